// Two readers walk the same journeys: one points and clicks, the other has a keyboard alone: Tab and
// Enter and letters, and arrow keys from line to line where many lines are one stop.

import assert from "node:assert/strict";

// More stops than this on the way to a link is no way for a person. The longest card has some 150.
const MOST_STOPS = 250;

/** Points and clicks, with a mouse or a finger. */
export function pointer(page) {
  return reader(page, {
    choose: (element) => element.click(),
    write: async (box, words) => {
      await box.click();
      await box.fill(words);
    },
  });
}

/** Goes from stop to stop and chooses with Enter. */
export function keyboard(page) {
  async function reach(element) {
    const wanted = await element.elementHandle();
    let key = "Tab";
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await page.keyboard.press(key);
      const focus = await page.evaluate((wanted) => {
        const at = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        return {
          there: at === wanted,
          // The one stop of many lines, of which the wanted is one.
          leads: wanted.tabIndex < 0 && at.matches("a[tabindex='0']"),
          seen: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
          name: at.outerHTML.slice(0, 200),
        };
      }, wanted);
      assert.ok(focus.name.startsWith("<body") || focus.seen, `no focus is seen: ${focus.name}`);
      if (focus.there) return;
      if (focus.leads) key = "ArrowDown";
    }
    assert.fail(`${MOST_STOPS} stops do not lead to ${element}`);
  }
  return reader(page, {
    choose: async (element) => {
      await reach(element);
      await page.keyboard.press("Enter");
    },
    write: async (box, words) => {
      await reach(box);
      await page.keyboard.type(words);
    },
  });
}

function reader(page, { choose, write }) {
  return {
    page,
    /** Follows a link, unfolding first what hides it on a narrow screen. */
    follow: async (link) => {
      const folded = link.locator("xpath=ancestor::details[not(@open)][1]");
      if (!await link.isVisible() && await folded.count()) {
        await choose(folded.locator("summary").first());
      }
      await choose(link);
    },
    /** Writes into a box and sends it. */
    ask: async (box, words) => {
      await write(box, words);
      await page.keyboard.press("Enter");
    },
  };
}
