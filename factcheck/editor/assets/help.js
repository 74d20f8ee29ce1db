// The sheet of keys, made of the same list as the keys.
import { h } from "./dom.js";
import { actions, groups, shownKey } from "./actions.js";
import { showSheet } from "./forms.js";
import { settings } from "./settings.js";

const SELECTING = [
  ["Left, Right", "A word back, a word on"], ["Up, Down", "A clause back, a clause on"],
  ["Home, End", "The first word of the sentence, the last"], ["Shift+these", "Makes the selection longer or shorter"],
  ["Alt+these", "By characters, where a word must be cut"],
];

export function keySheet() {
  const switch_ = h("input", { type: "checkbox", checked: settings.letters, id: "letters", onchange: (event) => (settings.letters = event.target.checked) });
  const list = (rows) => h("dl", {}, rows.map(([key, words]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, words))));
  showSheet("Keys",
    h("p", {}, switch_, h("label", { for: "letters" }, "Letters work as keys outside fields. Every one of them is also a button.")),
    h("div", { class: "keys" },
      h("section", {}, h("h3", {}, "Selecting words"), list(SELECTING)),
      groups.map((group) => h("section", {}, h("h3", {}, group),
        list(Object.values(actions).filter((one) => one.group === group && one.key).map((one) => [shownKey(one.key), one.help ? `${one.label}: ${one.help}` : one.label]))))));
}
