"use strict";
// The page is complete without this script, which adds filters, addresses for them, and the tie between cards and words.
(() => {
  const form = document.querySelector(".fc-tools");
  const tally = form.querySelector(".fc-tally");
  const fields = ["category", "mode", "state", "words"];
  const cards = [...document.querySelectorAll(".fc-card")].map((element) => ({
    element,
    key: element.dataset.claim,
    categories: element.dataset.categories.split(" "),
    mode: element.dataset.mode,
    states: element.dataset.states.split(" "),
  }));
  const byKey = new Map(cards.map((card) => [card.key, card]));
  const places = new Map(cards.map((card) => [card.key, []]));
  for (const mark of document.querySelectorAll(".fc-mark")) places.get(mark.dataset.claim).push(mark);
  const needed = [...document.querySelectorAll(".fc-needed")].map((element) => ({
    element,
    keys: element.dataset.neededBy.split(" "),
  }));

  // What a search finds: the statement, the words of the source, what is told of them, and the evidence; not linked claims.
  for (const card of cards) {
    const told = card.element.querySelectorAll(".fc-statement, .fc-id, .fc-told, .fc-references");
    card.text = [...places.get(card.key), ...told].map((part) => part.textContent).join(" ").toLowerCase();
  }
  for (const [key, marks] of places) marks.push(document.getElementById(`${key}:text`), byKey.get(key).element);

  // An address is "#claim?category=quantity&words=refugees": a claim, or filters, or both.
  function read() {
    const [key, query] = decodeURIComponent(location.hash.slice(1)).split("?");
    return { key, query: query === undefined ? null : new URLSearchParams(query) };
  }

  function write(key) {
    const query = new URLSearchParams(fields.map((name) => [name, form.elements[name].value.trim()]).filter((pair) => pair[1]));
    const filters = query.toString();
    const hash = (key || "") + (filters ? `?${filters}` : "");
    // replaceState leaves no trail of half-typed words in the history.
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  function meets(card) {
    const { category, mode, state, words } = form.elements;
    const inCategory = (id) => id === category.value || id.startsWith(`${category.value}.`);
    return (
      (!category.value || card.categories.some(inCategory)) &&
      (!mode.value || card.mode === mode.value) &&
      (!state.value || card.states.includes(state.value)) &&
      words.value.toLowerCase().split(/\s+/).every((word) => card.text.includes(word))
    );
  }

  function filter() {
    const shown = new Set(cards.filter(meets).map((card) => card.key));
    for (const [key, elements] of places) {
      for (const element of elements) element.classList.toggle("fc-out", !shown.has(key));
    }
    for (const { element, keys } of needed) element.classList.toggle("fc-out", !keys.some((key) => shown.has(key)));
    tally.textContent = `${shown.size} of ${cards.length} claims`;
  }

  let current = "";
  function highlight(key) {
    current = key;
    for (const element of document.querySelectorAll(".fc-active")) element.classList.remove("fc-active");
    for (const element of places.get(key)) element.classList.add("fc-active");
    for (const { element, keys } of needed) element.classList.toggle("fc-active", keys.includes(key));
  }

  function follow() {
    const { key, query } = read();
    const claim = key.replace(/:text$/, "");
    if (query) {
      for (const name of fields) form.elements[name].value = query.get(name) || "";
    } else if (byKey.has(claim) && !meets(byKey.get(claim))) {
      form.reset(); // A link to a claim that the filters hide shows it.
    }
    filter();
    if (!byKey.has(claim)) return;
    highlight(claim);
    if (!query) write(key);
    const target = document.getElementById(key);
    if (key === claim) {
      const pane = document.getElementById(`${key}:text`).closest(".fc-pane");
      const note = document.getElementById(`${key}:text`).getBoundingClientRect();
      const frame = pane.getBoundingClientRect();
      if (pane.scrollHeight > pane.clientHeight && (note.top < frame.top || note.bottom > frame.bottom)) {
        pane.scrollTop += note.top - frame.top - pane.clientHeight / 2;
      }
    }
    target.scrollIntoView({ block: key === claim ? "start" : "center" });
    target.focus({ preventScroll: true });
  }

  function go(key) {
    if (location.hash === `#${key}`) follow();
    else location.hash = key;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    filter();
    write(byKey.has(current) && meets(byKey.get(current)) ? current : "");
  });
  form.addEventListener("reset", () => setTimeout(() => { filter(); write(current); }));
  addEventListener("hashchange", follow);

  // Words lead to a claim that is made there; pressing again leads to the next one. Words that are being selected do not.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".fc-mark");
    if (!mark || !getSelection().isCollapsed) return;
    const shown = mark.closest(".fc-left").querySelector(".fc-switch input").checked;
    const here = [];
    for (let element = mark; element; element = element.parentElement.closest(".fc-mark")) here.unshift(element.dataset.claim);
    const open = here.filter((key) => meets(byKey.get(key)));
    if (shown && open.length) go(open[(open.indexOf(current) + 1) % open.length]);
  });

  // In a card, n and p lead to the next and the previous claim. Keys elsewhere are left to the browser and its helpers.
  document.addEventListener("keydown", (event) => {
    const here = event.target.closest(".fc-card");
    if (!here || event.ctrlKey || event.altKey || event.metaKey || !["n", "p"].includes(event.key)) return;
    const open = cards.filter(meets);
    const next = open[open.findIndex((card) => card.element === here) + (event.key === "n" ? 1 : -1)];
    if (next) go(next.key);
  });

  if (location.hash) follow();
  else filter();
})();
