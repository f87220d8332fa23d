// Filters, and what belongs together in a table. Without it everything is shown.
"use strict";

// --- Filters ------------------------------------------------------------------------------------

const form = document.getElementById("filters");
const shown = document.getElementById("shown");
const entries = [...document.querySelectorAll("[data-status][data-level]")];

/** An entry is shown where every filter that is set says so; a part, where it has such entries. */
function filter() {
  const { status, level, part } = Object.fromEntries(new FormData(form));
  let count = 0;
  for (const entry of entries) {
    const fits = (!status || entry.dataset.status === status)
      && (!level || entry.dataset.level === level)
      && (!part || entry.closest("[data-part]").dataset.part === part);
    entry.hidden = !fits;
    count += fits;
  }
  for (const section of document.querySelectorAll("[data-part]")) {
    const own = [...section.querySelectorAll("[data-status][data-level]")];
    const set = Boolean(status || level || part);
    section.hidden = set && own.every((entry) => entry.hidden);
  }
  const words = count ? shown.dataset.words : shown.dataset.none;
  shown.textContent = words.replace("{n}", count).replace("{all}", entries.length);
}

if (form) {
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.reset();
}

/** What a link leads to is never hidden by a filter. */
function uncover() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (form && target && target.closest("[hidden]")) form.reset();
  if (target) setTimeout(() => target.scrollIntoView({ block: target.matches("td") ? "center" : "start" }), 20);
}
addEventListener("hashchange", uncover);

// --- Terms and totals ---------------------------------------------------------------------------

for (const report of document.querySelectorAll(".report")) {
  const cell = (id) => document.getElementById(`${report.id}-${id}`);
  const breaches = [...report.querySelectorAll("[data-left]")].map((line) => ({
    line,
    left: line.dataset.left.split(" ").map(cell).filter(Boolean),
    right: line.dataset.right.split(" ").map(cell).filter(Boolean),
  }));
  const clear = () => {
    for (const lit of report.querySelectorAll(".lit, .lit-left, .lit-right")) {
      lit.classList.remove("lit", "lit-left", "lit-right");
    }
  };
  const light = (some) => {
    clear();
    for (const { line, left, right } of some) {
      line.classList.add("lit");
      for (const one of left) one.classList.add("lit-left");
      for (const one of right) one.classList.add("lit-right");
    }
  };
  const at = (event) => {
    const line = event.target.closest("[data-left]");
    const box = event.target.closest("td.value");
    if (line) light(breaches.filter((one) => one.line === line));
    else if (box) light(breaches.filter((one) => one.left.includes(box) || one.right.includes(box)));
    else clear();
  };
  report.addEventListener("click", (event) => {
    const box = event.target.closest("td.marked");
    if (box && !event.target.closest("a")) box.querySelector("sup a").click();
  });
  report.addEventListener("mouseover", at);
  report.addEventListener("focusin", at);
}

document.getElementById("print").addEventListener("click", () => print());
