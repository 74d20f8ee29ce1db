// Tables for a spreadsheet: written here and saved by the browser, and taken back with each refused line told.
import { h, say, notice, counted } from "./dom.js";
import { state, apply } from "./state.js";
import { call } from "./server.js";
import { form, showSheet } from "./forms.js";
import { report } from "./actions.js";
import { needsName } from "./do-walking.js";

const TABLES = [
  { id: "claims", title: "Claims", means: "With what can be edited and comes back: statement, categories, and whether to check" },
  { id: "references", title: "References", means: "Each passage that was cited, and whether it counts" },
  { id: "works", title: "Works", means: "Each source, with how often it is cited" },
  { id: "figures", title: "Figures", means: "What the document and its sources count" },
];
const FORMATS = [
  { id: "csv", title: "CSV", means: "For every spreadsheet. What begins like a formula has an apostrophe before it" },
  { id: "xlsx", title: "Excel workbook", means: "Needs the extra xlsx of the package" },
];

export async function saveTable(file) {
  await form({
    title: "Save a table", button: "Save",
    fields: [
      { name: "table", label: "Of what", kind: "choice", empty: false, options: TABLES, value: "claims" },
      { name: "format", label: "Format", kind: "choice", empty: false, options: FORMATS, value: "csv" },
      { name: "columns", label: "Only these columns", kind: "list", help: "With semicolons between them; all where none is named. To come back, claims need id and digest." },
    ],
    send: async (asked) => {
      const answer = await call("table", { ...(file ? { file } : {}), ...asked });
      if (answer.content === undefined) return answer;
      download(answer);
      say(`${answer.name}: ${counted(answer.lines, "line")}.${answer.cut ? ` ${counted(answer.cut, "text")} cut to what a cell holds.` : ""}`);
      if (answer.cut) notice(`${counted(answer.cut, "text")} longer than a cell of a workbook holds, and cut there; CSV has all of them.`);
      return answer;
    },
  });
}

function download({ name, type, content }) {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// The field of the browser opens where files lie; what is chosen is sent, and the file is changed in one step.
export function takeTable() {
  const field = h("input", { type: "file", accept: ".csv,.xlsx", onchange: () => take(field.files[0]).catch((error) => notice(error.message, "refused")) });
  field.click();
}

export async function take(file) {
  if (!file || !(await needsName())) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let signs = "";
  for (let at = 0; at < bytes.length; at += 32768) signs += String.fromCharCode(...bytes.subarray(at, at + 32768));
  const answer = await call("take", { file: state.file, name: file.name, content: btoa(signs), by: state.by });
  apply(answer);
  if (!answer.table) return report(answer, "");
  const { changed, lines } = answer.table;
  const done = `${counted(changed, "claim")} changed.`;
  say([done, ...lines].join(" "));
  showSheet(`Taken back: ${file.name}`, h("p", {}, `${done} Undo takes all of it back.`),
    lines.length ? h("ul", {}, lines.map((one) => h("li", {}, one))) : h("p", { class: "quiet" }, "No line was refused."));
}
