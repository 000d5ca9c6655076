// The collection of this browser: the identifiers of its lines, the same in every tab. The menu says
// how many there are.

import { showToast } from "./toast.js";

/** A collection has at most so many lines. */
export const MOST_LINES = 120;

const KEY = "kasip.collection";
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const menuEntry = document.querySelector("[data-collection]");

/** The identifiers in the collection; none where the browser refuses to store anything. */
export function readCollection() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(list)
      ? [...new Set(list.filter((id) => ID.test(id)))].slice(0, MOST_LINES)
      : [];
  } catch {
    return [];
  }
}

/** Stores a collection, and tells whether it was stored. */
export function writeCollection(ids) {
  try {
    if (ids.length) localStorage.setItem(KEY, JSON.stringify(ids));
    else {
      localStorage.removeItem(KEY);
      localStorage.removeItem(SAID);
    }
    showCount();
    return true;
  } catch {
    return false;
  }
}

/** What the page of the collection says beside its lines: its title, its note and its order. */
const SAID = "kasip.collection.said";

export function readSaid() {
  try {
    return localStorage.getItem(SAID) ?? "";
  } catch {
    return "";
  }
}

export function writeSaid(said) {
  try {
    localStorage.setItem(SAID, said);
  } catch {
    // The address has it all the same.
  }
}

/** Adds a line or removes it, and says in the words of the page what was done. */
export function toggleLine(id, words) {
  const list = readCollection();
  const has = list.includes(id);
  if (!has && list.length >= MOST_LINES) {
    return showToast(words.full.replace("{n}", MOST_LINES), collectionLink(words.open));
  }
  const changed = has ? list.filter((one) => one !== id) : [...list, id];
  if (!writeCollection(changed)) return showToast(words.notStored);
  const done = has ? words.uncollected : words.collected;
  showToast(done.replace("{n}", changed.length), collectionLink(words.open));
}

/** A link to the page of the collection. */
export function collectionLink(label) {
  const link = document.createElement("a");
  link.href = menuEntry.href;
  link.textContent = label;
  return link;
}

function showCount() {
  const n = readCollection().length;
  menuEntry.textContent = menuEntry.dataset.collection + (n ? ` · ${n}` : "");
}

showCount();
addEventListener("storage", showCount);
addEventListener("pageshow", showCount);
