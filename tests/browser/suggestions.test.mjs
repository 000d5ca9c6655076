// Suggestions while typing: what a hand on the keyboard does, and what a screen reader is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, LOCALES, PHONE, query, site } from "./site.mjs";

const catalogue = site();

const TYPED = "жел";

/** The search box of a page, with the suggestions for what was typed into it. */
async function typing(page, words = TYPED) {
  const box = page.getByRole("combobox");
  const list = page.getByRole("listbox");
  await box.click();
  // A busy machine may still show what the first letters suggest.
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get("q") === words);
  await box.pressSequentially(words);
  await answered;
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await list.waitFor();
  return { box, list, options: list.getByRole("option") };
}

/** What the API suggests to a reader in Kazakh. */
async function suggested() {
  const path = `/api/v1/suggest?locale=kk&q=${encodeURIComponent(TYPED)}`;
  return (await catalogue.json(path)).items.slice(0, 10);
}

const told = async (box, name) => box.getAttribute(`aria-${name}`);

for (const path of ["/kk", "/kk/about", "/kk/search"]) {
  test(`what is typed on ${path} is answered by a list of suggestions`, async (t) => {
    const page = await catalogue.open(t, path);
    const before = page.getByRole("combobox");
    assert.equal(await told(before, "expanded"), "false");
    assert.equal(await told(before, "autocomplete"), "list");
    assert.equal(await page.getByRole("listbox").count(), 0);

    const { box, list, options } = await typing(page);
    assert.equal(await told(box, "expanded"), "true");
    assert.equal(await told(box, "controls"), await list.getAttribute("id"));
    assert.ok(await told(list, "label"), "the list has a name");
    const texts = await options.evaluateAll((all) => all.map((one) => one.firstChild.textContent));
    assert.deepEqual(texts, (await suggested()).map(({ text }) => text));
  });
}

for (const [screen, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
  test(`every suggestion of the home page can be seen and touched, ${screen}`, async (t) => {
    for (const locale of LOCALES) {
      const page = await catalogue.open(t, `/${locale}`, { viewport });
      const { options } = await typing(page, "тәуекел");
      const covered = await options.evaluateAll((all) => all.filter((option) => {
        option.scrollIntoView({ block: "nearest" });
        const { left, top, width, height } = option.getBoundingClientRect();
        return !option.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }).map((option) => option.innerText));
      assert.deepEqual(covered, [], locale);
      assert.ok(await options.count() > 3);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${locale}: the band widens the page by ${wide} px`);
    }
  });
}

test("arrow keys go round the list and the text, and the active one is told", async (t) => {
  const page = await catalogue.open(t, "/kk");
  const { box, options } = await typing(page);
  const n = await options.count();
  assert.ok(n > 2);
  const active = async () => {
    const id = await told(box, "activedescendant");
    const chosen = page.getByRole("option", { selected: true });
    assert.equal(await chosen.count(), id ? 1 : 0);
    if (id) assert.equal(await chosen.getAttribute("id"), id);
    return options.evaluateAll((all, id) => all.findIndex((one) => one.id === id), id);
  };
  assert.equal(await active(), -1, "nothing is chosen before an arrow is pressed");
  for (const [key, position] of [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", -1], ["ArrowUp", n - 1], ["ArrowDown", -1]]) {
    await page.keyboard.press(key);
    assert.equal(await active(), position, key);
    assert.ok(await box.evaluate((element) => element === document.activeElement));
  }
});

test("Enter goes where the chosen suggestion leads", async (t) => {
  const items = await suggested();
  const page = await catalogue.open(t, "/kk");
  for (const position of [0, items.findIndex(({ kind }) => kind === "phrase")]) {
    await page.goto("/kk");
    await typing(page);
    for (let pressed = 0; pressed <= position; pressed += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${items[position].path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
});

test("a finger chooses a suggestion", async (t) => {
  const items = await suggested();
  const page = await catalogue.open(t, "/kk", { viewport: PHONE, hasTouch: true, isMobile: true });
  const { options } = await typing(page);
  await options.nth(1).tap();
  await page.waitForURL(`**${items[1].path}`);
});

test("Escape closes the list and keeps what was typed", async (t) => {
  const page = await catalogue.open(t, "/kk");
  const { box, list } = await typing(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  assert.equal(await told(box, "expanded"), "false");
  assert.equal(await told(box, "activedescendant"), null);
  assert.equal(await box.inputValue(), TYPED);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/kk/search?q=*");
  assert.deepEqual(query(page, "q"), [TYPED]);
});

test("Tab leaves the box and closes the list", async (t) => {
  const page = await catalogue.open(t, "/kk");
  const { box, list } = await typing(page);
  await page.keyboard.press("Tab");
  await list.waitFor({ state: "hidden" });
  assert.equal(await told(box, "expanded"), "false");
});

test("a screen reader is told how many there are, and that there are none", async (t) => {
  const page = await catalogue.open(t, "/kk");
  const { box, list, options } = await typing(page);
  const said = async (words) =>
    page.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" });
  await said(new RegExp(`(^|\\D)${await options.count()}(\\D|$)`));
  await box.fill("zzzzqqqq");
  await list.waitFor({ state: "hidden" });
  await said(/жоқ/);
  assert.equal(await told(box, "expanded"), "false");
});

test("a late answer does not overtake a newer one", async (t) => {
  const page = await catalogue.open(t, "/kk");
  let asked = 0;
  await page.route("**/api/v1/suggest**", async (route) => {
    asked += 1;
    if (asked === 1) await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue().catch(() => {});
  });
  const box = page.getByRole("combobox");
  await box.fill("а");
  await page.waitForRequest("**/api/v1/suggest**");
  await box.fill("крипто");
  const options = page.getByRole("option");
  await options.first().waitFor();
  await page.waitForTimeout(900);
  assert.equal(asked, 2);
  for (const text of await options.allInnerTexts()) assert.match(text, /крипто/i);
});

test("with scripts off Enter searches", async (t) => {
  const page = await catalogue.open(t, "/kk", { scripts: false });
  assert.equal(await page.getByRole("combobox").count(), 0);
  await page.getByRole("searchbox").fill("желі");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/kk/search?q=*");
  assert.deepEqual(query(page, "q"), ["желі"]);
  assert.ok(await page.getByRole("main").getByRole("listitem").count());
});
