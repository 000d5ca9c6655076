// What people come for, walked by pointing, by keyboard only and with scripts off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS } from "./reader.mjs";
import { STANDARD, inSight, pathOf, query, site } from "./site.mjs";

const catalogue = site();

const CARD = `/standards/${STANDARD}/cards/2524-0-003-5`;
const QUESTION = "ақпарат қорғау құралдары";

const searchBox = (page) => page.locator("input[name=q]");

/** Each begins on a page and walks on from there. */
const JOURNEYS = [
  {
    name: "a search in Kazakh leads to the line on its card",
    from: "/kk",
    walk: async (reader) => {
      const { page } = reader;
      await reader.ask(searchBox(page), QUESTION);
      await page.waitForURL("**/kk/search?q=*");
      assert.deepEqual(query(page, "q"), [QUESTION]);
      const toLine = page.locator("a[href*='/cards/'][href*='#']");
      const result = page.getByRole("main").getByRole("listitem").filter({ has: toLine }).first();
      const found = await result.locator("a[href*='/statements/']").first().innerText();
      const href = await result.locator(toLine).first().getAttribute("href");
      await reader.follow(result.locator(toLine).first());
      await page.waitForURL(`**${href}`);
      const line = await (await inSight(page.locator(":target"))).innerText();
      assert.ok(line.includes(found), `${line} is not ${found}`);
    },
  },
  {
    name: "what a security engineer of level 5 must know is three steps from the front door",
    from: "/ru",
    walk: async (reader) => {
      const { page } = reader;
      await reader.enter("Профессии");
      await page.waitForURL("**/ru/professions");
      await reader.follow(page.locator(`main details a[href="/ru/professions?level=5"]`));
      await page.waitForURL("**level=5*");
      await reader.follow(page.locator(`main h3 a[href="/ru${CARD}"]`));
      await page.waitForURL(`**/ru${CARD}`);
      const card = await catalogue.json(`/api/v1${CARD}`);
      assert.ok((await page.getByRole("heading", { level: 1 }).innerText()).includes(card.title));
      const known = card.functions.flatMap((f) => f.skills).flatMap((s) => s.knowledge);
      const shown = (await page.getByRole("main").innerText()).replace(/\s+/g, " ");
      for (const { text } of known) assert.ok(shown.includes(text), text);
    },
  },
  {
    name: "the ladder leads to a card, its line to a statement, and that to the source",
    from: "/en",
    walk: async (reader) => {
      const { page } = reader;
      await reader.follow(page.locator(`main td a[href="/en${CARD}"]`));
      await page.waitForURL(`**/en${CARD}`);
      const skill = (await catalogue.json(`/api/v1${CARD}`)).functions[0].skills[0];
      await reader.follow(page.locator(`main a[href="/en/statements/${skill.abilities[0].id}"]`));
      await page.waitForURL("**/en/statements/*");
      const title = await page.getByRole("heading", { level: 1 }).innerText();
      assert.ok(title.includes(skill.abilities[0].text), title);
      const line = skill.abilities[0].source.first_line;
      await reader.follow(page.locator(`main a[href*="/source#L${line}"]`));
      await page.waitForURL(`**/source#L${line}*`);
      await inSight(page.locator(`#L${line}`));
    },
  },
  {
    name: "a statement leads back to its line on the card",
    from: "/kk/statements/1c54896a-a3c7-5637-a9c7-29955f98d788",
    walk: async (reader) => {
      const { page } = reader;
      const title = await page.getByRole("heading", { level: 1 }).innerText();
      await reader.follow(page.locator("main a[href$='#f1-s7-a1']").first());
      await page.waitForURL("**#f1-s7-a1");
      assert.ok((await (await inSight(page.locator(":target"))).innerText()).includes(title));
    },
  },
  {
    name: "a standard leads to its findings, its terms and its cards, in another language too",
    from: `/kk/standards/${STANDARD}`,
    walk: async (reader) => {
      const { page } = reader;
      await reader.follow(page.locator("main nav a[href='#terms']"));
      await page.waitForURL("**#terms");
      await inSight(page.locator(":target"));
      await reader.follow(page.getByRole("link", { name: "Русский" }));
      // With scripts the place is kept.
      await page.waitForURL(new RegExp(`/ru/standards/${STANDARD}(#terms)?$`));
      await reader.follow(page.locator(`main a[href="/ru/standards/${STANDARD}/findings"]`));
      await page.waitForURL("**/findings");
      await reader.follow(page.locator(`main a[href*="/ru${CARD.slice(0, -13)}"]`).first());
      await page.waitForURL("**/cards/**");
      assert.ok(pathOf(page).startsWith(`/ru/standards/${STANDARD}/cards/`));
    },
  },
];

for (const { name, from, walk } of JOURNEYS) {
  for (const { how, reader, settings } of WAYS) {
    test(`${name}, ${how}`, async (t) => {
      await walk(reader(await catalogue.open(t, from, settings)));
    });
  }
}

for (const scripts of [true, false]) {
  test(`the first stop on a page skips to its words, scripts ${scripts ? "on" : "off"}`, async (t) => {
    const page = await catalogue.open(t, `/kk${CARD}`, { scripts });
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    assert.equal(await skip.getAttribute("href"), "#main");
    const { y, height } = await skip.boundingBox();
    assert.ok(y >= 0 && height > 20, "the link is seen when it has the focus");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.getByRole("main").locator(":focus").count(), "the next stop is in the text");
  });
}
