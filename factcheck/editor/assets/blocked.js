// A file that cannot be edited as it is: what is wrong with it, in the words of validate, and nothing is written.
import { h, say } from "./dom.js";
import { faultLine } from "./forms.js";
import { state } from "./state.js";

export function drawBlocked(main, again) {
  const { findings, path } = state.blocked;
  const changed = findings.some((one) => ["FC312", "FC313", "FC328"].includes(one.code));
  main.replaceChildren(h("section", { class: "pane blocked", tabIndex: 0, "aria-label": "What is wrong with the file" },
    h("h2", {}, changed ? "The text is another one now" : "This file cannot be edited yet"),
    h("p", {}, changed
      ? "The claims were made on another text than the one that stands there now, so their words may stand elsewhere. Nothing is overwritten. Carry them over with factcheck rebase, or put the old text back; the page then goes on by itself."
      : "It has faults that the editor does not repair. Nothing was changed. Mend them, and the page goes on by itself."),
    h("p", {}, h("code", {}, changed ? `factcheck rebase ${path}` : `factcheck validate ${path}`)),
    findings.map(faultLine),
    h("p", { class: "buttons" }, h("button", { type: "button", onclick: again }, "Look again"))));
  say(`The file cannot be edited: ${findings[0].message}`);
}
