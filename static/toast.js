// What was done, or why it was not: one message at a time, for the eye and for screen readers. On a
// card it is in the toolbar of the line, elsewhere at the foot of the window.

const toast = {
  // Shown this long in milliseconds, and longer while the pointer or the focus is on it.
  lasts: 8000,
  ends: 0,
  region: document.createElement("div"),

  show(text, link) {
    const box = document.createElement("p");
    box.className = "toast";
    box.append(text, ...(link ? [" ", link] : []));
    this.region.replaceChildren(box);
    this.wait();
  },

  wait() {
    clearTimeout(this.ends);
    this.ends = setTimeout(() => {
      if (this.region.matches(":hover, :focus-within")) this.wait();
      else this.hide();
    }, this.lasts);
  },

  hide() {
    clearTimeout(this.ends);
    this.region.replaceChildren();
  },
};

toast.region.className = "toasts";
toast.region.setAttribute("role", "status");
(document.querySelector(".line-tools") ?? document.body).append(toast.region);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") toast.hide();
});
