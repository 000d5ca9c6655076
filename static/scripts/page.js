// What any page does where scripts run. The switch of language leads to the same place of the page, a
// link to several lines of a source text names the last one too ("#L10-L20"), paper says when it was
// printed, and a button prints. The words come from the page; without this file it is whole.

const switches = document.querySelectorAll(".languages a");
function followPlace() {
  for (const link of switches) link.hash = location.hash;
}
addEventListener("hashchange", followPlace);
followPlace();

for (const link of document.querySelectorAll("a[data-last]")) {
  link.hash += `-L${link.dataset.last}`;
}

const printed = document.querySelector("[data-printed]");
addEventListener("beforeprint", () => {
  // In numbers: not every browser knows the months of Kazakh.
  const day = new Date().toLocaleDateString("ru", { day: "2-digit", month: "2-digit", year: "numeric" });
  printed.textContent = printed.dataset.printed.replace("{date}", day);
});

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
