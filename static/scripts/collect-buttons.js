// Lines that a page shows can be added to the collection of this browser. The words come from the
// page; without this file lines are not collected.

import { readCollection, toggleLine } from "./collection-store.js";

const buttons = [...document.querySelectorAll("[data-collect] [data-item]")].map((line) => {
  const { item } = line.dataset;
  const words = line.closest("[data-collect]").dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button collects";
  button.id = `collect-${item}`;
  // In a list the name of the button has the words of its line, for those who do not see them.
  const text = line.querySelector(".text a");
  if (text) {
    text.id ||= `line-${item}`;
    button.setAttribute("aria-labelledby", `${button.id} ${text.id}`);
  }
  button.addEventListener("click", () => {
    toggleLine(item, words);
    show();
  });
  line.append(button);
  return { item, button, words };
});

function show() {
  const collection = new Set(readCollection());
  for (const { item, button, words } of buttons) {
    button.textContent = collection.has(item) ? words.uncollect : words.collect;
    button.classList.toggle("in-collection", collection.has(item));
  }
}

show();
addEventListener("storage", show);
addEventListener("pageshow", show);
