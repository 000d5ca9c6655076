// The lines that this browser keeps for a collection, by their identifiers, the same in every tab.
// The scripts after this one share it.

const keptLines = {
  key: "kasip.collection",
  most: 50,

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
      return true;
    } catch {
      return false;
    }
  },

  // Puts a line in or takes it out, and says in the words of the page what was done.
  toggle(id, words) {
    const list = this.read();
    const has = list.includes(id);
    if (!has && list.length >= this.most) return words.full.replace("{n}", this.most);
    const changed = has ? list.filter((one) => one !== id) : [...list, id];
    if (!this.write(changed)) return words.notKept;
    return (has ? words.uncollected : words.collected).replace("{n}", changed.length);
  },
};
