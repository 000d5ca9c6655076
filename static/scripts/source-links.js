// Links to several lines of a source text name the last line too: "#L10-L20". Without this file
// they lead to the first line.

for (const link of document.querySelectorAll("a[data-last]")) {
  link.hash += `-L${link.dataset.last}`;
}
