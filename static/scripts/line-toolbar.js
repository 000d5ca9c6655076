// The lines of a card: one toolbar for the line that is current. Without this file every line and
// link is there all the same. Its words come from the page.

import { copyText } from "./clipboard.js";
import { readCollection, toggleLine } from "./collection-store.js";
import { hideToast } from "./toast.js";

const toolbar = document.querySelector(".line-tools");
const words = toolbar.dataset;
const buttons = [...toolbar.querySelectorAll("button")];
const collect = toolbar.querySelector("[data-does=collect]");
// The number of each line is its link; the end of its address is its identifier.
const numbers = [...document.querySelectorAll("main a[href*='/statements/']")];
const idOf = (number) => number.pathname.split("/").pop();
let current = numbers[0];

const line = () => current.closest("[id]");
const address = () => words.permanent + idOf(current);

// The reference of the line on its card in words, from the function down.
function reference() {
  const steps = [];
  for (let at = line(); at; at = at.parentElement.closest("[data-step]")) {
    steps.unshift(at.dataset.step);
  }
  return steps;
}

// What is printed of the line: for a function or a skill the heading of its fold.
const heading = () => line().matches("section") && line().querySelector("summary");

const printed = () => heading() || line().querySelector(":scope > div:not(.line-tools), dd");

// The words of elements without what these selectors name.
function without(selectors, elements) {
  const texts = elements.map((element) => {
    const copy = element.cloneNode(true);
    for (const other of copy.querySelectorAll(selectors)) other.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  });
  return texts.join(" ");
}

// The words of the line and of its parts as they are read first, without our marks.
const text = () => without(".note, .meaning, .original", [printed()]);

// The words that are quoted: those of the text, where they are below a translation.
function quoted() {
  const originals = [...printed().querySelectorAll(".original")];
  return originals.length > 0 ? without(".meaning", originals) : text();
}

const copies = {
  text,
  both: () => `${text()}\n${address()}`,
  citation: () => words.quoted.replace("{text}", quoted)
    + ` — ${[words.card, ...reference()].join(", ")} — ${address()}`,
  link: address,
};

function showCollection() {
  const collection = new Set(readCollection());
  for (const number of numbers) {
    number.classList.toggle("in-collection", collection.has(idOf(number)));
  }
  collect.textContent = collection.has(idOf(current)) ? words.uncollect : words.collect;
}

function act(does) {
  if (does in copies) return copyText(copies[does](), words[`${does}Copied`], words.notCopied);
  if (does === "close") return close();
  toggleLine(idOf(current), words);
  showCollection();
}

// The meanings of the abbreviations of the line, for those who cannot point at them.
function showMeanings() {
  const meanings = toolbar.querySelector(".meanings");
  const abbreviations = [...(heading() || line()).querySelectorAll("abbr")];
  const found = new Map(abbreviations.map((one) => [one.firstChild.data, one.title]));
  meanings.replaceChildren(...[...found].flatMap(([short, long]) => {
    const term = document.createElement("b");
    term.textContent = short;
    return [term, ` – ${long} `];
  }));
  meanings.hidden = found.size === 0;
}

function choose(number, isShown) {
  line()?.classList.remove("current");
  current.tabIndex = -1;
  current = number;
  current.tabIndex = 0;
  if (!isShown) return;
  line().classList.add("current");
  // After the number, so that it is next by keyboard; it is seen at the edge of the window.
  if (current.nextElementSibling !== toolbar) current.after(toolbar);
  toolbar.hidden = false;
  document.body.classList.add("has-tools");
  toolbar.querySelector(".reference").textContent = reference().join(", ");
  hideToast();
  showMeanings();
  showCollection();
  rove(buttons[0]);
}

function close() {
  const hadFocus = toolbar.contains(document.activeElement);
  toolbar.hidden = true;
  line().classList.remove("current");
  document.body.classList.remove("has-tools");
  if (hadFocus) focusQuietly(current);
}

// Focus without showing the toolbar again.
function focusQuietly(number) {
  number.dataset.quiet = "";
  number.focus();
  delete number.dataset.quiet;
}

// A toolbar is one stop of the Tab key.
function rove(button) {
  for (const one of buttons) one.tabIndex = one === button ? 0 : -1;
}

const isOpen = (number) => !number.closest("details:not([open])");

// The next number in this direction that no fold hides.
function next(from, by) {
  for (let at = numbers.indexOf(from) + by; numbers[at]; at += by) {
    if (isOpen(numbers[at])) return numbers[at];
  }
  return from;
}

for (const number of numbers) number.tabIndex = -1;
current.tabIndex = 0;
showCollection();

document.addEventListener("focusin", ({ target }) => {
  if (numbers.includes(target) && !("quiet" in target.dataset)) choose(target, true);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key, target } = event;
  const list = numbers.includes(target) ? numbers : buttons.includes(target) ? buttons : null;
  if (!list) return;
  const goto = list === numbers ? {
    ArrowDown: () => next(target, 1),
    ArrowUp: () => next(target, -1),
    Home: () => numbers.find(isOpen),
    End: () => numbers.findLast?.(isOpen) ?? target,
  }[key] : {
    ArrowRight: () => buttons[(buttons.indexOf(target) + 1) % buttons.length],
    ArrowLeft: () => buttons.at(buttons.indexOf(target) - 1),
    Home: () => buttons[0],
    End: () => buttons.at(-1),
  }[key];
  if (key === "Escape" && !toolbar.hidden) {
    event.preventDefault();
    close();
  } else if (goto) {
    event.preventDefault();
    const aim = goto();
    if (list === buttons) rove(aim);
    aim.focus();
  }
});
document.querySelector("main").addEventListener("click", ({ target }) => {
  if (toolbar.contains(target)) {
    const button = target.closest("button");
    if (button) act(button.dataset.does);
    return;
  }
  if (target.closest("a, button, summary, abbr, input") || String(getSelection())) return;
  const number = target.closest(".pair li[id], .kicker")?.querySelector("a[href*='/statements/']");
  if (!number) return;
  number.focus({ preventScroll: true });
  target.closest(".pair li[id], .kicker").scrollIntoView({ block: "nearest" });
});
for (const fold of document.querySelectorAll("main .fold")) {
  // A line that was folded away cannot stay the one that Tab leads to.
  fold.addEventListener("toggle", () => {
    if (isOpen(current)) return;
    if (!toolbar.hidden) close();
    choose(next(current, -1), false);
  });
}
addEventListener("storage", showCollection);
