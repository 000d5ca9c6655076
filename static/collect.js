// Lines that a page shows can be added to the collection that this browser keeps. The words come
// from the page; without this file lines are not collected.

const lines = [...document.querySelectorAll("[data-collect] [data-item]")];
if (lines.length) {
  const words = lines[0].closest("[data-collect]").dataset;
  const buttons = lines.map((line) => {
    const { item } = line.dataset;
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
      keptLines.toggle(item, words);
      show();
    });
    line.append(button);
    return [item, button];
  });
  function show() {
    const list = new Set(keptLines.read());
    for (const [id, button] of buttons) {
      button.textContent = list.has(id) ? words.uncollect : words.collect;
      button.classList.toggle("kept", list.has(id));
    }
  }
  show();
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show);
}
