// Elements are made one by one and texts put in as texts, so that nothing which a file holds is ever read as markup.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== "string" && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

// A screen reader hears what is put into the live region; the same words twice would not be heard, so they get another end.
let turn = 0;
export function say(words) {
  turn += 1;
  byId("live").textContent = words + (turn % 2 ? "" : "\u00a0");
}

export function notice(words, kind = "told") {
  const place = byId("notice");
  place.replaceChildren();
  if (!words || !words.length) return;
  const lines = Array.isArray(words) ? words : [words];
  place.className = kind;
  place.append(
    ...lines.map((line) => h("p", {}, line)),
    h("button", { type: "button", class: "small", onclick: () => place.replaceChildren() }, "Close"),
  );
}

export const counted = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

// The dashes and hyphens of an id are read as words.
export const plain = (id) => id.replaceAll("-", " ").replaceAll(".", ": ");

export function shortened(words, length = 90) {
  if (words.length <= length) return words;
  const cut = words.slice(0, length - 1);
  return (cut.slice(0, Math.max(cut.lastIndexOf(" "), length / 2)) || cut) + "…";
}
