"use strict";
// Without this script each card is one press away all the same: numbers in the text are links, and cards open where they stand.
(() => {
  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      // A sign that is no part of an address of ours leads nowhere.
      return null;
    }
  };

  // A link to a claim opens its card.
  function open() {
    const card = named();
    if (!card?.matches(".factcheck .fc-card")) return;
    const fold = card.querySelector(".fc-fold");
    if (!fold || fold.open) return;
    fold.open = true;
    card.scrollIntoView();
  }

  addEventListener("hashchange", open);
  addEventListener("DOMContentLoaded", open);

  // Marked words lead to the card of the claim that is made there. Words that are being selected do not.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".factcheck .fc-mark");
    if (!mark || event.target.closest("a") || !getSelection().isCollapsed) return;
    const note = mark.closest(".fc-source").querySelector(`.fc-note[data-number="${mark.dataset.claim}"][href]`);
    if (note) location.href = note.href;
  });
})();
