// Light or dark before anything is drawn: what the reader chose, else what the system prefers.
"use strict";

const preferred = matchMedia("(prefers-color-scheme: dark)");

/** A browser may refuse storage to pages on a disk; then a choice lasts for the page. */
function chosenTheme() {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
}

function setTheme() {
  document.documentElement.dataset.theme = chosenTheme() || (preferred.matches ? "dark" : "light");
}

setTheme();
preferred.addEventListener("change", setTheme);

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch { /* then the choice lasts for this page */ }
  });
});
