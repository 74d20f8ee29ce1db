// Evidence: references with their works and origins, searches, waivers, verdicts.
import { h, say, plain } from "./dom.js";
import { state, claimOf, edit, numberOf } from "./state.js";
import { report } from "./actions.js";
import { pick, form } from "./forms.js";
import { call } from "./server.js";
import { options } from "./choosing.js";
import { needsClaim } from "./do-words.js";
import { needsName } from "./do-walking.js";

async function chooseSlot(title) {
  const { slots } = claimOf();
  if (!slots.length) {
    say("This claim asks for no evidence. Give it a category first.");
    return null;
  }
  return pick({
    title, label: "Which evidence?",
    items: slots.map((slot) => ({ id: slot.kind, title: slot.title, means: slot.means, more: `${plain(slot.state)}, ${slot.level ?? "may"}.` })),
  });
}

async function refer() {
  if (!needsClaim()) return;
  const id = state.current;
  const slot = await chooseSlot(`Reference for claim ${numberOf(id)}`);
  if (!slot) return;
  const way = await pick({
    title: "Which work?", label: "A work of this file, or a new one",
    items: [
      { id: " paste", title: "Paste an entry", means: "BibTeX, CSL-JSON or RIS, as a library or a DOI service gives it." },
      { id: " form", title: "Describe a new work", means: "Title, author, publisher, date, address." },
      ...state.works.map((work) => ({ id: work.id, title: work.cited, means: "", more: work.proposed ? "Whose word it is was proposed only." : "" })),
    ],
  });
  if (!way) return;
  const words = (name, label, more = {}) => ({ name, label, term: name, ...more });
  const work = way === " paste" ? [words("pasted", "The entry", { kind: "text", rows: 6, first: true })]
    : way === " form" ? [
      words("title", "Title", { first: true }), words("authors", "Authors: Family, Given; with semicolons between, or a body", { kind: "list" }),
      words("publisher", "Publisher"), words("container", "Newspaper, journal or site"), words("issued", "Issued, YYYY-MM-DD"), words("url", "Address"),
      words("type", "CSL type, such as report"), words("available", "Public since, YYYY-MM-DD"),
    ] : [];
  const answer = await form({
    title: `Reference in ${plain(slot)}`,
    intro: way.startsWith(" ") ? [] : [state.works.find((one) => one.id === way).cited],
    fields: [
      ...work,
      words("stance", "How the passage stands to the claim", { kind: "choice", empty: false, options: options("stances"), first: !work.length }),
      words("origin", "Whose word it is", { known: state.origins.map((one) => one.name), help: "A name. An origin of the file, or a new one. What only relays another's words is the other's." }),
      words("access", "How a new origin came to know", { kind: "choice", options: options("origin-accesses") }),
      words("interest", "Where a new origin stands", { kind: "choice", options: options("origin-interests") }),
      words("via", "Through whom the passage has it, with semicolons between", { kind: "list", help: "From who speaks in it down to who has it from the origin. Empty where the origin itself speaks." }),
      words("distorting", "Which of these changes what it passes on"),
      words("locator", "Where in the work"), words("excerpt", "The few words that matter"), words("gist", "What it says, in your words", { kind: "text" }),
      words("note", "Note"),
    ],
    send: (values) => edit("refer", { claim: id, slot, ...values, ...(way.startsWith(" ") ? {} : { work: way }) }),
  });
  if (!answer) return;
  const held = state.claims[id].slots.find((one) => one.kind === slot);
  const reading = held?.readings.at(-1);
  report(answer, `Reference kept. It ${reading?.counts ? "counts" : "does not count"}: ${reading?.why}. ${held?.title} is ${plain(held?.state ?? "")}.`);
}

async function search() {
  if (!needsClaim() || !(await needsName())) return;
  const id = state.current;
  const slot = await chooseSlot("You looked for");
  if (!slot) return;
  const answer = await form({
    title: `Search for ${plain(slot)}`,
    fields: [
      { name: "where", label: "Where you looked", term: "where", first: true }, { name: "query", label: "What you asked for", term: "query" },
      { name: "outcome", label: "What came of it", term: "outcome", kind: "choice", empty: false, options: options("search-outcomes") },
      { name: "at", label: "On which day, today if empty", term: "at" }, { name: "note", label: "For whoever looks next", term: "note" },
    ],
    send: (values) => edit("searched", { claim: id, slot, ...values }),
  });
  if (answer) report(answer, "Search kept.");
}

async function waive() {
  if (!needsClaim() || !(await needsName())) return;
  const id = state.current;
  const slot = await chooseSlot("Need not be found");
  if (!slot) return;
  const answer = await form({
    title: `Waive ${plain(slot)}`, intro: [`${state.by} decides that it need not be found.`],
    fields: [{ name: "reason", label: "Why", term: "reason", first: true }], button: "Waive",
    send: (values) => edit("waive", { claim: id, slot, ...values }),
  });
  if (answer) report(answer, "Waived.");
}

async function assess() {
  if (!needsClaim() || !(await needsName())) return;
  const id = state.current;
  const { verdicts } = await call("admissible", { file: state.file, claim: id });
  const open = verdicts.filter((one) => !one.against.length);
  const closed = verdicts.filter((one) => one.against.length);
  const answer = await form({
    title: `Verdict on claim ${numberOf(id)}`,
    intro: [claimOf().value.statement, h("h3", {}, "What the evidence admits"),
      h("ul", { class: "plain" }, open.map((one) => h("li", {}, h("strong", {}, one.title), ` ${one.means}`))),
      closed.length ? h("details", {}, h("summary", {}, `What it does not admit: ${closed.map((one) => one.title.toLowerCase()).join(", ")}`),
        h("ul", { class: "plain" }, closed.map((one) => h("li", {}, h("strong", {}, one.title), `: ${one.against.join("; ")}`)))) : ""],
    fields: [
      { name: "verdict", label: "Verdict", term: "verdict", kind: "choice", empty: false, options: [...open, ...closed.map((one) => ({ ...one, title: `${one.title} (not admitted)`, means: one.against[0] }))], first: true },
      { name: "evidence_cutoff", label: "Evidence until, for what could be known then", term: "evidence_cutoff", help: "YYYY-MM-DD; empty for hindsight" },
      { name: "certainty", label: "How certain", term: "certainty", kind: "choice", options: options("certainties") },
      { name: "rationale", label: "Why", term: "rationale", kind: "text" },
    ],
    send: (values) => edit("assess", { claim: id, ...values }),
  });
  if (answer) report(answer, "Verdict kept.");
}

async function confirm() {
  const open = state.works.filter((work) => work.proposed || !work.origins.length);
  if (!open.length) return say("Whose word each work gives is settled.");
  const work = await pick({ title: "Whose word is it?", label: "A work of which it is not settled", items: open.map((one) => ({ id: one.id, title: one.cited, means: one.origins.length ? `Proposed: ${one.origins.map((id) => state.origins.find((each) => each.id === id)?.name ?? id).join(", ")}` : "" })) });
  if (!work) return;
  const answer = await form({
    title: "Whose word is it?",
    fields: [{ name: "origin", label: "Origin; what was proposed if empty", term: "origin", known: state.origins.map((one) => one.name), first: true }], button: "Confirm",
    send: (values) => edit("confirm", { work, ...values }),
  });
  if (answer) report(answer, "Confirmed.");
}

export function forEvidence() {
  return [
    { id: "refer", key: "i", group: "Evidence", label: "Reference", help: "Put what you found into a slot", run: refer },
    { id: "search", key: "S", group: "Evidence", label: "You looked", help: "Record where you looked and what came of it", run: search },
    { id: "waive", key: "W", group: "Evidence", label: "Need not be found", run: waive },
    { id: "assess", key: "v", group: "Evidence", label: "Verdict", help: "Shows first what the evidence admits", run: assess },
    { id: "confirm", key: "C", group: "Evidence", label: "Whose word a work gives", run: confirm },
  ];
}
