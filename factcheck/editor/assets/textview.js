// The text at the left: drawn line by line, each line only when something in it changed, and words selected in it.
import { h, say, shortened, counted } from "./dom.js";
import { below } from "./offsets.js";
import { state, spansOf, coreOf, numberOf } from "./state.js";

const HUES = 6;
// A line that is longer than this is drawn in pieces, so that a text without line ends is not drawn whole for every change.
const LONGEST = 4000;

let lines = [];
let starts = [];
let pane = null;
let index = { spans: [], longest: 0 };
export const selection = { anchor: 0, focus: 0, exact: false };

export function makePane(onClaim) {
  pane = h("div", {
    id: "text", tabIndex: 0, role: "application", "aria-label": "The text",
    "aria-describedby": "text-help", class: "pane source",
  });
  pane.addEventListener("mouseup", (event) => fromMouse(event, onClaim));
  return pane;
}

export function drawAll() {
  if (!pane || !state.head) return;
  reindex();
  lines = split(state.head.text);
  starts = lines.map((line) => line.start);
  pane.replaceChildren(...lines.map((line) => {
    line.element = h("div", { class: "line", dir: "auto" });
    fill(line);
    return line.element;
  }));
  paint();
}

// Draws the lines again in which claims, words set aside or bare words changed.
export function drawChanged({ ids, old }) {
  const dirty = [];
  for (const id of ids) {
    for (const claim of [old.claims[id], state.claims[id]]) {
      if (claim) for (const span of claim.value.spans) dirty.push([span.start, span.end]);
    }
  }
  dirty.push(...difference(old.unclaimed, state.unclaimed), ...difference(old.bare, state.bare));
  reindex();
  const drawn = new Set();
  for (const [start, end] of dirty) for (const line of linesOf(start, end)) drawn.add(line);
  drawn.forEach(fill);
  paint();
}

function difference(old, now) {
  const key = (one) => one.join(" ");
  const before = new Set(old.map(key));
  const after = new Set(now.map(key));
  return [...old.filter((one) => !after.has(key(one))), ...now.filter((one) => !before.has(key(one)))];
}

function split(text) {
  const found = [];
  let units = 0;
  let points = 0;
  while (units < text.length) {
    let end = text.indexOf("\n", units) + 1 || text.length;
    if (end - units > LONGEST) {
      end = units + LONGEST;
      const space = text.lastIndexOf(" ", end);
      if (space > units) end = space + 1;
      else if (text.charCodeAt(end - 1) >= 0xd800 && text.charCodeAt(end - 1) < 0xdc00) end += 1;
    }
    const stop = state.offsets.toPoints(end);
    found.push({ units, start: points, end: stop, text: text.slice(units, end), element: null });
    units = end;
    points = stop;
  }
  return found;
}

function reindex() {
  const spans = [];
  state.order.forEach((id, number) => {
    for (const span of spansOf(id)) {
      spans.push({ start: span.start, end: span.end, id, hue: number % HUES, made: !["lead-in", "context"].includes(span.role) });
    }
  });
  spans.sort((one, other) => one.start - other.start);
  index = { spans, starts: spans.map((span) => span.start), longest: spans.reduce((most, span) => Math.max(most, span.end - span.start), 0) };
}

// The claims that have words in a range, in the order of the text.
export function claimsAt(start, end) {
  return touching(start, end).filter((span) => span.made).map((span) => span.id);
}

function touching(start, end) {
  const from = below(index.starts, start - index.longest);
  const to = below(index.starts, end);
  return index.spans.slice(from, to).filter((span) => span.end > start);
}

function inRange(list, start, end) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle][1] <= start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let place = low; place < list.length && list[place][0] < end; place += 1) found.push(list[place]);
  return found;
}

function fill(line) {
  const spans = touching(line.start, line.end);
  const aside = inRange(state.unclaimed, line.start, line.end);
  const bare = inRange(state.bare, line.start, line.end);
  const bounds = new Set([line.start, line.end]);
  for (const [start, end] of [...spans.map((span) => [span.start, span.end]), ...aside, ...bare]) {
    if (start > line.start) bounds.add(start);
    if (end < line.end) bounds.add(end);
  }
  const ordered = [...bounds].sort((one, other) => one - other);
  const units = ordered.map((place) => state.offsets.toUnits(place) - line.units);
  const pieces = [];
  for (let number = 0; number + 1 < ordered.length; number += 1) {
    const words = line.text.slice(units[number], units[number + 1]);
    const [kind, hue] = kindOf(ordered[number], ordered[number + 1], spans, aside, bare);
    pieces.push(kind ? h("span", { class: kind, "data-hue": hue }, words) : words);
  }
  line.element.replaceChildren(...pieces);
}

function kindOf(start, end, spans, aside, bare) {
  const here = spans.filter((span) => span.start <= start && end <= span.end);
  const made = here.filter((span) => span.made);
  if (made.length) return [made.length > 1 ? "mark many" : "mark", String(made[made.length - 1].hue)];
  if (here.length) return ["needed"];
  const within = (one) => one[0] <= start && end <= one[1];
  if (bare.some(within)) return ["bare"];
  return aside.some(within) ? ["aside"] : [null];
}

function linesOf(start, end) {
  const first = Math.max(below(starts, start + 1) - 1, 0);
  const found = [];
  for (let number = first; number < lines.length && lines[number].start < end; number += 1) found.push(lines[number]);
  return found;
}

// The claim in hand and the selection are painted over the text without touching it.
const painted = {};
for (const name of ["core", "lead-in", "context", "mention", "selected"]) {
  if (globalThis.Highlight) CSS.highlights.set(`fc-${name}`, (painted[name] = new Highlight()));
}

export function paint() {
  if (!globalThis.Highlight || !pane) return;
  Object.values(painted).forEach((highlight) => highlight.clear());
  if (state.current && state.claims[state.current]) {
    for (const span of spansOf(state.current)) {
      for (const range of rangesOf(span.start, span.end)) painted[span.role ?? "core"]?.add(range);
    }
  }
  const [start, end] = selected();
  if (end > start) for (const range of rangesOf(start, end)) painted.selected.add(range);
}

function rangesOf(start, end) {
  return linesOf(start, end).map((line) => {
    const range = new Range();
    range.setStart(...nodeAt(line, Math.max(start, line.start)));
    range.setEnd(...nodeAt(line, Math.min(end, line.end)));
    return range;
  });
}

function nodeAt(line, place) {
  let rest = state.offsets.toUnits(place) - line.units;
  const walker = document.createTreeWalker(line.element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && rest > node.length) {
    rest -= node.length;
    node = walker.nextNode();
  }
  return node ? [node, rest] : [line.element, line.element.childNodes.length];
}

export function selected() {
  const start = Math.min(selection.anchor, selection.focus);
  const end = Math.max(selection.anchor, selection.focus);
  return [start, end];
}

export function select(anchor, focus, { show = true, tell = true, exact = false } = {}) {
  Object.assign(selection, { anchor, focus, exact });
  paint();
  if (show) scrollTo(focus > anchor ? Math.max(focus - 1, anchor) : focus);
  const [start, end] = selected();
  if (tell && end > start) say(`${shortened(state.offsets.slice(start, end), 200)}. ${whose(start, end)}`);
}

function whose(start, end) {
  const ids = [...new Set(claimsAt(start, end))];
  if (ids.length) return ids.length > 2 ? `In ${ids.length} claims` : `In claim ${ids.map(numberOf).join(" and ")}`;
  const aside = inRange(state.unclaimed, start, end)[0];
  return aside ? `Set aside as ${aside[2]}` : "Not accounted for";
}

export function scrollTo(place) {
  const line = linesOf(place, place + 1)[0];
  if (!line) return;
  const box = pane.getBoundingClientRect();
  let spot = line.element.getBoundingClientRect();
  if (spot.height > box.height / 2) {
    const [range] = rangesOf(place, Math.min(place + 1, line.end));
    if (range) spot = range.getBoundingClientRect();
  }
  if (spot.top < box.top + 40 || spot.bottom > box.bottom - 60) {
    if (spot === undefined || spot.height === 0) line.element.scrollIntoView({ block: "center" });
    else pane.scrollTop += spot.top - box.top - box.height / 3;
  }
}

export function runsLeft(place) {
  const line = linesOf(Math.max(place - 1, 0), place + 1)[0];
  return Boolean(line) && getComputedStyle(line.element).direction === "rtl";
}

export function showClaim(id) {
  const core = coreOf(id);
  selection.anchor = selection.focus = core.start;
  paint();
  scrollTo(core.start);
}

function fromMouse(event, onClaim) {
  const made = document.getSelection();
  if (!made.rangeCount || !pane.contains(made.anchorNode)) return;
  const anchor = placeOf(made.anchorNode, made.anchorOffset);
  const focus = placeOf(made.focusNode, made.focusOffset);
  made.removeAllRanges();
  if (anchor === null || focus === null) return;
  if (anchor === focus) {
    const [start, end] = word(anchor);
    select(start, end, { show: false });
    const here = [...new Set(claimsAt(start, end))];
    // Words of several claims lead to one after the other.
    if (here.length) onClaim(here[(here.indexOf(state.current) + 1) % here.length]);
    return;
  }
  const range = [Math.min(anchor, focus), Math.max(anchor, focus)];
  const whole = event.altKey ? range : state.words.whole(...range) ?? range;
  select(whole[0], whole[1], { show: false, exact: event.altKey });
  pane.focus({ preventScroll: true });
}

function placeOf(node, offset) {
  const element = (node.nodeType === 1 ? node : node.parentElement)?.closest(".line");
  const line = lines.find((one) => one.element === element);
  if (!line) return null;
  const range = new Range();
  range.setStart(line.element, 0);
  range.setEnd(node, offset);
  return state.offsets.toPoints(line.units + range.toString().length);
}

export function word(place) {
  const number = state.words.at(place);
  return number < 0 ? [0, 0] : [state.words.starts[number], state.words.ends[number]];
}

export const describe = ([start, end]) => `${counted(state.words.before(end) - state.words.at(start) + 1, "word")}`;
