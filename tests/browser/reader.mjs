// Readers walk the same journeys in several ways: one points and clicks, another has a keyboard
// only: Tab, Enter, Space and letters, and arrow keys where many lines or buttons are one stop.

import assert from "node:assert/strict";
import { PHONE } from "./site.mjs";

// More stops than this on the way to a link is no way for a person. The longest card has some 150.
const MOST_STOPS = 250;

/** Points and clicks, with a mouse or a finger. */
function pointer(page) {
  return reader(page, {
    choose: (element) => element.click(),
    write: async (box, words) => {
      await box.click();
      await box.fill(words);
    },
    pick: (list, value) => list.selectOption(value),
    // A line answers wherever it is touched, but for its number, which is a link.
    take: (line) => line.locator("> div").click({ position: { x: 3, y: 8 } }),
  });
}

/** Goes from stop to stop, and chooses with Enter or Space. */
function keyboard(page) {
  async function reach(element) {
    const target = await element.elementHandle();
    const lost = await page.evaluate(
      () => document.reached === location.href && document.activeElement === document.body,
    );
    assert.ok(!lost, `the focus was lost on ${page.url()}`);
    let key = "Tab";
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await page.keyboard.press(key);
      const focus = await page.evaluate(stop, target);
      assert.ok(focus.nowhere || focus.seen, `no focus is seen: ${focus.name}`);
      if (focus.there) {
        assert.ok(focus.inSight, `the focus is out of sight: ${focus.name}`);
        return;
      }
      key = focus.key;
    }
    assert.fail(`${MOST_STOPS} stops do not lead to ${element}`);
  }
  return reader(page, {
    choose: async (element) => {
      await reach(element);
      const isLink = await element.evaluate((element) => element.matches("a"));
      await page.keyboard.press(isLink ? "Enter" : "Space");
    },
    write: async (box, words) => {
      await reach(box);
      await page.keyboard.type(words);
    },
    pick: async (list, value) => {
      await reach(list);
      // From the top of the list downwards.
      await page.keyboard.press("Home");
      const longest = await list.evaluate((list) => list.options.length);
      for (let steps = 0; await list.inputValue() !== value; steps += 1) {
        assert.ok(steps < longest, `${value} is not in the list`);
        await page.keyboard.press("ArrowDown");
      }
    },
    take: (line) => reach(line.locator("> a")),
  });
}

/** What is told of the stop that has the focus, in the page. */
function stop(target) {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { left, top, width, height } = at.getBoundingClientRect();
  // The cursor of a box for a long text is at its beginning.
  const seen = at.matches("textarea") ? Math.min(height, 40) : height;
  const above = document.elementFromPoint(left + width / 2, top + seen / 2);
  document.reached = location.href;
  const bar = at.closest("[role=toolbar]");
  let key = "Tab";
  // One stop is for many lines, and for the buttons of a toolbar.
  if (bar?.contains(target)) key = "ArrowRight";
  else if (bar) key = "Shift+Tab";
  else if (target.tabIndex < 0 && target.matches("a") && at.matches("a[tabindex='0']")) key = "ArrowDown";
  return {
    there: at === target,
    key,
    nowhere: at === document.body,
    seen: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
    inSight: above !== null && (at.contains(above) || above.contains(at)),
    name: at.outerHTML.slice(0, 200),
  };
}

function reader(page, { choose, write, pick, take }) {
  return {
    page,
    choose,
    pick,
    write,
    /** Makes a line of a card the one that the toolbar is for. */
    take,
    /** Follows a link, unfolding first what hides it on a narrow screen. */
    follow: async (link) => {
      const folded = link.locator("xpath=ancestor::details[not(@open)][1]");
      if (!await link.isVisible() && await folded.count()) {
        await choose(folded.locator("summary").first());
      }
      await choose(link);
    },
    /** Follows an entry of the menu, which a narrow screen folds. */
    enter: async (name) => {
      const button = page.locator("[popovertarget]");
      if (await button.isVisible()) await choose(button);
      await choose(page.getByRole("banner").getByRole("link", { name, exact: true }));
    },
    /** Writes into a box and sends it. */
    ask: async (box, words) => {
      await write(box, words);
      await page.keyboard.press("Enter");
    },
  };
}

const ON_A_PHONE = { viewport: PHONE, hasTouch: true, isMobile: true };

/** The ways in which every journey is walked; `settings` are those of a browser context. */
export const WAYS = [
  { how: "by pointing", reader: pointer, settings: {} },
  { how: "by a finger on a phone", reader: pointer, settings: ON_A_PHONE },
  { how: "by keyboard only", reader: keyboard, settings: {} },
  { how: "by keyboard only on a narrow screen", reader: keyboard, settings: { viewport: PHONE } },
  { how: "with scripts off", reader: pointer, settings: { scripts: false } },
  { how: "by a finger on a phone with scripts off", reader: pointer, settings: { ...ON_A_PHONE, scripts: false } },
  { how: "by keyboard only with scripts off", reader: keyboard, settings: { scripts: false } },
];

/** The ways of those whose browser runs scripts. */
export const WAYS_WITH_SCRIPTS = WAYS.filter(({ settings }) => settings.scripts !== false);
