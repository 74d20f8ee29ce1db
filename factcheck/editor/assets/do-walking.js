// Going about: candidates, claims in the text, words that nobody has accounted for, other views.
import { say, shortened, plain, h } from "./dom.js";
import { state, claimOf, numberOf, unsorted, faulty, lacking, coreOf } from "./state.js";
import { select, selected, claimsAt, showClaim, paint } from "./textview.js";
import { selectClaim, swap } from "./moving.js";
import { keySheet } from "./help.js";
import { form } from "./forms.js";
import { call } from "./server.js";

export function goTo(id, { quiet = false, keep = false } = {}) {
  if (!id || !state.claims[id]) return;
  state.current = id;
  state.redraw();
  // Words that were selected to find the claim by stay selected, since something is to be done with them.
  if (keep) paint();
  else showClaim(id);
  if (!quiet) tellClaim(id);
}

export function tellClaim(id) {
  const { value, unsorted: open, findings } = state.claims[id];
  const core = coreOf(id);
  const told = [
    `Claim ${numberOf(id)} of ${state.order.length}: ${value.statement}`,
    `Words: ${shortened(core.exact, 200)}.`,
    open ? "No category yet." : `${value.categories.map(plain).join(", ")}.`,
  ];
  if (findings.length > (open ? 1 : 0)) told.push(`${findings.length} findings.`);
  say(told.join(" "));
}

// The next of some claims behind the one in hand, and the first of them at the end.
function next(ids, way) {
  const here = state.order.indexOf(state.current);
  const ordered = way > 0 ? ids : [...ids].reverse();
  return ordered.find((id) => (state.order.indexOf(id) - here) * way > 0) ?? ordered[0];
}

function walk(ids, way, nothing) {
  if (!ids.length) return say(nothing);
  goTo(next(ids, way));
}

function bare(way) {
  if (!state.bare.length) return say("Every word is accounted for.");
  const [start, end] = selected();
  const ordered = way > 0 ? state.bare : [...state.bare].reverse();
  const found = ordered.find((one) => (way > 0 ? one[0] >= Math.max(end, start + 1) : one[1] <= start)) ?? ordered[0];
  document.getElementById("text")?.focus({ preventScroll: true });
  select(found[0], found[1]);
}

function here() {
  const [start, end] = selected();
  const ids = [...new Set(claimsAt(start, Math.max(end, start + 1)))];
  if (!ids.length) return say("No claim has these words.");
  goTo(ids[(ids.indexOf(state.current) + 1) % ids.length], { keep: true });
}

let sought = "";

async function seek() {
  const text = state.head.text.toLowerCase();
  const answer = await form({
    title: "Find words in the text", button: "Find",
    fields: [{ name: "words", label: "Words", value: sought, first: true }],
    send: async ({ words }) => {
      const [, from] = selected();
      const wanted = words.toLowerCase();
      let place = text.indexOf(wanted, state.offsets.toUnits(from));
      if (place < 0) place = text.indexOf(wanted);
      if (!words || place < 0) return { refused: { findings: [{ code: "", message: "These words do not stand in the text.", hint: "", where: "/words" }] } };
      sought = words;
      const found = [state.offsets.toPoints(place), state.offsets.toPoints(place + words.length)];
      const whole = state.words.whole(...found) ?? found;
      return { found: whole };
    },
  });
  if (answer?.found) select(...answer.found);
  document.getElementById("text")?.focus({ preventScroll: true });
}

async function name() {
  const answer = await form({
    title: "Who are you?", intro: ["Decisions, searches and verdicts stand under a name."],
    fields: [{ name: "by", label: "Your name", value: state.by, first: true }],
    send: (values) => call("name", values),
  });
  if (answer) state.by = answer.by;
}

export async function needsName() {
  if (!state.by) await name();
  return Boolean(state.by);
}

export function forWalking(views) {
  const there = (view) => () => views.go(view);
  return [
    { id: "candidate", key: "j", group: "Go", label: "Next candidate", help: "The next claim without a category", run: () => walk(unsorted(), 1, "Every claim has a category.") },
    { id: "candidate-back", key: "k", group: "Go", label: "Candidate before", run: () => walk(unsorted(), -1, "Every claim has a category.") },
    { id: "next", key: "n", group: "Go", label: "Next claim", run: () => walk(state.order, 1, "There is no claim yet.") },
    { id: "previous", key: "p", group: "Go", label: "Claim before", run: () => walk(state.order, -1, "There is no claim yet.") },
    { id: "bare", key: "g", group: "Go", label: "Words nobody accounted for", run: () => bare(1) },
    { id: "bare-back", key: "G", group: "Go", label: "Such words before", run: () => bare(-1) },
    { id: "finding", key: "f", group: "Go", label: "Next finding", run: () => walk(faulty(), 1, "There are no findings.") },
    { id: "lacking", key: "F", group: "Go", label: "Next claim that lacks evidence", run: () => walk(lacking(), 1, "No claim lacks evidence that it must have.") },
    { id: "here", key: "Enter", group: "Go", label: "Claim at the words", help: "The claim that has the selected words; again, and the next of them", run: here },
    { id: "find", key: "/", group: "Go", label: "Find words", run: seek },
    { id: "to-text", key: "1", group: "Go", label: "To the text", run: () => document.getElementById("text")?.focus() },
    { id: "to-card", key: "2", group: "Go", label: "To the claim", run: () => document.getElementById("card")?.focus() },
    { id: "select-claim", key: ",", group: "Words", label: "Select the claim's words", run: () => claimOf() && selectClaim() },
    { id: "swap", key: ".", group: "Words", label: "Take the other end", help: "Shift and arrows then move the other end of the selection", run: swap },
    { id: "view-text", key: "T", group: "File", label: "Text", run: there("text") },
    { id: "view-table", key: "B", group: "File", label: "Table", run: there("table") },
    { id: "view-folder", key: "O", group: "File", label: "Folder", run: () => (state.folder ? views.go("folder") : say("Only one file was opened, no folder.")) },
    { id: "name", key: "I", group: "File", label: "Who you are", run: name },
    { id: "keys", key: "?", group: "File", label: "All keys", run: () => keySheet() },
  ];
}

export const hint = () => h("div", { class: "hint", role: "note" },
  h("p", {}, h("strong", {}, "How it goes. "), "Each sentence is a candidate. ", h("kbd", {}, "j"), " goes to the next one; ", h("kbd", {}, "s"),
    " splits it where it says two things; ", h("kbd", {}, "e"), " words it; ", h("kbd", {}, "t"), " gives it a category. ", h("kbd", {}, "g"),
    " shows words that nobody has accounted for. Everything is saved at once, ", h("kbd", {}, "u"), " takes it back, ", h("kbd", {}, "?"), " shows all keys. Each key is also a button."));
