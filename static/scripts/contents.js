// The contents of a long page follow the reader: the entry of the section in sight is marked.

const guide = document.querySelector(".guide");
// On a wide screen the contents are always open, so nothing there is to be opened.
if (matchMedia("(min-width: 70rem)").matches) {
  guide.querySelector("details").open = true;
  guide.querySelector("summary").tabIndex = -1;
} else {
  // On a narrow one they would cover the section that they lead to.
  guide.addEventListener("click", ({ target }) => {
    if (target.closest("a")) guide.querySelector("details").open = false;
  });
}
const entries = new Map([...guide.querySelectorAll("a[href^='#']")].map((link) => [
  document.getElementById(link.hash.slice(1)), link,
]));
const inSight = new Set();
const observer = new IntersectionObserver((changes) => {
  for (const { isIntersecting, target } of changes) {
    if (isIntersecting) inSight.add(target);
    else inSight.delete(target);
  }
  const here = [...entries.keys()].find((section) => inSight.has(section));
  if (!here) return;
  for (const [section, link] of entries) {
    if (section === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}, { rootMargin: "-8% 0% -72%" });
for (const section of entries.keys()) observer.observe(section);
