// What a browser keeps for a collection, and what it copies: said where the reader looks, on every
// page that has the buttons.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, LOCALES, PHONE, STANDARD, asking, query, site, visit } from "./site.mjs";

const catalogue = site();

const CARD = `/standards/${STANDARD}/cards/2524-0-001-5`;
const ABILITY_WITH_PARTS = "1c54896a-a3c7-5637-a9c7-29955f98d788";
const FULL = 120;
const SCREENS = [{ viewport: DESK }, { viewport: PHONE, hasTouch: true, isMobile: true }];

const menuOf = (page) => page.locator("[data-collection]");
const message = (page) => page.locator(".toasts .toast");
const ids = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("kasip.collection") ?? "[]"));

/** Makes the browser keep so many lines of the catalogue. */
async function keep(page, n) {
  const { items } = await catalogue.json(`/api/v1/search?kind=knowledge&limit=${n}&fields=id`);
  const stored = items.map(({ id }) => id);
  await page.evaluate((stored) => localStorage.setItem("kasip.collection", JSON.stringify(stored)), stored);
  return stored;
}

/** What the message says; it must be in the window and under nothing else. */
async function said(page) {
  await message(page).waitFor();
  assert.ok(await message(page).evaluate((box) => {
    const { left, top, width, height } = box.getBoundingClientRect();
    return box.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  }), "the message is seen");
  return message(page).innerText();
}

/** Takes what the page copies. */
const copied = (page) => page.evaluate(() => document.copied);
async function watchCopies(page) {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text) => { document.copied = text; } },
    });
  });
}

test("the page without lines opens the stored ones, and Back leads past it", async (t) => {
  for (const locale of LOCALES) {
    const page = await catalogue.open(t, `/${locale}`);
    const stored = await keep(page, 11);
    let seen = 0;
    await page.exposeFunction("seeEmpty", () => { seen += 1; });
    await page.addInitScript(() => {
      const look = () => {
        const box = document.querySelector(".empty");
        if (box && getComputedStyle(box).visibility !== "hidden") window.seeEmpty();
        requestAnimationFrame(look);
      };
      look();
    });
    await page.reload();
    assert.match(await menuOf(page).textContent(), /^\S+ · 11$/);
    await menuOf(page).click();
    await page.waitForURL("**/collection?item=*");
    assert.deepEqual(query(page, "item"), stored);
    assert.equal(await page.locator(".collected .remove").count(), stored.length);
    assert.equal(seen, 0, "the empty box is never shown");
    await page.goBack();
    await page.waitForURL(`**/${locale}`);
  }
});

test("a collection can be made empty, and says so", async (t) => {
  const page = await catalogue.open(t, "/ru");
  await keep(page, 2);
  await visit(page, "/ru/collection");
  await page.waitForURL("**item=*");
  await page.locator(".remove").first().click();
  await page.waitForURL((url) => url.searchParams.getAll("item").length === 1);
  assert.match(await menuOf(page).textContent(), / · 1$/);
  await page.locator("#clear a").click();
  await page.waitForURL("**/ru/collection");
  await page.locator(".empty").waitFor();
  assert.equal(await menuOf(page).textContent(), "Подборка");
  assert.deepEqual(await ids(page), []);
});

test("lines of somebody else are shown as they are, beside one's own", async (t) => {
  const page = await catalogue.open(t, "/en");
  const stored = await keep(page, 3);
  await visit(page, `/en/collection?item=${ABILITY_WITH_PARTS}`);
  assert.equal(await page.locator(".collected .remove").count(), 1);
  assert.ok(!await page.locator("#clear").isVisible());
  await page.locator(".remove").click();
  await page.waitForURL("**/en/collection?item=*");
  assert.deepEqual(query(page, "item"), stored, "one's own are untouched");
});

test("another tab changes the count of the menu", async (t) => {
  const page = await catalogue.open(t, "/kk/about");
  const other = await page.context().newPage();
  await other.goto("/kk");
  await keep(other, 4);
  await page.waitForFunction(() => document.querySelector("[data-collection]").textContent === "Жинақ · 4");
});

test("with scripts off the empty page says how a collection is made", async (t) => {
  for (const locale of LOCALES) {
    const page = await catalogue.open(t, `/${locale}/collection`, { scripts: false });
    const box = page.locator(".empty");
    assert.ok(await box.isVisible());
    await box.locator("noscript a").click();
    await page.waitForURL("**/api?**");
    assert.match(await page.getByRole("main").innerText(), new RegExp(`/${locale}/collection\\?item=`));
  }
});

for (const settings of SCREENS) {
  const how = settings.isMobile ? "on a phone" : "on a desk";
  const pages = {
    search: { path: asking("ru", "тәуекел"), button: (page) => page.locator(".results .collects").first() },
    statement: { path: `/ru/statements/${ABILITY_WITH_PARTS}`, button: (page) => page.locator("main .collects") },
    card: {
      path: `/ru${CARD}`,
      button: async (page) => {
        await page.locator("#f1-s7-a1 > div").click({ position: { x: 3, y: 8 } });
        return page.locator(".line-tools [data-does=collect]");
      },
    },
  };
  for (const [name, { path, button }] of Object.entries(pages)) {
    test(`${name}: what was added, and that nothing more fits, can be seen, ${how}`, async (t) => {
      const page = await catalogue.open(t, path, { colorScheme: "dark", ...settings });
      const press = await button(page);
      await press.click();
      assert.match(await said(page), /Добавлено в подборку.*: 1\..*Открыть подборку/s);
      await press.click();
      assert.match(await said(page), /Убрано из подборки/);
      await keep(page, FULL);
      await press.click();
      assert.match(await said(page), /Подборка заполнена.* 120 /);
      assert.equal((await ids(page)).length, FULL);
      await page.emulateMedia({ media: "print" });
      assert.ok(!await message(page).isVisible(), "it is not printed");
      await page.emulateMedia({ media: "screen" });
      await message(page).getByRole("link").click();
      await page.waitForURL("**/ru/collection?item=**");
      assert.equal(await page.locator(".collected .remove").count(), FULL);
    });
  }
}

test("a message goes by itself or by Escape, and stays while it has the focus", async (t) => {
  const page = await catalogue.open(t, asking("kk", "тәуекел"));
  await page.clock.install();
  const button = page.locator(".results .collects").first();
  await button.click();
  await message(page).getByRole("link").focus();
  await page.clock.runFor(20_000);
  assert.ok(await message(page).isVisible());
  await page.keyboard.press("Escape");
  assert.equal(await message(page).count(), 0);
  await button.click();
  await page.mouse.move(0, 0);
  assert.ok(await message(page).isVisible());
  await page.clock.runFor(20_000);
  assert.equal(await message(page).count(), 0);
});

test("a line is copied as its text, with its link, and as a citation with its words", async (t) => {
  for (const locale of LOCALES) {
    const statement = await catalogue.open(t, `/${locale}/statements/${ABILITY_WITH_PARTS}?words=original`);
    const { text, parts } = await catalogue.json(`/api/v1/statements/${ABILITY_WITH_PARTS}`);
    const whole = [text, ...parts.map((part) => part.text ?? part)].join(" ");
    const link = await statement.locator("main a[href*='/id/']").first().getAttribute("href");
    const citation = await statement.locator("p.citation").innerText();
    assert.ok(citation.includes(whole) && citation.endsWith(link), citation);
    const expected = { text: whole, both: `${whole}\n${link}`, citation, link };

    await watchCopies(statement);
    const buttons = statement.locator(".copies button[data-copy]");
    for (const [at, does] of ["text", "both", "citation"].entries()) {
      await buttons.nth(at).click();
      assert.ok(await said(statement));
      assert.equal(await copied(statement), expected[does], `${locale} ${does}`);
    }

    const card = await catalogue.open(t, `/${locale}${CARD}?words=original`);
    await watchCopies(card);
    await card.locator("#f1-s7-a1 > div").click({ position: { x: 3, y: 8 } });
    for (const [does, words] of Object.entries(expected)) {
      await card.locator(`.line-tools [data-does=${does}]`).click();
      assert.ok(await said(card));
      assert.equal(await copied(card), words, `${locale} ${does}`);
    }
  }
});

test("headings, the purpose and an inferred number are copied as they are printed", async (t) => {
  const page = await catalogue.open(t, `/en${CARD}?words=original`);
  const card = await catalogue.json(`/api/v1${CARD}`);
  await watchCopies(page);
  const [first] = card.functions;
  const inferred = first.skills.flatMap(({ abilities, knowledge }) => [...abilities, ...knowledge])
    .find((item) => item.number_inferred && item.parts.length === 0);
  const references = {
    purpose: card.purpose, f1: first.title, "f1-s1": first.skills[0].title,
    ...(inferred ? { [inferred.ref.split("/").slice(1).join("-")]: inferred.text } : {}),
  };
  for (const [id, text] of Object.entries(references)) {
    await page.locator(`[id="${id}"] a[href*="/statements/"]`).first().focus();
    await page.locator(".line-tools [data-does=text]").click();
    await said(page);
    assert.equal(await copied(page), text.replace(/\s+/g, " "), id);
    await page.locator(".line-tools [data-does=citation]").click();
    assert.ok((await copied(page)).startsWith(`“${text}” — ${STANDARD}, `), id);
  }
});

test("without a clipboard the old way copies, and a refusal is told", async (t) => {
  const page = await catalogue.open(t, `/ru/statements/${ABILITY_WITH_PARTS}`);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => document.copies;
  });
  const button = page.locator("[data-copy]").first();
  await button.click();
  assert.equal(await said(page), "Скопировать не удалось.");
  await page.evaluate(() => { document.copies = true; });
  await button.click();
  assert.equal(await said(page), "Текст скопирован.");
  assert.ok(await button.evaluate((button) => button === document.activeElement));
});
