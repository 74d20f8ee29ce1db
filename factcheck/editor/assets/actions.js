// All that can be done, once: the same list gives the keys, the buttons and the sheet of keys.
import { h, say, notice, counted } from "./dom.js";
import { state, edit } from "./state.js";
import { call, waiting } from "./server.js";
import { apply } from "./state.js";
import { moves, move } from "./moving.js";
import { forWords } from "./do-words.js";
import { forClaims } from "./do-claims.js";
import { forEvidence } from "./do-evidence.js";
import { forWalking } from "./do-walking.js";

export const actions = {};
export const groups = ["Go", "Words", "Claim", "What it is", "Evidence", "File"];

export function define(list) {
  for (const action of list) actions[action.id] = action;
}

export function setUp(views) {
  define(forWalking(views));
  define(forWords());
  define(forClaims());
  define(forEvidence());
  define([
    { id: "undo", key: "u", group: "File", label: "Undo", run: () => back("undo") },
    { id: "redo", key: "U", group: "File", label: "Redo", run: () => back("redo") },
  ]);
}

async function back(which) {
  const answer = await call(which, { file: state.file, seq: state.seq });
  apply(answer);
  report(answer, answer.did ? `${answer.did}.` : (answer.told ?? []).join(" "));
}

// Does an edit and says what came of it. `done` words it.
export async function make(command, asked, done) {
  const answer = await edit(command, asked);
  report(answer, answer.refused || answer.conflicts ? "" : typeof done === "function" ? done(answer) : done);
  return answer;
}

export function report(answer, done) {
  if (answer.conflicts) return conflicts(answer.conflicts);
  if (answer.refused) {
    const lines = answer.refused.findings.map((one) => [one.code, one.message, one.hint && `Help: ${one.hint}`].filter(Boolean).join(" "));
    notice(lines, "refused");
    say(`Not done: ${lines[0]}`);
    return;
  }
  const told = (answer.told ?? []).filter((one) => !one.startsWith("FC412") && !one.startsWith("FC308"));
  notice(told, "told");
  if (done) say([done, ...told].join(" "));
}

function conflicts(list) {
  notice("Somebody else changed the same at the same time. Nothing of theirs is overwritten: yours stands beside it here, and the file has theirs.", "refused");
  const show = (value) => (value === null || value === undefined ? "nothing" : typeof value === "string" ? value : JSON.stringify(value));
  document.getElementById("notice").append(h("table", {}, h("thead", {}, h("tr", {}, ["Where", "Yours", "Theirs, in the file", "Before"].map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", {}, list.map((one) => h("tr", {}, h("th", { scope: "row" }, one.where.join(" / ")), h("td", {}, show(one.ours)), h("td", {}, show(one.theirs)), h("td", {}, show(one.base)))))));
  say(`Not done: ${counted(list.length, "value was", "values were")} changed by somebody else too. Both stand side by side.`);
}

// A button for an action; it shows the key.
export function button(id, asked) {
  const action = actions[id];
  if (!action) throw new Error(`there is no action ${id}`);
  return h("button", { type: "button", "data-action": id, title: action.help ?? action.label, onclick: () => perform(id, asked) },
    action.label, action.key ? h("kbd", { "aria-hidden": "true" }, shownKey(action.key)) : null);
}

export const shownKey = (key) => (key.length === 1 && key !== key.toLowerCase() ? `Shift+${key.toLowerCase()}` : key);

// Keys that come while an edit is under way wait until it is done, and go to whatever has the focus then.
const queue = [];
let running = false;

export async function perform(id, asked) {
  queue.push({ id, asked });
  await work();
}

export function keyed(event) {
  queue.push({ key: event.key, event });
  return work();
}

export const busy = () => running || waiting > 0;

async function work() {
  if (running) return;
  running = true;
  document.documentElement.dataset.busy = "yes";
  try {
    while (queue.length) {
      const next = queue.shift();
      try {
        if (next.id) await actions[next.id].run(next.asked);
        else await pressed(next);
      } catch (error) {
        notice(error.message, "refused");
        say(error.message);
      }
    }
  } finally {
    running = false;
    document.documentElement.dataset.busy = "no";
  }
}

// Keys that came before a dialog stood there were meant for it.
document.addEventListener("dialog-opened", () => {
  while (queue.length && queue[0].key && document.querySelector("dialog[open]")) typed(document.activeElement, queue.shift().key);
});

async function pressed({ key, event }) {
  const field = document.activeElement;
  if (field && field.matches("input, textarea, select")) return typed(field, key);
  if (moves(event)) return move(event);
  const action = Object.values(actions).find((one) => one.key === key || one.keys?.includes(key));
  if (action) await action.run();
}

function typed(field, key) {
  if (key.length === 1 && field.setRangeText && !field.matches("select")) {
    field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  } else {
    field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }
}
