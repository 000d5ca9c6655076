// What was done, or why it was not: one message at a time, for the eye and for screen readers. On a
// card it is in the toolbar of the line, elsewhere at the foot of the window.

// A message is shown this long in milliseconds, and longer while the pointer or the focus is on it.
const DURATION = 8000;

const region = document.createElement("div");
region.className = "toasts";
region.setAttribute("role", "status");
(document.querySelector(".line-tools") ?? document.body).append(region);
let timer = 0;

/** Shows a text and, after it, a link. */
export function showToast(text, link) {
  const box = document.createElement("p");
  box.className = "toast";
  box.append(text, ...(link ? [" ", link] : []));
  region.replaceChildren(box);
  hideLater();
}

/** Hides what is shown. */
export function hideToast() {
  clearTimeout(timer);
  region.replaceChildren();
}

function hideLater() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (region.matches(":hover, :focus-within")) hideLater();
    else hideToast();
  }, DURATION);
}

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hideToast();
});
