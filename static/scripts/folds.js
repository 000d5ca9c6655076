// The folds of a long page: all of them are opened or closed at once, an address opens the fold that
// hides its line, and paper has everything. Without this file each fold is opened by itself.

const folds = [...document.querySelectorAll("main .fold")];

for (const switches of document.querySelectorAll(".fold-all")) {
  switches.hidden = false;
  switches.addEventListener("click", ({ target }) => {
    const does = target.closest("button")?.dataset.fold;
    if (does) for (const fold of folds) fold.open = does === "open";
  });
}

addEventListener("hashchange", () => {
  const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let wasFolded = false;
  for (let fold = aim?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    wasFolded ||= !fold.open;
    fold.open = true;
  }
  if (wasFolded) aim.scrollIntoView();
});

let closed = [];
addEventListener("beforeprint", () => {
  closed = folds.filter((fold) => !fold.open);
  for (const fold of closed) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of closed) fold.open = false;
});
