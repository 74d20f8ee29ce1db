"use strict";
// The page is complete without this script, which adds filters, addresses for them, and the tie between cards and words.
(() => {
  const form = document.querySelector(".fc-tools");
  const tally = form.querySelector(".fc-tally");
  const fields = ["category", "mode", "state", "standing", "sort", "words"];
  const cards = [...document.querySelectorAll(".fc-card")].map((element, order) => ({
    element,
    order,
    key: element.id,
    fold: element.querySelector(".fc-fold"),
    statement: element.querySelector(".fc-statement").textContent,
    categories: element.dataset.categories.split(" "),
    mode: element.dataset.mode || "asserted",
    states: [...element.querySelectorAll(".fc-slots > li")].map((slot) => slot.className.match(/fc-slot-(\S+)/)[1]),
    standing: element.dataset.standing.split(" "),
    rank: Number(element.dataset.rank),
  }));
  const byKey = new Map(cards.map((card) => [card.key, card]));
  const places = new Map(cards.map((card) => [card.key, []]));

  // Within a document, its text and its strip name the claims by their numbers.
  const keysIn = new Map([...document.querySelectorAll(".fc-document")].map((one) => [
    one, new Map([...one.querySelectorAll(".fc-card")].map((card, index) => [String(index + 1), card.id])),
  ]));
  const keysOf = (element, numbers) => {
    const keys = keysIn.get(element.closest(".fc-document"));
    return numbers.split(" ").map((number) => keys.get(number));
  };
  const keyOf = (mark) => keysOf(mark, mark.dataset.claim)[0];
  for (const mark of document.querySelectorAll(".fc-mark")) places.get(keyOf(mark)).push(mark);
  const needed = [...document.querySelectorAll(".fc-needed")].map((element) => ({
    element,
    keys: keysOf(element, element.dataset.neededBy),
  }));

  // What a search finds: the statement, the words of the source, what is told of them, and the evidence; not linked claims.
  for (const card of cards) {
    card.told = [...card.element.querySelectorAll(".fc-statement, .fc-line, .fc-id a, dd:not(:has(.fc-relations)), .fc-references")];
    card.text = [...places.get(card.key), ...card.told].map((part) => part.textContent).join(" ").toLowerCase();
    card.head = card.element.querySelector("summary").textContent.toLowerCase();
  }
  for (const [key, marks] of places) marks.push(document.getElementById(`${key}:text`), byKey.get(key).element);

  // The strip follows the filters: a bar is as high as the claims that are shown.
  const bars = [...document.querySelectorAll(".fc-strip [data-claims]")].map((element) => {
    const [tall, bottom] = [Number(element.getAttribute("height")), element.ownerSVGElement.viewBox.baseVal.height];
    return { element, tall, bottom, keys: keysOf(element, element.dataset.claims) };
  });

  // An address is "#claim?category=quantity&words=refugees": a claim, or filters, or both.
  function read() {
    let hash = location.hash.slice(1);
    try {
      hash = decodeURIComponent(hash);
    } catch {
      // A sign that is no part of an address of ours leads nowhere.
    }
    const [key, query] = hash.split("?");
    return { key, query: query === undefined ? null : new URLSearchParams(query) };
  }

  function write(key) {
    const query = new URLSearchParams(fields.map((name) => [name, form.elements[name].value.trim()]).filter((pair) => pair[1]));
    const filters = query.toString();
    const hash = (key || "") + (filters ? `?${filters}` : "");
    // replaceState leaves no trail of half-typed words in the history.
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  const wanted = () => form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);

  function meets(card, words = wanted()) {
    const { category, mode, state, standing } = form.elements;
    const inCategory = (id) => id === category.value || id.startsWith(`${category.value}.`);
    return (
      (!category.value || card.categories.some(inCategory)) &&
      (!mode.value || card.mode === mode.value) &&
      (!state.value || card.states.includes(state.value)) &&
      (!standing.value || card.standing.includes(standing.value)) &&
      words.every((word) => card.text.includes(word))
    );
  }

  function filter() {
    const words = wanted();
    const shown = new Set(cards.filter((card) => meets(card, words)).map((card) => card.key));
    for (const [key, elements] of places) {
      for (const element of elements) element.classList.toggle("fc-out", !shown.has(key));
    }
    for (const { element, keys } of needed) element.classList.toggle("fc-out", !keys.some((key) => shown.has(key)));
    for (const { element, tall, bottom, keys } of bars) {
      const height = (tall * keys.filter((key) => shown.has(key)).length) / keys.length;
      element.setAttribute("height", height);
      element.setAttribute("y", bottom - height);
    }
    form.classList.toggle("fc-filtered", shown.size < cards.length);
    tally.textContent = `${shown.size} of ${cards.length} claims`;
    unfold(words, shown);
    paint(words);
  }

  // A search opens the cards whose match is folded away, and folds them again when it is over.
  function unfold(words, shown) {
    for (const card of cards) {
      const hidden = words.length > 0 && shown.has(card.key) && !words.every((word) => card.head.includes(word));
      if (hidden && !card.fold.open) card.fold.open = card.opened = true;
      if (!hidden && card.opened) card.fold.open = card.opened = false;
      for (const part of card.fold.querySelectorAll(".fc-slots details")) {
        const found = hidden && words.some((word) => part.textContent.toLowerCase().includes(word));
        if (found && !part.open) part.open = part.dataset.found = true;
        if (!found && part.dataset.found) {
          part.open = false;
          delete part.dataset.found;
        }
      }
    }
  }

  // Found words are painted, not changed, so that what is copied stays the source itself.
  function paint(words) {
    if (!globalThis.CSS?.highlights) return;
    const ranges = [];
    if (words.length) {
      for (const text of document.querySelectorAll(".fc-source")) ranges.push(...found(text, words));
      for (const card of cards) {
        if (!card.element.classList.contains("fc-out")) for (const part of card.told) ranges.push(...found(part, words));
      }
    }
    CSS.highlights.set("fc-found", new Highlight(...ranges));
  }

  function found(root, words) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push([text.length, node]);
      text += node.data;
    }
    // Where small letters are longer than large ones, places would not fit; such a text is painted only where it fits.
    const small = text.toLowerCase();
    if (small.length !== text.length) return [];
    const place = (offset, end) => {
      const index = nodes.findLastIndex(([start]) => (end ? start < offset : start <= offset));
      return [nodes[index][1], offset - nodes[index][0]];
    };
    const ranges = [];
    for (const word of words) {
      for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + word.length)) {
        const range = document.createRange();
        range.setStart(...place(at, false));
        range.setEnd(...place(at + word.length, true));
        ranges.push(range);
      }
    }
    return ranges;
  }

  let sorted = "";
  function sort() {
    const orders = {
      weight: (one, other) => one.rank - other.rank || one.order - other.order,
      statement: (one, other) => one.statement.localeCompare(other.statement),
    };
    const name = form.elements.sort.value;
    if (name === sorted) return;
    sorted = name;
    const by = orders[name] || ((one, other) => one.order - other.order);
    cards.sort(by);
    for (const card of cards) {
      const list = card.element.parentElement;
      list.insertBefore(card.element, list.querySelector(".fc-none"));
    }
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
    sort();
    filter();
    // What a link leads to may be folded away; browsers open that by themselves, but not all of them and not for long.
    let fold = document.getElementById(key)?.closest("details:not([open])");
    if (fold && !byKey.has(claim)) {
      for (; fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
      document.getElementById(key).scrollIntoView();
    }
    // Going back to before a card was opened closes it, and leaves the reader at its number.
    const left = document.activeElement?.closest(".fc-card");
    if (!key && left) document.getElementById(`${left.id}:text`).focus({ preventScroll: true });
    if (!byKey.has(claim)) return;
    highlight(claim);
    if (key === claim) byKey.get(claim).fold.open = true;
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
    // A card that lies over the text leaves it where it is.
    if (getComputedStyle(target).position !== "fixed") target.scrollIntoView({ block: key === claim ? "start" : "center" });
    target.focus({ preventScroll: true });
  }

  function go(key) {
    if (location.hash === `#${key}`) follow();
    else location.hash = key;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    sort();
    filter();
    write(byKey.has(current) && meets(byKey.get(current)) ? current : "");
  });
  form.addEventListener("reset", () => setTimeout(() => { sort(); filter(); write(current); }));
  addEventListener("hashchange", follow);

  const more = form.querySelector(".fc-filters-switch");
  more.addEventListener("click", () => more.setAttribute("aria-expanded", more.getAttribute("aria-expanded") === "false"));

  // Words lead to a claim that is made there; pressing again leads to the next one. Words that are being selected do not.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".fc-mark");
    if (!mark || !getSelection().isCollapsed) return;
    const shown = mark.closest(".fc-left").querySelector(".fc-switch input").checked;
    const here = [];
    for (let element = mark; element; element = element.parentElement.closest(".fc-mark")) here.unshift(keyOf(element));
    const open = here.filter((key) => meets(byKey.get(key)));
    if (shown && open.length) go(open[(open.indexOf(current) + 1) % open.length]);
  });

  // In a card, n and p lead to the next and the previous claim, and Escape back to its words. Other keys are left to the browser.
  document.addEventListener("keydown", (event) => {
    const here = event.target.closest(".fc-card");
    if (!here || event.ctrlKey || event.altKey || event.metaKey || !["n", "p", "Escape"].includes(event.key)) return;
    if (event.key === "Escape") return go(`${here.id}:text`);
    const open = cards.filter((card) => meets(card));
    const next = open[open.findIndex((card) => card.element === here) + (event.key === "n" ? 1 : -1)];
    if (next) go(next.key);
  });

  document.documentElement.classList.add("fc-ready");
  if (location.hash) follow();
  else filter();
})();
