// The claim at the right: what it says, its words, what it is, its evidence, and what is wrong with it, each beside its field.
import { h, counted, plain, shortened } from "./dom.js";
import { faultLine } from "./forms.js";
import { state, claimOf, numberOf, term } from "./state.js";
import { button } from "./actions.js";

export function drawCard(place) {
  const claim = claimOf();
  if (!claim) {
    place.replaceChildren(h("h2", {}, "No claim yet"), h("p", {}, "Select words in the text and press a to make one."), h("p", {}, button("add")));
    return;
  }
  const { value } = claim;
  const used = new Set();
  const faults = (...names) => {
    const found = claim.findings.filter((one) => names.some((name) => one.where.startsWith(`/${name}`)));
    found.forEach((one) => used.add(one));
    return found.map(faultLine);
  };
  const body = [
    h("h2", { id: "claim-head" }, `Claim ${numberOf(value.id)} of ${state.order.length}`, h("code", {}, value.id)),
    h("p", { class: "buttons" }, ["previous", "next", "candidate"].map((id) => button(id))),
    section("What it says", "statement", [h("p", { class: "statement", id: "statement", dir: "auto" }, value.statement), faults("statement")], ["statement"]),
    section("Its words", "spans", [words(value.spans), faults("spans")], ["core", "lead-in", "context", "mention", "words", "take"]),
    section("Category", "categories", [categories(value.categories), faults("categories")], ["category"]),
    section("How it is put forward", "mode", [named("modes", value.mode ?? "asserted"), faults("mode")], ["mode"]),
    section("Hedges", "hedges", [value.hedges ? h("p", {}, value.hedges.map((one) => `“${one}”`).join(", ")) : none(), faults("hedges")], ["hedge"]),
    section("Figure", "quantity", [value.quantity ? figure(value.quantity) : none(), faults("quantity")], ["quantity"]),
    section("When", "time", [value.time ? when(value.time) : none(), faults("time")], ["time"]),
    section("Whose word, where, who", "attribution, places, agents", [details(value), faults("attribution", "places", "agents", "tags", "note", "by", "id")], ["details"]),
    section("Links to other claims", "relations", [relations(value), faults("relations")], ["relate", "unrelate"]),
    section("To be checked?", "triage", [value.triage ? triage(value.triage) : none(), faults("triage")], ["triage"]),
    evidence(claim, value, faults),
    section("Verdicts", "assessments", [verdicts(value), faults("assessments")], ["assess"]),
  ];
  const rest = claim.findings.filter((one) => !used.has(one));
  place.replaceChildren(...body, ...(rest.length ? [h("section", {}, h("h3", {}, "Findings"), rest.map(faultLine))] : []),
    h("section", {}, h("h3", {}, "The claim as a whole"), h("p", { class: "buttons" }, ["split", "join", "rename", "drop"].map((id) => button(id)))));
}

function section(title, field, content, actions) {
  return h("section", {}, h("h3", {}, title, h("code", {}, field)), content, h("p", { class: "buttons" }, actions.map((id) => button(id))));
}

const none = () => h("p", { class: "quiet" }, "nothing yet");

function words(spans) {
  return h("ul", { class: "spans" }, spans.map((span) =>
    h("li", { dir: "auto" }, h("span", { class: `role ${span.role ?? "core"}` }, term("span-roles", span.role ?? "core").title), " ", shortened(span.exact, 300))));
}

function categories(ids) {
  return ids.map((id) => {
    if (id === "unsorted") return h("p", { class: "open" }, "No category yet: what kind of assertion is it?");
    const found = term("categories", id);
    return h("p", {}, h("strong", {}, found.title), h("code", {}, id), " ", found.means,
      found.slots.length ? h("span", { class: "quiet" }, ` Asks for ${found.slots.map(([kind, level]) => `${term("kinds", kind).title.toLowerCase()} (${level})`).join(", ")}.`) : null);
  });
}

function named(vocabulary, id) {
  const found = term(vocabulary, id);
  return h("p", {}, h("strong", {}, found.title), " ", found.means);
}

function figure(quantity) {
  const said = [];
  for (const [name, label] of [["value", ""], ["low", "at least "], ["high", "at most "]]) {
    if (quantity[name] !== undefined) said.push(`${label}${quantity[name].toLocaleString("en")}`);
  }
  const more = ["unit", "population", "measure", "kind", "as_of", "since", "until", "place", "basis"].filter((name) => quantity[name])
    .map((name) => `${name.replace("_", " ")} ${quantity[name]}`);
  if (quantity.comparators) more.unshift(quantity.comparators.map(plain).join(", "));
  return h("p", {}, h("strong", {}, said.join(", ") || "in words"), more.length ? `: ${more.join(", ")}` : "", quantity.as_written ? ` “${quantity.as_written}”` : "");
}

function when(time) {
  const said = [["at", ""], ["since", "since "], ["until", "until "]].filter(([name]) => time[name]).map(([name, label]) => label + time[name]);
  return h("p", {}, h("strong", {}, said.join(" ") || "in words"), time.basis ? ` (${term("date-bases", time.basis).title.toLowerCase()})` : "", time.as_written ? ` “${time.as_written}”` : "");
}

function details(value) {
  const rows = [];
  if (value.attribution) rows.push(["Voice", [term("voices", value.attribution.voice).title, value.attribution.speaker].filter(Boolean).join(": ")]);
  for (const name of ["places", "agents", "tags"]) if (value[name]) rows.push([plain(name), value[name].join("; ")]);
  if (value.note) rows.push(["note", value.note]);
  if (value.by) rows.push(["made by", value.by]);
  return rows.length ? h("ul", { class: "plain" }, rows.map(([name, words_]) => h("li", {}, `${name}: ${words_}`))) : none();
}

function relations(value) {
  const own = (value.relations ?? []).map((one) => ({ ...one, title: term("relation-types", one.type).title, id: one.target }));
  if (!own.length) return none();
  return h("ul", { class: "plain" }, own.map((one) =>
    h("li", {}, `${one.title}: `, h("a", { href: `#text?file=${encodeURIComponent(state.file)}&claim=${one.id}` }, shortened(state.claims[one.id]?.value.statement ?? one.id, 80)), " ",
      button("unrelate", { type: one.type, target: one.target }))));
}

function triage(value) {
  const found = term("triage-decisions", value.decision);
  const said = [value.assignee && `for ${value.assignee}`, value.by && `decided by ${value.by}`, value.at && `on ${value.at}`, value.reason].filter(Boolean);
  return h("p", {}, h("strong", {}, found.title), said.length ? `, ${said.join(", ")}` : "");
}

function evidence(claim, value, faults) {
  const held = Object.fromEntries((value.slots ?? []).map((slot) => [slot.kind, slot]));
  return h("section", {}, h("h3", {}, "Evidence", h("code", {}, "slots")),
    h("p", {}, h("strong", {}, claim.standing.title), `: ${claim.standing.told}`),
    claim.slots.length ? h("ul", { class: "slots" }, claim.slots.map((slot) => slotOf(slot, held[slot.kind] ?? {}))) : none(),
    faults("slots"), h("p", { class: "buttons" }, ["refer", "search", "waive", "confirm"].map((id) => button(id))));
}

function slotOf(slot, held) {
  const state_ = term("slot-states", slot.state);
  return h("li", {}, h("strong", {}, slot.title), h("code", {}, slot.kind), " ",
    h("span", { class: `state ${slot.state}` }, state_.title.toLowerCase()), ` (${term("slot-levels", slot.level ?? "may").title.toLowerCase()}${slot.missing && slot.state === "open" ? `, ${counted(slot.missing, "origin")} wanted` : ""})`,
    h("ul", { class: "plain" }, (held.references ?? []).map((one, number) => reference(one, slot.readings[number])),
      (held.searches ?? []).map((one) => h("li", {}, `Searched ${one.at} by ${one.by}: ${one.where}. ${term("search-outcomes", one.outcome).title}.`)),
      held.waived ? h("li", {}, `Waived by ${held.waived.by}, ${held.waived.at}: ${held.waived.reason}`) : null));
}

function reference(one, reading) {
  const work = state.works.find((each) => each.id === one.work);
  return h("li", {}, `${term("stances", one.stance).title}: ${shortened(work?.cited ?? one.work, 120)}`, one.locator ? `, ${one.locator}` : "",
    one.excerpt ? h("q", {}, one.excerpt) : null, one.gist ? ` ${one.gist}` : "", h("span", { class: "quiet" }, ` ${reading?.counts ? "Counts" : "Does not count"}: ${reading?.why ?? ""}`));
}

function verdicts(value) {
  const given = value.assessments ?? [];
  if (!given.length) return none();
  return h("ul", { class: "plain" }, given.map((one) => h("li", {}, `${one.at} ${one.by}: `, h("strong", {}, term("verdicts", one.verdict).title), `, ${one.basis}`,
    one.rationale ? `. ${one.rationale}` : "")));
}
