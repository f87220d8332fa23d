// Search, filters, menu. No network: INDEX comes from search-<language>.js.
"use strict";

const $ = (id) => document.getElementById(id);

// --- Search -----------------------------------------------------------------------------------

const MOST = 12;
const field = $("search");
const found = $("found");
let active = -1;

const fold = (text) => text.normalize("NFKC").toLowerCase();
const searched = INDEX.map((entry) => ({
  ...entry,
  heads: fold(entry.title + " " + entry.id),
  all: fold([entry.title, entry.id, entry.more, entry.sort].join(" ")),
}));

/** Entries that have every word; those that have it in title or id, and early, come first, and
 *  rules before the rest. */
function find(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return searched
    .filter((entry) => words.every((word) => entry.all.includes(word)))
    .map((entry) => ({ entry, rank: words.reduce((sum, word) => sum + rank(entry, word), 0) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

function rank(entry, word) {
  if (fold(entry.id) === word) return 0;
  const at = entry.heads.indexOf(word);
  const behind = entry.url.startsWith("rules-") ? 1 : 9;
  return (at < 0 ? 1000 : at) + behind;
}

/** The text with the words of the query marked. */
function marked(text, query) {
  const holder = document.createDocumentFragment();
  const words = query.split(/\s+/).filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pieces = words.length ? text.split(new RegExp(`(${words.join("|")})`, "gi")) : [text];
  pieces.forEach((piece, number) => {
    if (number % 2) {
      const mark = document.createElement("mark");
      mark.textContent = piece;
      holder.append(mark);
    } else {
      holder.append(piece);
    }
  });
  return holder;
}

function show(query) {
  const hits = find(query);
  active = -1;
  found.replaceChildren();
  for (const [number, entry] of hits.slice(0, MOST).entries()) {
    const item = document.createElement("li");
    item.id = `hit-${number}`;
    item.role = "option";
    const link = document.createElement("a");
    link.href = entry.url;
    link.tabIndex = -1;
    const title = document.createElement("b");
    title.append(marked(entry.title, query));
    const code = document.createElement("code");
    code.append(marked(entry.id, query));
    const sort = document.createElement("span");
    sort.textContent = entry.sort;
    link.append(title, code, sort);
    item.append(link);
    found.append(item);
  }
  if (query.trim() && !hits.length) {
    const none = document.createElement("li");
    none.className = "none";
    none.textContent = field.dataset.none;
    found.append(none);
  }
  open(Boolean(query.trim()));
}

function open(yes) {
  found.hidden = !yes;
  field.setAttribute("aria-expanded", String(yes));
  if (!yes) field.removeAttribute("aria-activedescendant");
}

function move(step) {
  const hits = [...found.querySelectorAll("[role=option]")];
  if (!hits.length) return;
  active = (active + step + hits.length) % hits.length;
  hits.forEach((hit, number) => hit.setAttribute("aria-selected", String(number === active)));
  field.setAttribute("aria-activedescendant", hits[active].id);
  hits[active].scrollIntoView({ block: "nearest" });
}

field.addEventListener("input", () => show(field.value));
field.addEventListener("focus", () => field.value && show(field.value));
field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    const hit = found.querySelectorAll("[role=option] a")[Math.max(active, 0)];
    if (hit) hit.click();
  } else if (event.key === "Escape") {
    open(false);
    field.blur();
  }
});
found.addEventListener("click", () => open(false));
document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) open(false);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

// --- Filters of tables ------------------------------------------------------------------------

for (const filter of document.querySelectorAll("[data-filter]")) {
  const bodies = $(filter.dataset.filter).tBodies;
  filter.hidden = false;
  filter.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    for (const other of filter.children) other.setAttribute("aria-pressed", String(other === button));
    for (const body of bodies) {
      const rows = [...body.querySelectorAll("[data-value]")];
      for (const row of rows) {
        row.hidden = Boolean(button.dataset.value) && row.dataset.value !== button.dataset.value;
      }
      body.hidden = rows.every((row) => row.hidden);
    }
  });
}

// --- Menu, language, print --------------------------------------------------------------------

$("menu").addEventListener("click", () => {
  const shown = $("side").classList.toggle("shown");
  $("menu").setAttribute("aria-expanded", String(shown));
});

document.querySelector(".language").addEventListener("click", (event) => {
  event.currentTarget.hash = location.hash;
});

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});
