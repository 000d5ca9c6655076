// The page of a card: one toolbar for the line that is current, and folding of everything at once.
// Without this file every line, link and fold is there all the same. Its words come from the page.

const tools = document.querySelector(".line-tools");
if (tools) {
  const words = tools.dataset;
  const buttons = [...tools.querySelectorAll("button")];
  const collect = tools.querySelector("[data-does=collect]");
  // The number of each line is its link; the last step of its address is its identifier.
  const numbers = [...document.querySelectorAll("main a[href*='/statements/']")];
  let current = numbers[0];

  const id = () => current.pathname.split("/").pop();
  const address = () => words.permanent + id();
  const line = () => current.closest("[id]");

  // The place of the line on its card in words, from the function down.
  function place() {
    const steps = [];
    for (let at = line(); at; at = at.parentElement.closest("[data-step]")) steps.unshift(at.dataset.step);
    return steps;
  }

  // What is printed of the line: for a function or a skill the heading of its fold.
  const heading = () => line().matches("section") && line().querySelector("summary");

  // The words of the line and of its parts, without our marks.
  function text() {
    const words = (heading() || line().querySelector(":scope > div:not(.line-tools), dd")).cloneNode(true);
    for (const ours of words.querySelectorAll(".note, .meaning")) ours.remove();
    return words.textContent.replace(/\s+/g, " ").trim();
  }

  const copies = {
    text,
    both: () => `${text()}\n${address()}`,
    citation: () => words.quoted.replace("{text}", () => text())
      + ` — ${[words.card, ...place()].join(", ")} — ${address()}`,
    link: address,
  };

  function showKept() {
    const list = new Set(keptLines.read());
    for (const number of numbers) {
      number.classList.toggle("kept", list.has(number.pathname.split("/").pop()));
    }
    collect.textContent = list.has(id()) ? words.uncollect : words.collect;
  }

  function act(does) {
    if (does in copies) return copyText(copies[does](), words[`${does}Copied`], words.notCopied);
    if (does === "close") return close();
    keptLines.toggle(id(), words);
    showKept();
  }

  // The meanings of the abbreviations of the line, for those who cannot point at them.
  function meanings() {
    const holder = tools.querySelector(".meanings");
    const piece = heading() || line();
    const found = new Map([...piece.querySelectorAll("abbr")].map((one) => [one.firstChild.data, one.title]));
    holder.replaceChildren(...[...found].flatMap(([short, long]) => {
      const term = document.createElement("b");
      term.textContent = short;
      return [term, ` – ${long} `];
    }));
    holder.hidden = found.size === 0;
  }

  function choose(number, isShown) {
    line()?.classList.remove("current");
    current.tabIndex = -1;
    current = number;
    current.tabIndex = 0;
    if (!isShown) return;
    line().classList.add("current");
    // After the number, so that it is next by keyboard; it is seen at the edge of the window.
    if (current.nextElementSibling !== tools) current.after(tools);
    tools.hidden = false;
    document.body.classList.add("has-tools");
    tools.querySelector(".place").textContent = place().join(", ");
    toast.hide();
    meanings();
    showKept();
    rove(buttons[0]);
  }

  function close() {
    const hadFocus = tools.contains(document.activeElement);
    tools.hidden = true;
    line().classList.remove("current");
    document.body.classList.remove("has-tools");
    if (hadFocus) leaveTo(current);
  }

  // Focus without showing the tools again.
  function leaveTo(number) {
    number.dataset.quiet = "";
    number.focus();
    delete number.dataset.quiet;
  }

  // A toolbar is one stop of the Tab key.
  function rove(button) {
    for (const one of buttons) one.tabIndex = one === button ? 0 : -1;
  }

  const isOpen = (number) => !number.closest("details:not([open])");

  function step(from, by) {
    for (let at = numbers.indexOf(from) + by; numbers[at]; at += by) {
      if (isOpen(numbers[at])) return numbers[at];
    }
    return from;
  }

  for (const number of numbers) number.tabIndex = -1;
  current.tabIndex = 0;
  showKept();

  document.addEventListener("focusin", ({ target }) => {
    if (numbers.includes(target) && !("quiet" in target.dataset)) choose(target, true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event;
    const list = numbers.includes(target) ? numbers : buttons.includes(target) ? buttons : null;
    if (!list) return;
    const goto = list === numbers ? {
      ArrowDown: () => step(target, 1),
      ArrowUp: () => step(target, -1),
      Home: () => numbers.find(isOpen),
      End: () => numbers.findLast?.(isOpen) ?? target,
    }[key] : {
      ArrowRight: () => buttons[(buttons.indexOf(target) + 1) % buttons.length],
      ArrowLeft: () => buttons.at(buttons.indexOf(target) - 1),
      Home: () => buttons[0],
      End: () => buttons.at(-1),
    }[key];
    if (key === "Escape" && !tools.hidden) {
      event.preventDefault();
      close();
    } else if (goto) {
      event.preventDefault();
      const next = goto();
      if (list === buttons) rove(next);
      next.focus();
    }
  });
  document.querySelector("main").addEventListener("click", ({ target }) => {
    if (tools.contains(target)) {
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
  window.addEventListener("storage", showKept);

  // Folding.
  const folds = [...document.querySelectorAll("main .fold")];
  for (const switches of document.querySelectorAll(".fold-all")) {
    switches.hidden = false;
    switches.addEventListener("click", ({ target }) => {
      const does = target.closest("button")?.dataset.fold;
      if (does) for (const fold of folds) fold.open = does === "open";
    });
  }
  for (const fold of folds) {
    // A line that was folded away cannot stay the one that Tab leads to.
    fold.addEventListener("toggle", () => {
      if (!isOpen(current)) {
        if (!tools.hidden) close();
        choose(step(current, -1), false);
      }
    });
  }
  function reveal() {
    const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let wasFolded = false;
    for (let fold = aim?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      wasFolded ||= !fold.open;
      fold.open = true;
    }
    if (wasFolded) aim.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = folds.filter((fold) => !fold.open);
    for (const fold of folded) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
}
