// What is done with selected words: a claim made of them, given to a claim, taken from it, set aside.
import { say, shortened } from "./dom.js";
import { state, claimOf, coreOf, numberOf } from "./state.js";
import { make } from "./actions.js";
import { pick, form } from "./forms.js";
import { selected, select, selection } from "./textview.js";
import { goTo } from "./do-walking.js";
import { remember, choices } from "./choosing.js";

// What is selected; the words of the claim in hand where nothing is and `orClaim` says so.
function places(orClaim = false) {
  const [start, end] = selected();
  if (end > start) return [[start, end]];
  if (orClaim && claimOf()) return [[coreOf(state.current).start, coreOf(state.current).end]];
  say("Select words in the text first, with the arrow keys or the mouse.");
  return null;
}

async function add() {
  const spans = places();
  if (!spans) return;
  const answer = await make("add", { spans }, (made) => `New claim ${numberOf(made.made[0])}: ${state.claims[made.made[0]].value.statement}`);
  if (answer.made?.length) goTo(answer.made[0], { quiet: true });
}

async function give(role) {
  const spans = places();
  if (!spans || !needsClaim()) return;
  await make("give", { claim: state.current, spans, role }, `These words are now ${role} words of claim ${numberOf(state.current)}.`);
}

async function narrow() {
  const spans = places();
  if (!spans || !needsClaim()) return;
  await make("narrow", { claim: state.current, spans }, `Claim ${numberOf(state.current)} has just these words now: ${shortened(state.offsets.slice(...spans[0]), 120)}`);
}

async function take() {
  const spans = places();
  if (!spans || !needsClaim()) return;
  await make("take", { claim: state.current, spans }, `Claim ${numberOf(state.current)} has these words no longer.`);
}

async function setAside() {
  const spans = places();
  if (!spans) return;
  const reason = await pick({ title: `Set aside: “${shortened(state.offsets.slice(...spans[0]), 60)}”`, label: "Why do these words carry no claim?", ...choices("unclaimed-reasons") });
  if (!reason) return;
  let note = "";
  if (reason === "left-out") {
    const answer = await form({ title: "Left out on purpose", fields: [{ name: "note", label: "Why they are left out", first: true }], send: async (values) => values });
    if (!answer) return;
    note = answer.note;
  }
  const answer = await make("set-aside", { spans, reason, note }, `Set aside as ${reason}.`);
  if (!answer.refused) remember("unclaimed-reasons", reason);
}

export function needsClaim() {
  if (claimOf()) return true;
  say("There is no claim yet.");
  return false;
}

async function split(asked = {}) {
  if (!needsClaim()) return;
  const id = state.current;
  const [start, end] = selected();
  const core = coreOf(id);
  const within = end > start && start >= core.start && end <= core.end && end - start < core.end - core.start;
  const spans = within ? [[start, end]] : [];
  const answer = await make("split", { claim: id, spans, ...asked }, (made) =>
    within ? `Split. This claim: ${state.claims[id].value.statement} The other: ${state.claims[made.made[0]]?.value.statement ?? ""}` : "Doubled. Select the words of each and press w.");
  const part = answer.refused?.findings.find((one) => one.code === "FC440");
  if (part) {
    const keep = await pick({
      title: "Which part keeps what hangs on the claim?", label: part.message,
      items: [{ id: "1", title: "The first part", means: "The part that stands first in the text" }, { id: "2", title: "The second part", means: "" }],
    });
    if (keep) return split({ keep: Number(keep) });
  }
  if (answer.made?.length) {
    // Where the part in hand stands behind, the first of the two comes into hand, so that n goes on to the next.
    const first = [id, ...answer.made].sort((one, other) => state.order.indexOf(one) - state.order.indexOf(other))[0];
    goTo(first, { quiet: true });
    select(selection.anchor, selection.anchor, { tell: false });
  }
}

async function join() {
  if (!needsClaim()) return;
  const here = state.order.indexOf(state.current);
  const near = [...state.order.slice(here + 1), ...state.order.slice(0, here).reverse()];
  const other = await pick({ title: `Join claim ${numberOf(state.current)} with`, label: "Which claim goes into it?", items: claimItems(near) });
  if (!other) return;
  await make("join", { claim: state.current, other }, (made) => `Joined: ${state.claims[state.current].value.statement}`);
}

export const claimItems = (ids) => ids.map((id) => ({ id, title: `${numberOf(id)}. ${shortened(state.claims[id].value.statement, 110)}`, means: "" }));

export function forWords() {
  return [
    { id: "add", key: "a", group: "Words", label: "Make a claim of the words", run: add },
    { id: "core", key: "c", group: "Words", label: "Add as core words", help: "The selected words carry the claim too", run: () => give("core") },
    { id: "lead-in", key: "l", group: "Words", label: "Add as lead-in", help: "The claim cannot be read without the selected words, which serve others too", run: () => give("lead-in") },
    { id: "context", key: "x", group: "Words", label: "Add as context", help: "The selected words tell a date, a place or whom a pronoun means", run: () => give("context") },
    { id: "mention", key: "X", group: "Words", label: "Add as mention", help: "The document makes the same claim again at the selected words", run: () => give("mention") },
    { id: "words", key: "w", group: "Words", label: "Just these words", help: "The claim has the selected words and no other core words", run: narrow },
    { id: "take", key: "Delete", keys: ["Backspace"], group: "Words", label: "Take the words away", help: "The claim has the selected words no longer", run: take },
    { id: "aside", key: "z", group: "Words", label: "Set aside", help: "The selected words carry no claim, for a reason", run: setAside },
    { id: "split", key: "s", group: "Claim", label: "Split", help: "The claim keeps the selected words, another gets the rest; without a selection it is doubled", run: () => split() },
    { id: "join", key: "b", group: "Claim", label: "Join with another", run: join },
  ];
}
