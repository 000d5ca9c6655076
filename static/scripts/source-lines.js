// The page of a source text marks every line of a range in its address: "#L10-L20". Without this
// file it marks the first.

const text = document.querySelector("pre.source");
let marked = [];

function mark() {
  for (const one of marked) one.replaceWith(...one.childNodes);
  marked = [];
  const [, first, last] = /^#L(\d+)-L?(\d+)$/.exec(location.hash)?.map(Number) ?? [];
  if (!first || last < first) return;
  for (let number = first; number <= last; number += 1) {
    const words = document.getElementById(`L${number}`)?.nextSibling;
    if (!words) break;
    const one = document.createElement("mark");
    words.replaceWith(one);
    one.append(words);
    marked.push(one);
  }
  document.getElementById(`L${first}`)?.scrollIntoView({ block: "center" });
}

// With the Shift key a second number makes a range of the first.
text.addEventListener("click", (event) => {
  const number = event.shiftKey && event.target.closest("a");
  const from = /^#L(\d+)/.exec(location.hash)?.[1];
  if (!number || !from) return;
  event.preventDefault();
  const [first, last] = [Number(from), Number(number.id.slice(1))].sort((one, other) => one - other);
  location.hash = `#L${first}-L${last}`;
});
addEventListener("hashchange", mark);
mark();
