// The meaning of an abbreviation, shown where it is touched: a title is for a mouse only.
// The page lists the meanings too, and the toolbar of a card tells those of its line.

let shown = null;

function hide() {
  shown?.remove();
  shown = null;
}

document.addEventListener("click", (event) => {
  const abbreviation = event.target.closest?.("abbr[title]");
  // The rest of the heading opens and closes the fold.
  if (abbreviation?.closest("summary")) event.preventDefault();
  const again = shown && abbreviation?.contains(shown);
  hide();
  if (!abbreviation || again) return;
  shown = document.createElement("span");
  shown.className = "meaning";
  shown.setAttribute("role", "status");
  shown.textContent = abbreviation.title;
  abbreviation.append(shown);
  const { left, right } = shown.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const shift = Math.max(Math.min(0, width - 8 - right), 8 - left);
  shown.style.translate = `${shift}px 0`;
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});
