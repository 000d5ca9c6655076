// Results of a search can be put into the collection that this browser keeps. The words come from
// the page; without this file the lines are collected on their cards or nowhere.

const results = document.querySelector("[data-collect]");
if (results) {
  const words = results.dataset;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  results.after(status);
  const buttons = [...results.querySelectorAll("li[data-item]")].map((line) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button collects";
    // The button is named with the words of its line for those who do not see where it stands.
    const text = line.querySelector(".text a");
    text.id ||= `line-${line.dataset.item}`;
    button.id = `collect-${line.dataset.item}`;
    button.setAttribute("aria-labelledby", `${button.id} ${text.id}`);
    button.addEventListener("click", () => {
      status.textContent = keptLines.toggle(line.dataset.item, words);
      show();
    });
    line.append(button);
    return [line.dataset.item, button];
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
