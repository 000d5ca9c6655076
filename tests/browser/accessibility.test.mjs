// Nothing for axe to find: WCAG 2.2 A and AA and its best practices, on every kind of page, in every
// locale, light and dark, on a phone and on a desk.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { addressIn, PAGES } from "./pages.mjs";
import { DESK, LOCALES, PHONE, site } from "./site.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const catalogue = site();

/** What axe finds on the page as it is, a line a rule. */
async function found(page) {
  const violations = await page.evaluate(async (rules) => {
    const options = { runOnly: rules, resultTypes: ["violations"] };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html}`);
  }, RULES);
  return violations;
}

/** Leaves the first of thousands of equal lines: rules that compare each with each take minutes. */
async function shorten(page, list) {
  await page.locator(list).evaluate((element) => {
    while (element.childNodes.length > 400) element.lastChild.remove();
  });
}

for (const listed of PAGES) {
  const { kind, status, long } = listed;
  for (const locale of LOCALES) {
    test(`${kind}, ${locale}`, async (t) => {
      const page = await catalogue.open(t, addressIn(listed, locale), { status });
      if (long) await shorten(page, long);
      await page.evaluate(AXE);
      for (const viewport of [DESK, PHONE]) {
        for (const colorScheme of ["light", "dark"]) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await found(page), [], `${colorScheme}, ${viewport.width} px`);
        }
      }
    });
  }
}

for (const locale of LOCALES) {
  test(`the open menu of a phone, ${locale}`, async (t) => {
    const page = await catalogue.open(t, `/${locale}/professions`, { viewport: PHONE });
    await page.locator("[popovertarget]").click();
    await page.locator("[popover]").waitFor();
    await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await found(page), [], colorScheme);
    }
  });
}
