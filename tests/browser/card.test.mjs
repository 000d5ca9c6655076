// What a card offers around its lines: the same place in another language, words to copy, contents at
// hand, and paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE, STANDARD, inSight, pathOf, site } from "./site.mjs";

const catalogue = site();

const CARD = `/standards/${STANDARD}/cards/2524-0-003-5`;

test("the switch of language leads to the same line", async (t) => {
  const page = await catalogue.open(t, `/kk${CARD}#f2-s1`);
  await page.getByRole("link", { name: "Русский" }).click();
  await page.waitForURL(`**/ru${CARD}#f2-s1`);
  await inSight(page.locator("#f2-s1 .kicker"));
  // A place that the reader goes to on the page is kept too.
  await page.evaluate(() => { location.hash = "f1"; });
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL("**/en/**");
  assert.equal(pathOf(page), `/en${CARD}#f1`);
});

test("a function or skill that an address names is lit with its heading", async (t) => {
  const page = await catalogue.open(t, `/ru${CARD}#f1`);
  const grounds = await page.evaluate(() => ["#f1 > .kicker", "#f1 > .fold > summary", "#f1-s1 > .kicker"].map(
    (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor,
  ));
  assert.equal(grounds[0], grounds[1]);
  assert.notEqual(grounds[0], grounds[2]);
});

test("lines are copied as words, without their numbers", async (t) => {
  const page = await catalogue.open(t, `/kk${CARD}`);
  const [first, second] = (await catalogue.json(`/api/v1${CARD}`)).functions[0].skills[0].abilities;
  const copied = await page.evaluate(() => {
    const list = document.querySelector("#f1-s1-a1").parentElement;
    getSelection().selectAllChildren(list);
    return getSelection().toString();
  });
  const lines = copied.split("\n").map((line) => line.trim()).filter(Boolean);
  assert.deepEqual(lines.slice(0, 2), [first.text, second.text]);
});

test("each number is read aloud with what it numbers", async (t) => {
  const page = await catalogue.open(t, `/ru${CARD}`);
  assert.ok(await page.getByRole("link", { name: "умение 2", exact: true }).count() > 0);
  assert.equal(await page.getByRole("link", { name: "2", exact: true }).count(), 0);
});

test("on a phone the contents stay at hand down to the end of the card", async (t) => {
  const page = await catalogue.open(t, `/ru${CARD}`, { viewport: PHONE });
  const contents = page.locator(".guide summary");
  await page.locator("#source").scrollIntoViewIfNeeded();
  await inSight(contents);
  await contents.click();
  const entry = page.locator(".guide a[href='#f1']");
  await inSight(entry);
  await entry.click();
  await page.waitForURL("**#f1");
  assert.ok(!await entry.isVisible(), "they are folded behind the reader");
  await inSight(page.locator("#f1 > .kicker"));
  const [bar, line] = [await page.locator(".guide").boundingBox(), await page.locator("#f1").boundingBox()];
  assert.ok(line.y >= bar.y + bar.height, "the heading is not under the contents");
});

test("a card is printed by a button, and paper says where it comes from and when it was printed", async (t) => {
  const page = await catalogue.open(t, `/ru${CARD}`, { viewport: DESK });
  await page.evaluate(() => { window.print = () => { document.title = "printed"; }; });
  await page.getByRole("button", { name: "Распечатать" }).click();
  assert.equal(await page.title(), "printed");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const foot = await page.locator("footer").innerText();
  assert.match(foot, new RegExp(`Напечатано: \\d.*${new Date().getFullYear()}`));
  assert.ok(foot.includes(`/ru${CARD}`));
});
