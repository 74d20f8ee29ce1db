// How this window behaves; nothing of it belongs to the file.
export const settings = { letters: true, hint: true };
