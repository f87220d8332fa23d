// Filters over all lists of the page. Without it everything is shown.
"use strict";

const form = document.getElementById("filters");
const shown = document.getElementById("shown");
const rows = [...document.querySelectorAll("[data-of]")].map((row) => ({
  row,
  of: row.dataset.of.split(" "),
  name: row.querySelector(".name").textContent,
}));
const order = ["kind", "region", "parent"];

/** A row is shown where every filter that is set says so; a list without such rows goes, too. */
function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  const text = wanted.text.trim();
  const bodies = new Set();
  const fitting = new Set();
  for (const { row, of, name } of rows) {
    const fits = order.every((key, place) => !wanted[key] || of[place] === wanted[key])
      && (!text || name.includes(text));
    row.hidden = !fits;
    bodies.add(name);
    if (fits) fitting.add(name);
  }
  for (const list of document.querySelectorAll(".group, .over, .map")) {
    const gone = [...list.querySelectorAll("[data-of]")].every((row) => row.hidden);
    list.hidden = gone;
    if (list.matches(".map")) list.previousElementSibling.hidden = gone;
  }
  const words = fitting.size ? shown.dataset.words : shown.dataset.none;
  shown.textContent = words.replace("{n}", fitting.size).replace("{all}", bodies.size);
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
form.reset();

document.getElementById("print").addEventListener("click", () => print());
