// Words selected by keys: arrows go by words and clauses, Shift makes the selection longer or shorter, Alt goes by characters.
import { state, coreOf } from "./state.js";
import { select, selection, selected, word, runsLeft } from "./textview.js";
import { below } from "./offsets.js";

const KEYS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1, Home: -1, End: 1 };

export function moves(event) {
  return event.key in KEYS && !event.ctrlKey && !event.metaKey;
}

export function move(event) {
  const { words } = state;
  if (!words || !words.count) return;
  const way = KEYS[event.key];
  if (event.altKey) return byCharacter(way, event.shiftKey);
  // In a line that runs from right to left, the key that points left goes on in the text.
  const onwards = event.key.startsWith("Arrow") && runsLeft(selection.focus) ? -way : way;
  const sideways = event.key === "ArrowRight" || event.key === "ArrowLeft";
  if (event.key === "Home" || event.key === "End") return bySentence(way, event.shiftKey);
  return sideways ? byWord(onwards, event.shiftKey) : byClause(way, event.shiftKey);
}

function byWord(way, longer) {
  const { words } = state;
  if (longer) return select(selection.anchor, stepped(selection.focus, way));
  const [start, end] = selected();
  const number = way > 0 ? (end > start ? words.before(end) + 1 : words.at(end)) : words.at(start) - 1;
  const next = Math.min(Math.max(number, 0), words.count - 1);
  return select(words.starts[next], words.ends[next]);
}

// The end that is in hand stands at the end of a word behind the other end, and at the beginning of one before it.
function stepped(focus, way) {
  const { words } = state;
  const behind = focus > selection.anchor || (focus === selection.anchor && way > 0);
  if (behind) {
    const number = way > 0 ? words.at(focus) : words.before(focus) - 1;
    if (number < 0) return selection.anchor;
    const place = words.ends[Math.min(number, words.count - 1)];
    return place <= selection.anchor ? words.ends[words.at(selection.anchor)] : place;
  }
  const number = way > 0 ? words.at(focus) + 1 : words.before(focus);
  return words.starts[Math.min(Math.max(number, 0), words.count - 1)];
}

function byClause(way, longer) {
  const { words } = state;
  const ends = words.clauseEnds;
  const [start, end] = selected();
  if (longer && selection.focus < selection.anchor) {
    // The end in hand stands before the other, so it goes to where clauses begin.
    const number = way > 0 ? below(ends, selection.focus + 1) : below(ends, selection.focus) - 2;
    const place = words.starts[words.at(number >= 0 ? ends[number] ?? Infinity : 0)];
    return select(selection.anchor, Math.min(place, words.starts[words.before(selection.anchor)]));
  }
  if (longer && way > 0) {
    const next = ends[below(ends, Math.max(selection.focus, selection.anchor) + 1)] ?? Infinity;
    let place = words.ends[words.before(Math.min(next, words.ends[words.count - 1] + 1))];
    // The end of the clause is reached already where only its sign is left.
    if (place <= selection.focus) {
      const further = ends[below(ends, next + 1)] ?? Infinity;
      place = words.ends[words.before(Math.min(further, words.ends[words.count - 1] + 1))];
    }
    return select(selection.anchor, place);
  }
  if (longer) {
    const number = below(ends, selection.focus) - 1;
    const place = words.ends[words.before(number >= 0 ? ends[number] : 0)];
    return select(selection.anchor, Math.max(place, words.ends[words.at(selection.anchor)]));
  }
  const from = way > 0 ? words.starts[Math.min(words.before(words.stretch(Math.max(start, end - 1), ends)[1]) + 1, words.count - 1)]
    : words.starts[Math.max(words.at(words.stretch(start, ends)[0]) - 1, 0)];
  const [first, last] = words.stretch(from, ends);
  return select(first, last);
}

function bySentence(way, longer) {
  const { words } = state;
  const [first, last] = words.stretch(Math.min(selection.focus, words.ends[words.count - 1] - 1), words.sentenceEnds);
  if (longer) return select(selection.anchor, way > 0 ? last : first);
  return way > 0 ? select(...word(Math.max(last - 1, 0))) : select(...word(first));
}

function byCharacter(way, longer) {
  const focus = Math.min(Math.max(selection.focus + way, 0), state.offsets.length);
  if (longer) return select(selection.anchor, focus, { exact: true });
  const [start, end] = selected();
  return select(start, Math.max(end + way, start + 1), { exact: true });
}

// The other end of the selection is taken in hand.
export function swap() {
  if (selection.anchor === selection.focus && state.current) {
    const core = coreOf(state.current);
    return select(core.start, core.end);
  }
  return select(selection.focus, selection.anchor);
}

export function selectClaim() {
  const core = coreOf(state.current);
  select(core.start, core.end);
}
