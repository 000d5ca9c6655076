// Copying, and the buttons that copy a text of their own. Without this file they are not shown.

import { showToast } from "./toast.js";

/** Copies a text and says so, or that it failed. */
export async function copyText(text, done, failed) {
  try {
    await navigator.clipboard.writeText(text);
    showToast(done);
  } catch {
    // Without https there is no clipboard but this one.
    const focused = document.activeElement;
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    showToast(isDone ? done : failed);
  }
}

for (const buttons of document.querySelectorAll(".copies")) {
  buttons.hidden = false;
  buttons.addEventListener("click", ({ target }) => {
    const { copy, done } = target.closest("button")?.dataset ?? {};
    if (copy) copyText(copy, done, buttons.dataset.failed);
  });
}
