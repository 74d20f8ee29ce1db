// A file that cannot be edited as it is: what is wrong with it, in the words of validate, and nothing is written.
import { h, say, notice } from "./dom.js";
import { faultLine } from "./forms.js";
import { state, apply } from "./state.js";
import { call } from "./server.js";

const ABOUT_TEXT = ["FC312", "FC313", "FC328"];

export function drawBlocked(main, again) {
  const { findings, path, rows, told, stays } = state.blocked;
  const changed = Boolean(rows);
  const carry = async () => {
    const answer = await call("carry", { file: state.file });
    if (answer.refused) return notice(answer.refused.findings.map((one) => one.message), "refused");
    apply(answer);
    notice(["The claims were carried over to the new text.", ...answer.told]);
  };
  main.replaceChildren(h("section", { class: "pane blocked", tabIndex: 0, "aria-label": "What is wrong with the file" },
    h("h2", {}, changed ? "The text is another one now" : "This file cannot be edited yet"),
    h("p", {}, changed
      ? "The claims were made on another text than the one that stands there now. Nothing is overwritten. Put the old text back, or carry the claims over; the page then goes on by itself."
      : "It has faults that the editor does not repair. Nothing was changed. Mend them, and the page goes on by itself."),
    h("p", {}, h("code", {}, changed ? `factcheck rebase ${path}` : `factcheck validate ${path}`)),
    findings.filter((one) => !changed || ABOUT_TEXT.includes(one.code)).slice(0, 200).map(faultLine),
    changed ? h("details", {}, h("summary", {}, "What follows from it, as factcheck validate says it"), findings.filter((one) => !ABOUT_TEXT.includes(one.code)).slice(0, 200).map(faultLine)) : null,
    changed ? both(rows) : null,
    changed && told.length ? [h("h3", {}, "What would become of the claims"), h("ul", {}, told.map((one) => h("li", {}, one)))] : null,
    changed && !stays ? h("p", {}, "What cannot stay is put into a file beside it, so that nothing is lost.") : null,
    h("p", { class: "buttons" }, changed ? h("button", { type: "button", class: "main", id: "carry", onclick: carry }, "Carry the claims over") : null,
      h("button", { type: "button", id: "again", onclick: again }, "Look again"))));
  say(`The file cannot be edited: ${findings[0].message}`);
}

function both(rows) {
  return h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "The two texts" }, h("table", { class: "both" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, rows.some(([, old]) => old !== null) ? "Annotated" : "Annotated, no longer at hand"), h("th", { scope: "col" }, "There now"))),
    h("tbody", {}, rows.map(([same, old, now]) => h("tr", { class: same ? "quiet" : "differs" }, h("td", { dir: "auto" }, old ?? ""), h("td", { dir: "auto" }, now ?? ""))))));
}
