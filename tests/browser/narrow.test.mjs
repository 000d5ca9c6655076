// What a narrow screen has to show first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE, site } from "./site.mjs";

const catalogue = site();

const MAP = "main svg.map";
const ROWS = ".pathway-list > li";

/** How far the top of an element is from that of the page. */
const top = (element) => element.evaluate((element) => element.getBoundingClientRect().top + scrollY);

for (const scripts of [true, false]) {
  test(`on a phone the levels of each profession come before the map, scripts ${scripts ? "on" : "off"}`, async (t) => {
    const page = await catalogue.open(t, "/kk/pathways", { viewport: PHONE, scripts });
    const map = page.locator(MAP);
    assert.ok(!await map.isVisible(), "the map is folded");
    assert.equal(await page.locator(ROWS).count(), 5);
    const levels = page.locator(ROWS).first().locator(".growth a");
    assert.ok(await top(levels.first()) < PHONE.height, "the first row is on the first screen");
    const three = page.locator(ROWS).filter({ has: page.locator(".growth li:nth-child(3)") });
    const heights = await three.first().locator(".growth a").evaluateAll(
      (links) => links.map((link) => link.getBoundingClientRect().top),
    );
    assert.equal(new Set(heights).size, 1, "three levels of a profession are in one line");

    await page.getByText("Картаны көрсету", { exact: true }).click();
    assert.ok(await map.isVisible());
    const box = page.locator(".shaded");
    const [shown, whole] = await box.evaluate((box) => [box.clientWidth, box.scrollWidth]);
    assert.ok(whole > shown, "it scrolls");
    const ground = await box.evaluate((box) => getComputedStyle(box).backgroundAttachment);
    assert.ok(ground.includes("local") && ground.includes("scroll"), "its edge is shaded where there is more");
  });
}

test("on a wide screen the map is there without being asked for", async (t) => {
  const page = await catalogue.open(t, "/ru/pathways", { viewport: DESK });
  assert.ok(await page.locator(MAP).isVisible());
  assert.ok(!await page.getByText("Показать карту", { exact: true }).isVisible());
  assert.ok(await top(page.locator(MAP)) < await top(page.locator(ROWS).first()));
});
