// The page: its views, its keys, and what it asks the server for.
import { h, byId, say, notice, counted } from "./dom.js";
import { state, onChange, open, apply, unsorted, lacking, faulty } from "./state.js";
import { call, waiting } from "./server.js";
import { setUp, keyed, busy, button, perform } from "./actions.js";
import { makePane, drawAll, drawChanged } from "./textview.js";
import { moves, move } from "./moving.js";
import { drawCard } from "./card.js";
import { goTo, hint } from "./do-walking.js";
import { drawStrip } from "./strip.js";
import { drawTable, drawFolder } from "./table.js";
import { settings } from "./settings.js";
import { drawBlocked } from "./blocked.js";

// How often a window asks whether the file has changed, in milliseconds.
const EVERY = 2000;

export const where = () => {
  const [view, , query] = location.hash.slice(1).split(/(\?)/);
  return { view: view || (state.folder ? "folder" : "text"), query: new URLSearchParams(query ?? "") };
};

const views = {
  go(view, more = {}) {
    const query = new URLSearchParams({ ...(view !== "folder" && state.file ? { file: state.file } : {}), ...more });
    location.hash = `${view}?${query}`;
  },
};

async function route() {
  const { view, query } = where();
  const file = query.get("file") ?? state.only;
  if (view !== "folder" && file && file !== state.file) await open(file);
  const main = byId("main");
  main.className = view;
  drawHead(view);
  byId("strip").hidden = view !== "text";
  if (view === "folder") return drawFolder(main);
  if (state.blocked) return drawBlocked(main, () => open(state.file).then(route));
  if (view === "table") return drawTable(main, query);
  const wanted = query.get("claim");
  if (!byId("text")) {
    const card = h("section", { id: "card", class: "pane card", tabIndex: 0, "aria-label": "The claim" });
    main.replaceChildren(
      h("p", { id: "text-help", class: "unseen" }, "Arrow keys select words. The question mark shows all keys."),
      h("div", { class: "sides" }, h("div", { class: "left" }, settings.hint && unsorted().length ? hintBox() : null, makePane((id) => goTo(id)),
        h("p", { class: "buttons bar", "aria-label": "With the selected words", role: "group" }, ["add", "aside", "split", "find", "bare"].map((id) => button(id)),
          h("details", {}, h("summary", {}, "More"), ["here", "select-claim", "swap", "bare-back", "candidate-back", "finding", "lacking", "to-text", "to-card"].map((id) => button(id))))), card));
    drawAll();
  }
  redraw();
  if (wanted && state.claims[wanted]) goTo(wanted);
  else if (state.current) goTo(state.current, { quiet: true });
  byId("text").focus({ preventScroll: true });
}

function hintBox() {
  const box = hint();
  box.append(h("button", { type: "button", class: "small", onclick: () => { settings.hint = false; box.remove(); byId("text").focus(); } }, "I see"));
  return box;
}

function redraw() {
  const card = byId("card");
  if (card && !card.contains(document.activeElement?.closest("textarea"))) drawCard(card);
  drawTodo();
  drawStrip(byId("strip"));
}
state.redraw = redraw;

function drawHead(view) {
  byId("title").textContent = state.head && view !== "folder" ? state.head.title : "factcheck edit";
  document.title = `${state.head && view !== "folder" ? `${state.head.title}: ` : ""}factcheck edit`;
  const link = (name, words) => h("a", { href: `#${name}${name === "folder" ? "" : `?file=${encodeURIComponent(state.file)}`}`, "aria-current": view === name ? "page" : null }, words);
  byId("views").replaceChildren(...[state.folder ? link("folder", "Folder") : null, state.file ? link("text", "Text") : null, state.file ? link("table", "Table") : null].filter(Boolean),
    button("undo"), button("redo"), button("keys"), button("name"));
  drawTodo();
}

function drawTodo() {
  const place = byId("todo");
  const { view } = where();
  if (view === "folder" || !state.head || state.blocked) return place.replaceChildren();
  const one = (number, words, action) => {
    const made = h("button", { type: "button", class: number ? "open" : "done", onclick: () => { if (view !== "text") location.hash = `text?file=${encodeURIComponent(state.file)}`; perform(action); } }, `${number.toLocaleString("en")} ${words}`);
    return made;
  };
  place.replaceChildren(
    one(state.bare.length, state.bare.length === 1 ? "stretch not accounted for" : "stretches not accounted for", "bare"),
    one(unsorted().length, "without category", "candidate"),
    one(lacking().length, "lack evidence", "lacking"),
    one(faulty().length + state.findings.filter((found) => found.code !== "FC308").length, "with findings", "finding"),
    h("span", { class: "quiet" }, state.coverage),
  );
  const fileFindings = state.findings.filter((found) => found.code !== "FC308");
  if (fileFindings.length) place.append(h("details", {}, h("summary", {}, counted(fileFindings.length, "finding of the file", "findings of the file")), fileFindings.map((found) => h("p", {}, `${found.code}: ${found.message}`))));
}

onChange((change) => {
  const { view } = where();
  if (change.whole) {
    if (byId("text")) byId("main").replaceChildren();
    route();
    return;
  }
  if (view === "text" && byId("text")) {
    drawChanged(change);
    redraw();
  } else if (view === "table") drawTable(byId("main"), where().query);
  drawTodo();
});

document.addEventListener("keydown", (event) => {
  const inField = event.target.closest("input, textarea, select, dialog");
  if (busy()) {
    // What is typed while an edit is under way waits for it; nothing is typed past it.
    if (!event.ctrlKey && !event.metaKey && (event.key.length === 1 || moves(event) || ["Enter", "Escape", "Backspace", "Delete"].includes(event.key)) && !document.querySelector("dialog[open]") && !inField) {
      event.preventDefault();
      keyed(event);
    }
    return;
  }
  if (inField) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault();
    perform(event.shiftKey ? "redo" : "undo");
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  if (moves(event) && event.target.closest("#text")) {
    event.preventDefault();
    move(event);
    return;
  }
  if (event.altKey || (event.key.length > 1 && !["Delete", "Backspace", "Enter"].includes(event.key))) return;
  if (!settings.letters && event.key !== "?") return;
  if (event.target.closest("button, a, summary") && (event.key === "Enter" || event.key === " ")) return;
  if (where().view !== "text" && !["T", "B", "O", "?", "u", "U", "I"].includes(event.key)) return;
  event.preventDefault();
  keyed(event);
});

async function look() {
  if (!waiting && state.file && !document.hidden && where().view !== "folder") {
    try {
      const seq = state.seq;
      const answer = await call("look", { file: state.file, seq });
      const changed = answer.seq !== undefined && answer.seq !== seq;
      apply(answer);
      if (changed) {
        say("The file was changed elsewhere; what is shown is how it stands now.");
        notice("The file was changed elsewhere; what is shown is how it stands now.");
      }
    } catch (error) {
      notice(error.message, "refused");
    }
  }
  setTimeout(look, EVERY);
}

async function start() {
  const told = await call("start");
  state.folder = told.folder;
  state.by = told.by;
  state.only = told.file;
  setUp(views);
  // The address after the sign is that of a view, so the link that skips to the content does not change it.
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    (byId("text") ?? byId("main")).focus();
  });
  addEventListener("hashchange", () => route());
  addEventListener("resize", () => drawStrip(byId("strip")));
  // All else has its colours from the style sheet, but a canvas keeps those in which it was painted.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawStrip(byId("strip")));
  await route();
  document.documentElement.dataset.ready = "yes";
  setTimeout(look, EVERY);
}

start().catch((error) => notice(error.message, "refused"));
