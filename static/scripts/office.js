// A document that is made of a card: what is ticked above or inside a line follows it, and the document
// shown beside follows the ticks. Without this file a button shows the document anew.

const form = document.querySelector("form.office");
const show = form.querySelector("[data-show]");
show.hidden = true;

/** Ticks all lines of a function or a skill, or none; `all` stands for every function. */
function tickAll(name, isTicked) {
  const whole = name === "all" ? "[data-whole]" : `[data-whole="${name}"]`;
  for (const box of form.querySelectorAll(`${whole} input[type=checkbox]`)) box.checked = isTicked;
}

let asked = 0;

async function refresh() {
  const number = ++asked;
  const page = new URL(form.action);
  page.hash = "";
  page.search = new URLSearchParams(new FormData(form));
  const response = await fetch(page);
  if (!response.ok) throw new Error(response.statusText);
  const made = new DOMParser().parseFromString(await response.text(), "text/html");
  if (number !== asked) return;
  document.getElementById("document").replaceChildren(...made.getElementById("document").childNodes);
  document.getElementById("copy").dataset.copy = made.getElementById("copy").dataset.copy;
  history.replaceState(null, "", page);
}

/** Where the document cannot be had, the button tries again and shows why. */
function follow() {
  refresh().catch(() => {
    show.hidden = false;
  });
}

form.addEventListener("change", ({ target }) => {
  // The box of a function or skill is for all of it.
  const whole = target.closest("[data-whole]");
  if (whole?.dataset.whole === target.value) tickAll(target.value, target.checked);
  follow();
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name]");
  if (!button) return;
  event.preventDefault();
  tickAll(button.value, button.name === "take");
  follow();
});
