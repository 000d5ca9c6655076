// What people do with what they found: compare two levels, see where a profession leads, collect
// lines and send them to somebody. Walked by pointing, by keyboard only and with scripts off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS, WAYS_WITH_SCRIPTS } from "./reader.mjs";
import { STANDARD, pathOf, query, site } from "./site.mjs";

const catalogue = site();

const ENGINEER = "2524-0-003";
const card = (level) => `/standards/${STANDARD}/cards/${ENGINEER}-${level}`;

/** The titles of the skills of a card. */
async function skills(level) {
  const { functions } = await catalogue.json(`/api/v1${card(level)}`);
  return functions.flatMap(({ skills }) => skills).map(({ title }) => title);
}

/** The words of an element, with one space between them. */
const words = async (element) => (await element.innerText()).replace(/\s+/g, " ");

/** The texts of the lines of a collection. */
const collected = (page) => page.locator(".collected td:nth-child(2) > a").allInnerTexts();

/** Each begins on a page and walks on from there. */
const JOURNEYS = [
  {
    name: "a card is compared with the level above it, and what that adds is told",
    from: `/kk${card(5)}`,
    ways: WAYS,
    walk: async (reader) => {
      const { page } = reader;
      const main = page.getByRole("main");
      await reader.follow(main.getByRole("link", { name: "Басқа карточкамен салыстыру" }));
      await page.waitForURL("**/kk/compare?card=**");
      const lists = main.getByRole("combobox");
      assert.equal(await lists.nth(0).inputValue(), `${STANDARD}/${ENGINEER}-5`, "the card is chosen already");
      await reader.pick(lists.nth(1), `${STANDARD}/${ENGINEER}-6`);
      await reader.choose(main.getByRole("button"));
      await page.waitForURL((url) => url.searchParams.getAll("card").filter(Boolean).length === 2);
      assert.deepEqual(await main.locator(".heads .badge").allInnerTexts(), ["5-деңгей", "6-деңгей"]);
      const [lower, higher] = [await skills(5), await skills(6)];
      const shown = await words(main);
      for (const skill of [...lower, ...higher]) assert.ok(shown.includes(skill), skill);

      await reader.follow(main.getByRole("navigation").getByRole("link", { name: /6-деңгей/ }));
      await page.waitForURL("**view=adds**");
      const added = await words(main.locator(".added"));
      const anew = higher.filter((skill) => !lower.includes(skill));
      assert.ok(anew.length > 0);
      for (const skill of anew) assert.ok(added.includes(skill), skill);

      await reader.follow(page.getByRole("link", { name: "Русский" }));
      await page.waitForURL("**/ru/compare?**");
      assert.deepEqual(query(page, "card").filter(Boolean), [5, 6].map((level) => `${STANDARD}/${ENGINEER}-${level}`));
      assert.deepEqual(query(page, "view"), ["adds"]);
    },
  },
  {
    name: "a card leads up one step, to what the step demands and to the card above",
    from: `/ru${card(5)}`,
    ways: WAYS,
    walk: async (reader) => {
      const { page } = reader;
      const main = page.getByRole("main");
      await reader.follow(main.getByRole("link", { name: "Следующие шаги после этой профессии" }));
      await page.waitForURL(`**/ru/pathways?*from=${ENGINEER}-5*`);
      const step = main.locator("#steps li", { has: page.locator(`a[href="/ru${card(6)}"]`) });
      assert.equal(await step.locator(".badge").innerText(), "Уровень 6");
      const promised = await step.locator("dd").first().innerText();
      await reader.follow(step.getByRole("link", { name: /Что добавится/ }));
      await page.waitForURL("**/ru/compare?**view=adds**");
      const row = main.locator(".counted-table tr", { has: page.getByRole("rowheader", { name: "Навыки" }) });
      assert.equal(await row.locator("td").last().innerText(), promised);
      await reader.follow(main.locator(`.heads a[href="/ru${card(6)}"]`));
      await page.waitForURL(`**/ru${card(6)}`);
      const { title } = await catalogue.json(`/api/v1${card(6)}`);
      assert.ok((await page.getByRole("heading", { level: 1 }).innerText()).includes(title));
    },
  },
  {
    name: "the map leads to the card of a level",
    from: `/en/pathways?standard=${STANDARD}`,
    ways: WAYS,
    walk: async (reader) => {
      const { page } = reader;
      await reader.follow(page.locator(`main svg a[href="/en${card(6)}"]`));
      await page.waitForURL(`**/en${card(6)}`);
      assert.ok(await page.locator("main .badge", { hasText: "Level 6" }).first().isVisible());
    },
  },
  {
    name: "five lines of a card are collected, sent and read in another browser",
    from: `/kk${card(5)}`,
    ways: WAYS_WITH_SCRIPTS,
    walk: async (reader, elsewhere) => {
      const { page } = reader;
      const { functions } = await catalogue.json(`/api/v1${card(5)}`);
      const lines = functions.flatMap(({ skills }) => skills)
        .flatMap(({ abilities, knowledge }) => [...abilities, ...knowledge]);
      const chosen = [0, 1, 3, 5, 8].map((at) => lines[at]);
      const collect = page.locator(".line-tools [data-does=collect]");
      for (const [at, { ref }] of chosen.entries()) {
        const anchor = ref.split("/").slice(1).join("-");
        await reader.take(page.locator(`[id="${anchor}"]`));
        assert.equal(await collect.innerText(), "Жинаққа қосу");
        await reader.choose(collect);
        await page.getByRole("status").filter({ hasText: `саны: ${at + 1}.` }).waitFor({ state: "attached" });
        assert.equal(await collect.innerText(), "Жинақтан алып тастау");
      }
      await reader.enter(`Жинақ · ${chosen.length}`);
      await page.waitForURL("**/kk/collection?item=**");
      const texts = chosen.map(({ text }) => text);
      assert.deepEqual((await collected(page)).sort(), [...texts].sort());
      const shared = await page.locator("main a.share").getAttribute("href");

      for (const scripts of [true, false]) {
        const other = await elsewhere(shared, { scripts });
        assert.deepEqual((await collected(other)).sort(), [...texts].sort());
        if (scripts) assert.equal(await other.evaluate(() => localStorage.length), 0, "nothing is stored there");
      }
    },
  },
  {
    name: "a shared collection is read, in another language too, and a line is taken out",
    from: async () => {
      const { functions } = await catalogue.json(`/api/v1${card(5)}`);
      const lines = functions[0].skills.flatMap(({ abilities, knowledge }) => [...abilities, ...knowledge]);
      return `/en/collection?words=original&${lines.slice(0, 5).map(({ id }) => `item=${id}`).join("&")}`;
    },
    ways: WAYS,
    walk: async (reader) => {
      const { page } = reader;
      const texts = await collected(page);
      assert.equal(texts.length, 5);
      await reader.follow(page.getByRole("link", { name: "Русский" }));
      await page.waitForURL("**/ru/collection?item=**");
      assert.deepEqual(await collected(page), texts);
      await reader.choose(page.locator("main .remove").nth(1));
      await page.waitForURL((url) => url.searchParams.getAll("item").length === 4);
      assert.deepEqual(await collected(page), texts.filter((_, at) => at !== 1));
      await reader.follow(page.locator(".collected td:nth-child(2) > a").first());
      await page.waitForURL("**/ru/statements/*");
      assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), texts[0]);
      assert.ok(pathOf(page).startsWith("/ru/"));
    },
  },
];

for (const { name, from, ways, walk } of JOURNEYS) {
  for (const { how, reader, settings } of ways) {
    test(`${name}, ${how}`, async (t) => {
      const begin = typeof from === "function" ? await from() : from;
      // A window of somebody else, whose browser has stored nothing.
      const elsewhere = (address, others) => catalogue.open(t, address, { ...settings, ...others });
      await walk(reader(await catalogue.open(t, begin, settings)), elsewhere);
    });
  }
}

test("the columns of a comparison keep their names on the screen, and hide no line that is reached", async (t) => {
  const page = await catalogue.open(t, `/ru/compare?card=${STANDARD}/${ENGINEER}-5&card=${STANDARD}/${ENGINEER}-6`);
  const columns = page.locator(".columns");
  const line = page.locator("#abilities .only li").nth(5).getByRole("link").first();
  await line.focus();
  await line.evaluate((link) => link.scrollIntoView({ block: "start" }));
  const { bottom } = await columns.evaluate((element) => element.getBoundingClientRect());
  assert.ok(Math.round(bottom) > 0 && bottom < 120, `${bottom}`);
  assert.ok(await line.evaluate((link) => {
    const { left, top, width, height } = link.getBoundingClientRect();
    return link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  }), "the line is under the names");
});
