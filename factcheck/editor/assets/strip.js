// The whole text as a strip: what claims have, what is set aside, what nobody has accounted for, and where the claim in hand is.
import { state, spansOf } from "./state.js";
import { select, word } from "./textview.js";

export function drawStrip(canvas) {
  if (!state.offsets || canvas.hidden) return;
  const width = (canvas.width = Math.max(canvas.clientWidth, 300));
  const { height } = canvas;
  const style = getComputedStyle(canvas);
  const colour = (name) => style.getPropertyValue(name).trim();
  const pen = canvas.getContext("2d");
  const scale = width / Math.max(state.offsets.length, 1);
  const bar = (start, end, top, tall, fill) => {
    pen.fillStyle = fill;
    pen.fillRect(start * scale, top, Math.max((end - start) * scale, 1), tall);
  };
  pen.clearRect(0, 0, width, height);
  // The colours of the page change with its scheme, so they are asked for each time.
  const resolved = {};
  for (const name of ["--fc-accent", "--fc-line", "--fc-open", "--fc-ink"]) {
    canvas.style.color = `var(${name})`;
    resolved[name] = getComputedStyle(canvas).color || colour(name);
  }
  canvas.style.color = "";
  for (const [start, end] of state.unclaimed) bar(start, end, height - 6, 6, resolved["--fc-line"]);
  const deep = new Map();
  for (const id of state.order) {
    for (const span of spansOf(id)) {
      const level = Math.min(deep.get(span.start) ?? 0, 2);
      deep.set(span.start, level + 1);
      bar(span.start, span.end, height - 8 * (level + 1), 7, resolved["--fc-accent"]);
    }
  }
  for (const [start, end] of state.bare) bar(start, end, 0, height, resolved["--fc-open"]);
  if (state.current && state.claims[state.current]) for (const span of spansOf(state.current)) bar(span.start, span.end, 0, 4, resolved["--fc-ink"]);
  canvas.setAttribute("aria-label", `Coverage: ${state.coverage}`);
  canvas.onclick = (event) => {
    const place = Math.floor((event.offsetX / canvas.clientWidth) * state.offsets.length);
    select(...word(place));
  };
}
