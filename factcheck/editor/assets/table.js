// Claims as a table, of one file or of a folder: sorted, filtered and searched, with the filters in the address.
import { h, byId, say, counted, plain, shortened } from "./dom.js";
import { state, term } from "./state.js";
import { call } from "./server.js";
import { triage } from "./do-claims.js";
import { saveTable, takeTable } from "./tables.js";

const FILTERS = [
  ["category", "Category", (row) => row.value.categories.flatMap((id) => [id, id.split(".")[0]])],
  ["mode", "Mode", (row) => [row.value.mode ?? "asserted"]],
  ["standing", "Where it stands", (row) => [row.standing.title]],
  ["triage", "To be checked", (row) => [row.value.triage?.decision ?? "undecided"]],
  ["assignee", "Who checks", (row) => [row.value.triage?.assignee].filter(Boolean)],
  ["verdict", "Verdict", (row) => (row.value.assessments ?? []).map((one) => one.verdict)],
  ["finding", "Finding", (row) => row.findings.map((one) => one.code)],
];

const COLUMNS = [
  ["number", "No.", (row) => row.number],
  ["statement", "Claim", (row) => row.value.statement],
  ["category", "Category", (row) => row.value.categories[0]],
  ["standing", "Stands", (row) => row.standing.title],
  ["slots", "Evidence", (row) => row.slots.filter((slot) => slot.state === "open" && slot.level === "must").length],
  ["triage", "To be checked", (row) => row.value.triage?.decision ?? ""],
  ["assignee", "Who", (row) => row.value.triage?.assignee ?? ""],
  ["verdict", "Verdict", (row) => row.value.assessments?.at(-1)?.verdict ?? ""],
  ["findings", "Findings", (row) => row.findings.length],
];

// So many rows are drawn at once; the rest when somebody comes near them.
const AT_ONCE = 200;
const chosen = new Set();

export function drawTable(main, query) {
  const rows = state.order.map((id, number) => ({ ...state.claims[id], id, number: number + 1, file: state.file }));
  frame(main, rows, query, { title: "Claims of this document", view: "table", bulk: true });
}

let documents = null;

export async function drawFolder(main) {
  documents = await call("folder");
  const { query } = where();
  const rows = documents.documents.flatMap((one) => one.claims.map((claim, number) => ({ ...claim, id: claim.value.id, number: number + 1, document: one.title })));
  const texts = documents.texts.map((text) => h("li", {}, text, " ", h("button", { type: "button", onclick: () => begin(text) }, "Draft and open")));
  frame(main, rows, query, {
    title: "Claims of this folder", view: "folder", bulk: false,
    before: [h("section", {}, h("h2", {}, "Documents"), documentsTable(documents.documents), texts.length ? [h("h3", {}, "Texts without an annotation"), h("ul", {}, texts)] : null)],
  });
}

async function begin(text) {
  const { file } = await call("draft", { text });
  location.hash = `text?file=${encodeURIComponent(file)}`;
}

const where = () => {
  const [view, , rest] = location.hash.slice(1).split(/(\?)/);
  return { view, query: new URLSearchParams(rest ?? "") };
};

function documentsTable(list) {
  const head = ["Document", "Claims", "Without category", "Not accounted for", "Lack evidence", "Findings"];
  return h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Documents" }, h("table", {}, h("thead", {}, h("tr", {}, head.map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", {}, list.map((one) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: `#text?file=${encodeURIComponent(one.file)}` }, one.title), h("code", {}, one.file), one.fault ? h("p", { class: "fault" }, one.fault) : null),
      cells(one).map((each) => h("td", {}, each)))))));
}

function cells(one) {
  if (one.fault) return ["", "", "", "", "cannot be read"];
  const { claims } = one;
  return [claims.length, claims.filter((claim) => claim.unsorted).length, one.bare,
    claims.filter((claim) => claim.slots.some((slot) => slot.level === "must" && slot.state === "open")).length,
    claims.reduce((sum, claim) => sum + claim.findings.length, one.findings)].map((number) => number.toLocaleString("en"));
}

function frame(main, rows, query, { title, view, bulk, before = [] }) {
  const focused = document.activeElement?.id;
  const found = sorted(rows.filter((row) => fits(row, query)), query);
  const tally = h("p", { id: "tally", role: "status" }, `${found.length.toLocaleString("en")} of ${counted(rows.length, "claim")}`);
  const body = h("tbody", {});
  main.replaceChildren(...before, h("section", {}, h("h2", {}, title), filters(rows, query, view),
    h("p", { class: "buttons" }, tally, bulk ? bulkButtons(found) : null,
      h("button", { type: "button", id: "save-table", onclick: () => saveTable(bulk ? state.file : null) }, "Save a table…"),
      bulk ? h("button", { type: "button", id: "take-table", onclick: takeTable }, "Take back an edited table…") : null),
    h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": title }, h("table", { id: "claims" }, head(query, view, bulk), body))));
  more(body, found, 0, view, bulk);
  if (focused) byId(focused)?.focus();
}

function more(body, found, from, view, bulk) {
  body.append(...found.slice(from, from + AT_ONCE).map((row) => line(row, view, bulk)));
  const rest = found.length - from - AT_ONCE;
  if (rest <= 0) return;
  const button = h("button", { type: "button", onclick: () => { row.remove(); more(body, found, from + AT_ONCE, view, bulk); } }, `Show ${counted(Math.min(rest, AT_ONCE), "more claim")}`);
  const row = h("tr", {}, h("td", { colSpan: COLUMNS.length + 1 }, button));
  body.append(row);
}

function go(view, query, name, value) {
  const next = new URLSearchParams(query);
  if (value) next.set(name, value);
  else next.delete(name);
  history.replaceState(null, "", `#${view}?${next}`);
  if (view === "table") drawTable(byId("main"), next);
  else refold(next);
}

function refold(query) {
  const main = byId("main");
  const rows = documents.documents.flatMap((one) => one.claims.map((claim, number) => ({ ...claim, id: claim.value.id, number: number + 1, document: one.title })));
  frame(main, rows, query, { title: "Claims of this folder", view: "folder", bulk: false, before: [main.firstElementChild] });
}

function filters(rows, query, view) {
  const search = h("input", { id: "filter-words", type: "search", autocomplete: "off" });
  search.value = query.get("words") ?? "";
  search.addEventListener("input", () => {
    const place = search.selectionStart;
    go(view, query, "words", search.value);
    byId("filter-words").setSelectionRange(place, place);
  });
  return h("form", { class: "filters", role: "search", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
    h("label", {}, "Words ", search),
    FILTERS.map(([name, label, values]) => {
      const all = [...new Set(rows.flatMap(values))].sort();
      if (!all.length) return null;
      const choice = h("select", { id: `filter-${name}`, onchange: (event) => go(view, query, name, event.target.value) }, h("option", { value: "" }, "all"),
        all.map((one) => h("option", { value: one, selected: query.get(name) === one }, plain(one))));
      return h("label", {}, `${label} `, choice);
    }),
    h("button", { type: "button", onclick: () => {
      const kept = new URLSearchParams(query.get("file") ? { file: query.get("file") } : {});
      go(view, kept, "words", "");
    } }, "All"));
}

function fits(row, query) {
  for (const [name, , values] of FILTERS) {
    const wanted = query.get(name);
    if (wanted && !values(row).includes(wanted)) return false;
  }
  const words = (query.get("words") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return true;
  const text = `${row.id} ${row.value.statement} ${row.value.spans.map((span) => span.exact).join(" ")}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function sorted(rows, query) {
  // Without an order they stand as the documents and the text have them.
  if (!query.get("sort")) return rows;
  const wanted = (query.get("sort") ?? "number").replace(/^-/, "");
  const way = (query.get("sort") ?? "").startsWith("-") ? -1 : 1;
  const column = COLUMNS.find(([name]) => name === wanted) ?? COLUMNS[0];
  const read = column[2];
  return rows.map((row, place) => [read(row), place, row])
    .sort((one, other) => (typeof one[0] === "number" ? one[0] - other[0] : String(one[0]).localeCompare(String(other[0]))) * way || one[1] - other[1])
    .map((one) => one[2]);
}

function head(query, view, bulk) {
  const now = query.get("sort") ?? "";
  return h("thead", {}, h("tr", {}, bulk ? h("th", { scope: "col" }, h("span", { class: "unseen" }, "Chosen")) : null, COLUMNS.map(([name, label]) => {
    const way = now === name ? "ascending" : now === `-${name}` ? "descending" : null;
    return h("th", { scope: "col", "aria-sort": way }, h("button", { type: "button", id: `sort-${name}`, onclick: () => {
      go(view, query, "sort", way === "ascending" ? `-${name}` : name);
      say(`Sorted by ${label.toLowerCase()}.`);
    } }, label));
  })));
}

function line(row, view, bulk) {
  const { value } = row;
  const box = bulk ? h("td", {}, h("input", { type: "checkbox", checked: chosen.has(row.id), "aria-label": `Choose claim ${row.number}`, onchange: (event) => (event.target.checked ? chosen.add(row.id) : chosen.delete(row.id)) })) : null;
  const must = row.slots.filter((slot) => slot.level === "must");
  const open = must.filter((slot) => slot.state === "open").length;
  return h("tr", {}, box, h("td", {}, String(row.number)),
    h("th", { scope: "row", dir: "auto" }, h("a", { href: `#text?file=${encodeURIComponent(row.file)}&claim=${row.id}` }, shortened(value.statement, 160)), row.document ? h("span", { class: "quiet" }, ` ${row.document}`) : null),
    h("td", {}, row.unsorted ? h("span", { class: "open" }, "none yet") : value.categories.map(plain).join(", ")), h("td", {}, row.standing.title),
    h("td", {}, must.length ? `${open} of ${must.length} open` : "none asked for"), h("td", {}, value.triage ? named("triage-decisions", value.triage.decision) : ""),
    h("td", {}, value.triage?.assignee ?? ""), h("td", {}, value.assessments?.length ? named("verdicts", value.assessments.at(-1).verdict) : ""),
    h("td", {}, row.findings.length ? h("span", { title: row.findings.map((one) => one.message).join("\n") }, row.findings.map((one) => one.code).join(" ")) : ""));
}

const named = (vocabulary, id) => (state.terms[vocabulary] ? term(vocabulary, id).title : plain(id));

function bulkButtons(found) {
  return [
    h("button", { type: "button", id: "choose-all", onclick: () => {
      const all = found.every((row) => chosen.has(row.id));
      found.forEach((row) => (all ? chosen.delete(row.id) : chosen.add(row.id)));
      drawTable(byId("main"), where().query);
      say(all ? "None is chosen." : `${counted(found.length, "claim")} chosen.`);
    } }, "Choose all of these, or none"),
    h("button", { type: "button", id: "bulk-triage", onclick: async () => {
      const ids = [...chosen].filter((id) => state.claims[id]);
      if (!ids.length) return say("Choose claims first.");
      await triage(ids);
      chosen.clear();
      drawTable(byId("main"), where().query);
    } }, "To be checked?"),
  ];
}
