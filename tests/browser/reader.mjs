// Two readers walk the same journeys: one points and clicks, the other has a keyboard alone and
// presses nothing but Tab, Enter and letters.

import assert from "node:assert/strict";

// More stops than this on the way to a link is no way for a person. The longest card has some 150.
const MOST_STOPS = 250;

/** Points and clicks, with a mouse or a finger. */
export function pointer(page) {
  return {
    page,
    follow: (link) => link.click(),
    unfold: (summary) => summary.click(),
    ask: async (box, words) => {
      await box.click();
      await box.fill(words);
      await box.press("Enter");
    },
  };
}

/** Goes from stop to stop with Tab and chooses with Enter. */
export function keyboard(page) {
  async function reach(element) {
    const wanted = await element.elementHandle();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate((wanted) => {
        const at = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        return {
          there: at === wanted,
          seen: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
          name: at.outerHTML.slice(0, 200),
        };
      }, wanted);
      assert.ok(focus.name.startsWith("<body") || focus.seen, `no focus is seen: ${focus.name}`);
      if (focus.there) return;
    }
    assert.fail(`${MOST_STOPS} stops do not lead to ${element}`);
  }
  const choose = async (element) => {
    await reach(element);
    await page.keyboard.press("Enter");
  };
  return {
    page,
    follow: choose,
    unfold: choose,
    ask: async (box, words) => {
      await reach(box);
      await page.keyboard.type(words);
      await page.keyboard.press("Enter");
    },
  };
}
