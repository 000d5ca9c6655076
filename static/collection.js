// The page of a collection. Without lines in its address it opens those that this browser keeps.
// With lines it offers to copy the link, to print, and to keep these lines or open the kept ones.
// Its words come from the page; without this file the page is whole.

const place = document.getElementById("own");
if (place) {
  const words = place.dataset;
  const shown = [...new Set(new URLSearchParams(location.search).getAll("item"))];
  const clear = document.getElementById("clear");
  const isSame = (own) => own.length === shown.length && own.every((id) => shown.includes(id));

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  function offer() {
    const own = keptLines.read();
    const page = `${words.page}?${own.map((id) => `item=${id}`).join("&")}`;
    // The empty page takes no place in the history, so Back leads past it.
    if (own.length && !shown.length) return location.replace(page);
    document.querySelector(".empty")?.classList.remove("awaited");
    const parts = [];
    if (own.length && !isSame(own)) {
      const told = document.createElement("span");
      told.textContent = words.own.replace("{n}", own.length);
      const open = keptLines.link(words.open);
      open.className = "go";
      open.href = page;
      parts.push(told, open);
    }
    if (shown.length) {
      const address = location.href.split("#")[0];
      parts.push(
        button(words.copy, () => copyText(address, words.copied, words.notCopied)),
        button(words.print, () => print()),
      );
      if (!isSame(own)) parts.push(button(words.save, save));
    }
    // The empty page would open the kept lines again.
    if (clear) clear.hidden = own.length > 0 && !isSame(own);
    const focused = place.contains(document.activeElement);
    place.replaceChildren(...parts);
    // What had the focus may be gone.
    if (focused) place.querySelector("a, button")?.focus();
  }

  function save() {
    toast.show(keptLines.write(shown.slice(0, keptLines.most)) ? words.saved : words.notKept);
    offer();
  }

  // While one's own lines are shown, a link that shows fewer of them also keeps no more.
  for (const link of document.querySelectorAll("a[data-fewer]")) {
    link.addEventListener("click", () => {
      if (!isSame(keptLines.read())) return;
      keptLines.write(new URL(link.href).searchParams.getAll("item"));
    });
  }
  addEventListener("storage", offer);
  // Coming back to a page that the browser kept as it was.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) offer();
  });
  offer();
}
