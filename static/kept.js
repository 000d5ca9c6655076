// The lines that this browser keeps for a collection, by their identifiers, the same in every tab.
// The menu says how many there are. The scripts after this one share it.

const keptLines = {
  key: "kasip.collection",
  most: 50,
  entry: document.querySelector("[data-kept]"),

  // A browser may refuse to keep anything; then nothing is kept.
  read() {
    const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    try {
      const list = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return Array.isArray(list)
        ? [...new Set(list.filter((one) => id.test(one)))].slice(0, this.most)
        : [];
    } catch {
      return [];
    }
  },

  // Tells whether they are kept now.
  write(ids) {
    try {
      if (ids.length) localStorage.setItem(this.key, JSON.stringify(ids));
      else localStorage.removeItem(this.key);
      this.count();
      return true;
    } catch {
      return false;
    }
  },

  // Adds a line or removes it, and says in the words of the page what was done.
  toggle(id, words) {
    const list = this.read();
    const has = list.includes(id);
    if (!has && list.length >= this.most) {
      return toast.show(words.full.replace("{n}", this.most), this.link(words.open));
    }
    const changed = has ? list.filter((one) => one !== id) : [...list, id];
    if (!this.write(changed)) return toast.show(words.notKept);
    const done = has ? words.uncollected : words.collected;
    toast.show(done.replace("{n}", changed.length), this.link(words.open));
  },

  link(label) {
    const link = document.createElement("a");
    link.href = this.entry.href;
    link.textContent = label;
    return link;
  },

  count() {
    const n = this.read().length;
    this.entry.textContent = this.entry.dataset.kept + (n ? ` · ${n}` : "");
  },
};

keptLines.count();
addEventListener("storage", () => keptLines.count());
addEventListener("pageshow", () => keptLines.count());
