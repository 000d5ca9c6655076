// The page of a collection. Without lines in its address it opens those of this browser. With lines
// it offers to copy the link, to print, and to store these lines or open the stored ones.
// Its words come from the page; without this file the page is whole.

import { copyText } from "./clipboard.js";
import {
  collectionLink, MOST_LINES, readCollection, readSaid, writeCollection, writeSaid,
} from "./collection-store.js";
import { showToast } from "./toast.js";

const controls = document.getElementById("own");
const words = controls.dataset;
const shown = [...new Set(new URLSearchParams(location.search).getAll("item"))];
// What the address says beside the lines.
const said = new URLSearchParams(location.search);
for (const name of ["item", "words"]) said.delete(name);
const clear = document.getElementById("clear");
const isShown = (ids) => ids.length === shown.length && ids.every((id) => shown.includes(id));

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function offer() {
  const own = readCollection();
  const between = words.page.includes("?") ? "&" : "?";
  const named = [...own.map((id) => `item=${id}`), readSaid()].filter(Boolean);
  const page = words.page + between + named.join("&");
  // The empty page is not added to the history, so Back leads past it.
  if (own.length && !shown.length) return location.replace(page);
  document.querySelector(".empty")?.classList.remove("awaited");
  const parts = [];
  if (own.length && !isShown(own)) {
    const told = document.createElement("span");
    told.textContent = words.own.replace("{n}", own.length);
    const open = collectionLink(words.open);
    open.className = "go";
    open.href = page;
    parts.push(told, open);
  }
  if (shown.length) {
    const address = location.href.split("#")[0];
    parts.push(
      button(words.copy, () => copyText(address, words.copied, words.notCopied)),
      button(words.print, () => print()),
    );
    if (!isShown(own)) parts.push(button(own.length ? words.save : words.saveFirst, save));
  }
  // The empty page would open the stored lines again.
  if (clear) clear.hidden = own.length > 0 && !isShown(own);
  const focused = controls.contains(document.activeElement);
  controls.replaceChildren(...parts);
  // What had the focus may have been removed.
  if (focused) controls.querySelector("a, button")?.focus();
}

function save() {
  const isStored = writeCollection(shown.slice(0, MOST_LINES));
  if (isStored) writeSaid(said.toString());
  showToast(isStored ? words.saved : words.notStored);
  offer();
}

// While one's own lines are shown, a change of them changes the collection too: a link to fewer of
// them, and a button beside a line, which takes the place of the one above or below it.
function change(ids) {
  if (isShown(readCollection())) writeCollection(ids);
}

for (const link of document.querySelectorAll("a[data-changes]")) {
  link.addEventListener("click", () => change(new URL(link.href).searchParams.getAll("item")));
}
document.getElementById("said")?.addEventListener("submit", ({ submitter }) => {
  const { name, value } = submitter ?? {};
  const rows = [...document.querySelectorAll(".collected tr[id]")].map(({ id }) => id.slice("line-".length));
  const step = { higher: -1, lower: 1 }[name];
  const other = step && rows[rows.indexOf(value) + step];
  if (name === "remove") change(shown.filter((id) => id !== value));
  if (other) change(shown.map((id) => ({ [value]: other, [other]: value })[id] ?? id));
});
if (shown.length && isShown(readCollection())) writeSaid(said.toString());
addEventListener("storage", offer);
// Coming back to a page that the browser restores as it was.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) offer();
});
offer();
