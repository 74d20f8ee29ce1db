// What a claim is: its statement, category, mode, hedges, figure, time, links, and whether somebody is to check it.
import { h, say, byId, plain } from "./dom.js";
import { state, claimOf, edit, numberOf } from "./state.js";
import { make, report } from "./actions.js";
import { pick, form, faultLine } from "./forms.js";
import { selected } from "./textview.js";
import { call } from "./server.js";
import { choices, remember, options } from "./choosing.js";
import { claimItems, needsClaim } from "./do-words.js";
import { goTo, needsName } from "./do-walking.js";

// The statement is edited where it stands: Enter saves it, Escape leaves it as it was.
function statement() {
  if (!needsClaim()) return;
  const id = state.current;
  const place = byId("statement");
  if (!place) return;
  const old = claimOf().value.statement;
  const fault = h("div", { id: "statement-fault" });
  const area = h("textarea", { id: "statement", class: "statement", rows: "3", "aria-label": "What the claim says, as a sentence that stands alone", "aria-describedby": "statement-fault", dir: "auto" });
  area.value = old;
  place.replaceWith(area);
  area.after(fault);
  area.focus();
  area.select();
  let over = false;
  const leave = () => {
    over = true;
    // The card is not drawn again under somebody who types in it, so the field is left first.
    byId("text")?.focus({ preventScroll: true });
    state.redraw();
  };
  const keep = async () => {
    if (over) return;
    if (area.value.trim() === old) return leave();
    over = true;
    const answer = await edit("amend", { claim: id, statement: area.value });
    if (answer.refused) {
      over = false;
      area.setAttribute("aria-invalid", "true");
      fault.replaceChildren(...answer.refused.findings.map(faultLine));
      say(`Not saved: ${answer.refused.findings[0].message}`);
      return;
    }
    report(answer, `Saved: ${area.value.trim()}`);
    leave();
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      keep();
    } else if (event.key === "Escape") leave();
  });
  area.addEventListener("blur", keep);
}

async function category() {
  if (!needsClaim()) return;
  const id = state.current;
  const chosen = await pick({ title: `Category of claim ${numberOf(id)}`, label: "What kind of assertion is it?", several: true, ...choices("categories") });
  if (!chosen || !chosen.length) return;
  const answer = await make("amend", { claim: id, categories: chosen }, `${chosen.map(plain).join(", ")}.`);
  if (!answer.refused) chosen.reverse().forEach((one) => remember("categories", one));
}

async function mode() {
  if (!needsClaim()) return;
  const chosen = await pick({ title: "How the document puts it forward", label: "Mode", ...choices("modes") });
  if (chosen) await make("amend", { claim: state.current, mode: chosen }, `Mode: ${chosen}.`);
}

async function suggested() {
  return call("suggest", { file: state.file, claim: state.current });
}

async function hedge() {
  if (!needsClaim()) return;
  const id = state.current;
  const { value } = claimOf();
  const [start, end] = selected();
  const offered = (await suggested()).hedges ?? [];
  const chosen = end > start ? [state.offsets.slice(start, end)] : [];
  const now = [...new Set([...(value.hedges ?? []), ...chosen])];
  const fresh = !value.hedges && !chosen.length && offered.length;
  await form({
    title: "Words by which the document weakens the claim",
    fields: [{ name: "hedges", label: "Hedges, as written, with semicolons between", term: "hedges", kind: "list", value: fresh ? offered : now, prefilled: Boolean(fresh), first: true }],
    send: (values) => edit("amend", { claim: id, ...values }),
  }).then((answer) => answer && report(answer, "Hedges saved."));
}

async function quantity() {
  if (!needsClaim()) return;
  const id = state.current;
  const own = claimOf().value.quantity;
  const offered = own ? {} : (await suggested()).quantity ?? {};
  const value = own ?? offered;
  const field = (name, label, more = {}) => ({ name, label, value: value[name] === undefined ? "" : value[name], prefilled: !own && offered[name] !== undefined, term: name, ...more });
  const answer = await form({
    title: "Figure", intro: ["A bound is not a value: “up to 40” is at most 40. Leave everything empty to take the figure away."],
    fields: [
      field("value", "The figure", { kind: "number", first: true }), field("low", "At least", { kind: "number" }), field("high", "At most", { kind: "number" }),
      { name: "comparators", label: "How near", term: "comparators", kind: "choice", options: options("comparators"), value: (value.comparators ?? [])[0] ?? "", prefilled: Boolean(offered.comparators) },
      field("unit", "Of what, one of them", { help: "In the singular: person, house, percent." }), field("as_written", "In the document's words"),
      field("population", "Who or what is counted"), field("measure", "Measure, to compare with other figures"),
      { name: "kind", label: "Kind of figure", term: "kind", kind: "choice", options: options("quantity-kinds"), value: value.kind ?? "" },
      field("as_of", "On the day"), field("since", "Since"), field("until", "Until"), field("place", "Where"),
      { name: "basis", label: "Where the day comes from", term: "basis", kind: "choice", options: options("date-bases"), value: value.basis ?? "" },
    ],
    send: (values) => {
      const rest = (own?.comparators ?? []).slice(1);
      const comparators = values.comparators ? [values.comparators, ...rest] : [];
      return edit("amend", { claim: id, quantity: { ...values, comparators } });
    },
  });
  if (answer) report(answer, "Figure saved.");
}

async function time() {
  if (!needsClaim()) return;
  const id = state.current;
  const own = claimOf().value.time;
  const offered = own ? {} : (await suggested()).time ?? {};
  const value = own ?? offered;
  const field = (name, label, more = {}) => ({ name, label, value: value[name] ?? "", prefilled: !own && offered[name] !== undefined, term: name, ...more });
  const answer = await form({
    title: "When it happened or holds", intro: ["Days as YYYY-MM-DD, months as YYYY-MM, intervals with a slash. Leave everything empty to take it away."],
    fields: [
      field("at", "On the day", { first: true }), field("since", "Since"), field("until", "Until"), field("as_written", "In the document's words"),
      { name: "basis", label: "Where the day comes from", term: "basis", kind: "choice", options: options("date-bases"), value: value.basis ?? "", prefilled: Boolean(offered.basis) },
    ],
    send: (values) => edit("amend", { claim: id, time: values }),
  });
  if (answer) report(answer, "Time saved.");
}

async function details() {
  if (!needsClaim()) return;
  const id = state.current;
  const { value } = claimOf();
  const answer = await form({
    title: "Whose word, where, who",
    fields: [
      { name: "voice", aliases: ["attribution"], label: "Whose word the document gives", term: "attribution", kind: "choice", options: options("voices"), value: value.attribution?.voice ?? "", first: true },
      { name: "speaker", label: "Who speaks, by name", term: "speaker", value: value.attribution?.speaker },
      { name: "as_written", label: "The words that say so", term: "as_written", value: value.attribution?.as_written },
      { name: "places", label: "Places", term: "places", kind: "list", value: value.places ?? [], help: "With semicolons between" },
      { name: "agents", label: "Who acts", term: "agents", kind: "list", value: value.agents ?? [], help: "With semicolons between" },
      { name: "tags", label: "Labels of your own", term: "tags", kind: "list", value: value.tags ?? [] },
      { name: "checkability", label: "Can evidence settle it?", term: "checkability", kind: "choice", options: options("checkabilities"), value: value.checkability ?? "", emptyLabel: "as its category says" },
      { name: "note", label: "Note", term: "note", kind: "text", value: value.note },
    ],
    send: ({ voice, speaker, as_written, ...rest }) => edit("amend", { claim: id, ...rest, attribution: { voice, speaker, as_written } }),
  });
  if (answer) report(answer, "Saved.");
}

async function relate() {
  if (!needsClaim()) return;
  const id = state.current;
  const type = await pick({ title: `Claim ${numberOf(id)} …`, label: "How is it linked?", ...choices("relation-types") });
  if (!type) return;
  const here = state.order.indexOf(id);
  const near = [...state.order.keys()].filter((place) => place !== here).sort((one, other) => Math.abs(one - here) - Math.abs(other - here));
  const target = await pick({ title: `Claim ${numberOf(id)} ${plain(type)} …`, label: "Which claim?", items: claimItems(near.map((place) => state.order[place])) });
  if (!target) return;
  const status = await pick({ title: "Is the link stated?", label: "Status", ...choices("relation-statuses") });
  if (!status) return;
  const answer = await make("relate", { claim: id, type, target, status }, `Linked: ${plain(type)} claim ${numberOf(target)}.`);
  if (!answer.refused) remember("relation-types", type);
}

async function unrelate(asked) {
  const { value } = claimOf();
  const own = value.relations ?? [];
  if (!own.length) return say("This claim has no link of its own.");
  let gone = asked;
  if (!gone) {
    const picked = await pick({ title: "Take away the link", items: own.map((one, number) => ({ id: String(number), title: `${plain(one.type)} ${one.target}`, means: "" })) });
    if (!picked) return;
    gone = own[Number(picked)];
  }
  await make("unrelate", { claim: state.current, type: gone.type, target: gone.target }, "The link is gone.");
}

export async function triage(claims) {
  const ids = Array.isArray(claims) ? claims : needsClaim() ? [state.current] : [];
  if (!ids.length) return;
  const now = ids.length === 1 ? state.claims[ids[0]]?.value.triage : null;
  const answer = await form({
    title: ids.length > 1 ? `What is to become of ${ids.length} claims?` : "What is to become of the claim?",
    fields: [
      { name: "decision", label: "Decision", term: "decision", kind: "choice", empty: false, options: options("triage-decisions"), value: now?.decision ?? "check", first: true },
      { name: "assignee", label: "Who is to check it", term: "assignee", value: now?.assignee, known: known() },
      { name: "reason", label: "Why", term: "reason", value: now?.reason },
    ],
    send: (values) => edit("triage", { claims: ids, ...values }),
  });
  if (answer) report(answer, `${ids.length > 1 ? `${ids.length} claims` : "Claim"} sorted.`);
}

const known = () => [...new Set(Object.values(state.claims).map((claim) => claim.value.triage?.assignee).filter(Boolean))];

async function rename() {
  if (!needsClaim()) return;
  const old = state.current;
  const answer = await form({
    title: "Another id", intro: ["Short, readable, chosen once: other documents may name it."],
    fields: [{ name: "id", label: "Id", term: "id", value: old, first: true }],
    send: (values) => edit("rename", { claim: old, ...values }),
  });
  if (answer) {
    report(answer, "Renamed.");
    if (answer.made?.length) goTo(answer.made[0], { quiet: true });
  }
}

async function drop() {
  if (!needsClaim()) return;
  const id = state.current;
  const chosen = await pick({
    title: `Drop claim ${numberOf(id)}`, label: "What of its words that no other claim has?",
    items: [{ id: "bare", title: "Leave them", means: "They are then words that nobody has accounted for." }, ...choices("unclaimed-reasons").items.map((one) => ({ ...one, title: `Set aside: ${one.title.toLowerCase()}` }))],
  });
  if (!chosen) return;
  await make("drop", { claim: id, reason: chosen === "bare" ? "" : chosen }, "Dropped.");
}

export function forClaims() {
  return [
    { id: "statement", key: "e", group: "Claim", label: "Word it", help: "Edit the statement; Enter saves", run: statement },
    { id: "category", key: "t", group: "What it is", label: "Category", help: "Type a few letters; Enter chooses", run: category },
    { id: "mode", key: "m", group: "What it is", label: "Mode", run: mode },
    { id: "hedge", key: "h", group: "What it is", label: "Hedges", run: hedge },
    { id: "quantity", key: "q", group: "What it is", label: "Figure", run: quantity },
    { id: "time", key: "d", group: "What it is", label: "When", run: time },
    { id: "details", key: "o", group: "What it is", label: "More", help: "Voice, places, agents, labels, note", run: details },
    { id: "relate", key: "r", group: "What it is", label: "Link to a claim", run: relate },
    { id: "unrelate", key: "R", group: "What it is", label: "Take a link away", run: unrelate },
    { id: "triage", key: "y", group: "Claim", label: "To be checked?", run: () => triage() },
    { id: "rename", key: "N", group: "Claim", label: "Another id", run: rename },
    { id: "drop", key: "D", group: "Claim", label: "Drop", run: drop },
  ];
}

export { needsName };
