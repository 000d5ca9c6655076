// What holds on every kind of page: no error on the console and no request that fails (the page is
// watched for them), one first heading, nothing wider than the narrowest screen, valid HTML, few requests.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { addressIn, PAGES } from "./pages.mjs";
import { LOCALES, PHONE, site } from "./site.mjs";

const catalogue = site();

const checker = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Valid either way.
    "doctype-style": "off",
    // A button in a form sends it; that is what ours are for.
    "no-implicit-button-type": "off",
    // A name that occurs more than once is a list: the cards of a comparison.
    "form-dup-name": "off",
    // A title quotes the standard, whose professions and skills have long names.
    "long-title": "off",
    // Safari takes a list without marks for no list, unless the role says so; a box that scrolls is
    // a region and no section of the text.
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { exclude: ["list", "region"] }],
    // The text of a standard is shown as it is, blanks at the ends of its lines too.
    "no-trailing-whitespace": "off",
    // Every file comes from the site itself.
    "require-sri": "off",
  },
});

for (const listed of PAGES) {
  const { kind, status } = listed;
  test(`${kind} fits a screen of 320 px, has one first heading and needs few requests`, async (t) => {
    for (const locale of LOCALES) {
      const settings = { status, viewport: { width: 320, height: 640 } };
      const page = await catalogue.open(t, addressIn(listed, locale), settings);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
      const files = await page.evaluate(() => performance.getEntriesByType("resource").length);
      assert.ok(files <= 11, `with the page itself a first visit makes ${files + 1} requests`);
      const wide = await page.evaluate(() => {
        // What is folded counts too.
        for (const folded of document.querySelectorAll("details")) folded.open = true;
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        const all = [...document.body.querySelectorAll("*")];
        return all.filter((element) => element.getBoundingClientRect().right > width)
          .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5);
      });
      assert.deepEqual(wide, [], `${locale} is wider than the screen`);
    }
  });

  test(`${kind} is valid HTML`, async () => {
    const answer = await fetch(catalogue.url + addressIn(listed, "kk"));
    assert.equal(answer.status, status ?? 200);
    const { results } = await checker.validateString(await answer.text());
    const faults = results.flatMap(({ messages }) => messages);
    assert.deepEqual(
      faults.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`).slice(0, 10),
      [],
    );
  });
}

for (const scripts of [true, false]) {
  test(`on a phone the header leaves the screen to the page, scripts ${scripts ? "on" : "off"}`, async (t) => {
    for (const locale of LOCALES) {
      const settings = { scripts, viewport: PHONE, isMobile: true, hasTouch: true };
      const page = await catalogue.open(t, `/${locale}/professions`, settings);
      const header = page.getByRole("banner");
      assert.ok((await header.boundingBox()).height <= 110, `${locale}: the header is high`);
      const menu = header.locator("[popover]");
      assert.ok(!await menu.isVisible(), "the menu is folded");
      await header.getByRole("button").first().tap();
      await menu.waitFor();
      const controls = await header.locator("a, button, input").all();
      assert.ok(controls.length > 10);
      for (const control of controls) {
        const { width, height } = await control.boundingBox();
        assert.ok(width >= 44 && height >= 44, `${await control.evaluate(({ outerHTML }) => outerHTML)}: ${width} × ${height}`);
      }
      await page.keyboard.press("Escape");
      await menu.waitFor({ state: "hidden" });
    }
  });
}
