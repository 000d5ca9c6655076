// The collection that this browser keeps, offered on the page of a collection: opened, replaced by
// the lines of the address, cleared. Other pages add to it; other tabs are followed. The address is
// what is shown, and without this file the page is whole. Its words come from the page.

const place = document.getElementById("own");
const words = place?.dataset;
const shown = new URLSearchParams(location.search).getAll("item")
  .filter((id, at, all) => all.indexOf(id) === at);
const status = document.createElement("p");
status.setAttribute("role", "status");

function same(one, other) {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function open(ids) {
  const link = document.createElement("a");
  link.className = "go";
  link.href = `${words.page}?${ids.map((id) => `item=${id}`).join("&")}`;
  link.textContent = words.open;
  return link;
}

function offer() {
  const own = keptLines.read();
  const parts = [];
  if (own.length && !same(own, shown)) {
    const told = document.createElement("span");
    told.textContent = words.own.replace("{n}", own.length);
    parts.push(told, open(own));
  }
  if (shown.length) {
    if (navigator.clipboard) parts.push(button(words.copy, copy));
    parts.push(button(words.print, () => print()));
    if (!same(own, shown)) parts.push(button(words.save, save));
  }
  if (own.length) parts.push(button(words.clear, clear));
  const focused = place.contains(document.activeElement);
  place.replaceChildren(...parts, status);
  // What had the focus may be gone.
  if (focused) place.querySelector("a, button")?.focus();
}

async function copy() {
  try {
    await navigator.clipboard.writeText(location.href.split("#")[0]);
    status.textContent = words.copied;
  } catch {
    status.textContent = location.href;
  }
}

function save() {
  if (keptLines.write(shown.slice(0, keptLines.most))) status.textContent = words.saved;
  offer();
}

function clear() {
  if (keptLines.write([])) status.textContent = words.cleared;
  offer();
}

if (place) {
  // A line that is taken off one's own collection is taken off what the browser keeps as well.
  for (const link of document.querySelectorAll("a[data-item]")) {
    link.addEventListener("click", () => {
      const own = keptLines.read();
      if (same(own, shown)) keptLines.write(own.filter((id) => id !== link.dataset.item));
    });
  }
  addEventListener("storage", ({ key }) => {
    if (key === keptLines.key || key === null) offer();
  });
  // Coming back to a page that the browser kept as it was.
  addEventListener("pageshow", offer);
  offer();
}
