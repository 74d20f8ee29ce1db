// What the server has told of the file. Nothing is kept here that the server does not know.
import { call } from "./server.js";
import { Offsets } from "./offsets.js";
import { Words } from "./words.js";

export const state = {
  file: "", by: "", folder: false, seq: 0, head: null, terms: {}, order: [], claims: {}, unclaimed: [], bare: [], works: [],
  origins: [], findings: [], coverage: "", current: null, can_undo: false, can_redo: false, offsets: null, words: null,
  blocked: null, recent: [],
};

const listeners = [];
export const onChange = (listener) => listeners.push(listener);

const PARTS = ["order", "unclaimed", "bare", "works", "origins", "findings", "coverage", "can_undo", "can_redo"];

// Takes an answer over, and tells the views which claims are other than they were.
export function apply(answer) {
  if (answer.blocked) {
    const is_new = !state.blocked;
    state.blocked = answer.blocked;
    if (is_new) listeners.forEach((listener) => listener({ whole: true, ids: [], old: {} }));
    return;
  }
  if (answer.seq === undefined) return;
  const was_blocked = state.blocked;
  state.blocked = null;
  const old = { order: state.order, unclaimed: state.unclaimed, bare: state.bare, claims: {} };
  let ids = [];
  if (answer.whole) {
    const text = state.head ? state.head.text : null;
    state.head = answer.head;
    state.terms = answer.terms;
    state.claims = answer.claims;
    if (answer.head.text !== text) measure(answer.head);
  } else {
    ids = Object.keys(answer.changed);
    for (const id of ids) {
      old.claims[id] = state.claims[id];
      if (answer.changed[id]) state.claims[id] = answer.changed[id];
      else delete state.claims[id];
    }
  }
  for (const part of PARTS) if (answer[part] !== undefined) state[part] = answer[part];
  const moved = state.seq !== answer.seq;
  state.seq = answer.seq;
  keepCurrent(old);
  if (answer.whole || was_blocked || moved) {
    listeners.forEach((listener) => listener({ whole: Boolean(answer.whole || was_blocked), ids, old }));
  }
}

function measure(head) {
  state.offsets = new Offsets(head.text);
  state.words = new Words(head.text, state.offsets, head.language);
}

// A claim that is gone leaves the one that stands in its place.
function keepCurrent(old) {
  if (state.current && state.claims[state.current]) return;
  const place = state.current ? old.order.indexOf(state.current) : 0;
  state.current = state.order[Math.min(Math.max(place, 0), state.order.length - 1)] ?? null;
}

export async function open(file) {
  state.file = file;
  state.current = null;
  state.head = null;
  state.seq = 0;
  state.blocked = null;
  apply(await call("open", { file }));
}

// Asks for an edit. What comes back: the answer, with what it refused or told.
export async function edit(command, asked = {}) {
  const before = new Set(Object.keys(state.claims));
  const answer = await call("edit", { file: state.file, seq: state.seq, do: command, by: state.by, ...asked });
  apply(answer);
  answer.made = Object.keys(answer.changed ?? {}).filter((id) => answer.changed[id] && !before.has(id));
  return answer;
}

export const claimOf = (id = state.current) => (id ? state.claims[id] : undefined);
export const spansOf = (id) => state.claims[id].value.spans;
export const coreOf = (id) => spansOf(id).find((span) => (span.role ?? "core") === "core");
export const term = (vocabulary, id) => state.terms[vocabulary]?.find((one) => one.id === id) ?? { id, title: id, means: "", examples: [], slots: [] };
export const numberOf = (id) => state.order.indexOf(id) + 1;

export const unsorted = () => state.order.filter((id) => state.claims[id].unsorted);
export const lacking = () =>
  state.order.filter((id) => state.claims[id].slots.some((slot) => slot.level === "must" && slot.state === "open"));
export const faulty = () => state.order.filter((id) => state.claims[id].findings.some((one) => one.code !== "FC412"));
export const firstOf = (id) => coreOf(id).start;
