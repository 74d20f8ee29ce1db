"use strict";
// What the theme leaves out for those who do not see the page or use no mouse: levels of headings, names of landmarks, ways to scroll.
addEventListener("DOMContentLoaded", () => {
  for (const caption of document.querySelectorAll("p.caption[role=heading]:not([aria-level])")) caption.setAttribute("aria-level", "2");
  document.querySelector("aside.sidebar-drawer")?.setAttribute("aria-label", "Pages");
  document.querySelector("aside.toc-drawer")?.setAttribute("aria-label", "On this page");
  if (!document.querySelector("h1")) document.querySelector("#furo-main-content")?.prepend(heading(document.title.split(" - ")[0]));
  // What a function gives stands behind the sign that Python has for it, which is letters to a checker and to a screen reader.
  for (const arrow of document.querySelectorAll(".sig-return-icon")) arrow.textContent = "->";
  for (const block of document.querySelectorAll("pre, .table-wrapper")) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  }
});

function heading(words) {
  const made = document.createElement("h1");
  made.textContent = words;
  return made;
}
