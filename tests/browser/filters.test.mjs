// Filters of results and of professions: they are in the address, so that they can be sent, come
// back with the back button and stay when the language changes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS } from "./reader.mjs";
import { asking, query, site } from "./site.mjs";

const catalogue = site();

const WORDS = "желі";
const filters = (page) =>
  page.getByRole("main").locator("details", { hasText: /Сүзгілер|Фильтры|Filters/ }).first();

/** Chooses the value of a filter, or takes it off; says how many results it promised. */
async function choose(reader, name, value) {
  const { page } = reader;
  const link = filters(page).locator(`a[href*="${name}"]`, { hasText: value });
  const promised = Number(/\d+$/.exec((await link.textContent()).trim())[0]);
  const href = await link.getAttribute("href");
  await reader.follow(link);
  await page.waitForURL(`**${href}`);
  return promised;
}

/** The values that are chosen, as the page shows them. */
async function chosen(page) {
  const links = page.getByRole("main").locator("details a[aria-current=true] > :first-child");
  return links.allTextContents();
}

const found = (page) => page.getByRole("main").getByRole("heading", { level: 2 }).filter({ hasText: /\d/ }).first().innerText();

for (const { how, reader: made, settings } of WAYS) {
  test(`results are filtered by kind and level and the way back restores them, ${how}`, async (t) => {
    const page = await catalogue.open(t, asking("kk", WORDS), settings);
    const reader = made(page);
    const all = await found(page);

    await choose(reader, "kind=skill", "Дағды");
    assert.deepEqual([query(page, "kind"), query(page, "level")], [["skill"], []]);
    const skills = await found(page);
    assert.notEqual(skills, all);

    const promised = await choose(reader, "level=5", "5-деңгей");
    assert.deepEqual([query(page, "q"), query(page, "kind"), query(page, "level")], [[WORDS], ["skill"], ["5"]]);
    assert.deepEqual(await chosen(page), ["Дағды", "5-деңгей"]);
    const answer = await catalogue.json(asking("api/v1", WORDS, "&kind=skill&level=5"));
    assert.equal(answer.total, promised, "as many as the filter said");
    const levels = page.getByRole("main").getByRole("list").locator(".badge");
    assert.deepEqual([...new Set(await levels.allTextContents())], ["5-деңгей"]);
    const narrow = await found(page);

    await reader.follow(page.getByRole("link", { name: "Русский" }));
    await page.waitForURL("**/ru/search?**");
    assert.deepEqual([query(page, "q"), query(page, "kind"), query(page, "level")], [[WORDS], ["skill"], ["5"]]);
    assert.deepEqual(await chosen(page), ["Навык", "Уровень 5"]);

    await page.goBack();
    await page.waitForURL("**/kk/search?**");
    assert.equal(await found(page), narrow);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has("level"));
    assert.equal(await found(page), skills);
    assert.deepEqual(await chosen(page), ["Дағды"]);

    await choose(reader, "q=", "Дағды");
    assert.deepEqual(query(page, "kind"), [], "what is chosen is taken off by its link");
    assert.equal(await found(page), all);
  });

  test(`professions are filtered by level and shown whole again, ${how}`, async (t) => {
    const page = await catalogue.open(t, "/kk/professions", settings);
    const reader = made(page);
    const cards = page.getByRole("main").getByRole("heading", { level: 3 });
    const shown = async () => [await cards.count(), query(page, "level"), await chosen(page)];
    const number = async (levels) =>
      (await catalogue.json(`/api/v1/cards?${levels.map((level) => `level=${level}`).join("&")}`)).total;
    const all = await number([]);
    assert.deepEqual(await shown(), [all, [], []]);

    const promised = await choose(reader, "level=5", "5-деңгей");
    assert.equal(promised, await number([5]));
    assert.deepEqual(await shown(), [promised, ["5"], ["5-деңгей"]]);
    await choose(reader, "level=7", "7-деңгей");
    const both = await number([5, 7]);
    assert.ok(promised < both && both < all);
    assert.deepEqual(await shown(), [both, ["5", "7"], ["5-деңгей", "7-деңгей"]]);

    await reader.follow(page.getByRole("link", { name: "English" }));
    await page.waitForURL("**/en/professions?**");
    assert.deepEqual(await shown(), [both, ["5", "7"], ["Level 5", "Level 7"]]);

    await reader.follow(filters(page).locator("a", { hasText: "Clear filters" }));
    await page.waitForURL("**/en/professions");
    assert.deepEqual(await shown(), [all, [], []]);
    await page.goBack();
    await page.waitForURL("**/en/professions?**");
    assert.deepEqual(await shown(), [both, ["5", "7"], ["Level 5", "Level 7"]]);
  });
}

test("a filter that leaves nothing can be taken off where the page says so", async (t) => {
  const page = await catalogue.open(t, "/ru/professions?level=1");
  const main = page.getByRole("main");
  assert.equal(await main.getByRole("heading", { level: 3 }).count(), 0);
  await main.getByRole("link", { name: "Сбросить фильтры" }).last().click();
  await page.waitForURL("**/ru/professions");
  assert.ok(await main.getByRole("heading", { level: 3 }).count());
});
