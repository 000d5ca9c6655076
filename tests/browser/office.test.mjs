// An employer who has never seen the site leaves with the Word file of a vacancy, of a job description
// and of an assessment sheet: by pointing, by keyboard, on a phone, with scripts off.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { WAYS, WAYS_WITH_SCRIPTS } from "./reader.mjs";
import { STANDARD, site } from "./site.mjs";

const catalogue = site();

const CARD = `/standards/${STANDARD}/cards/2524-0-003-5`;
// Clicks from the home page to the file.
const MOST_CLICKS = 6;

/** The first bytes of a file that a button gives, and its name. */
async function taken(reader, button) {
  const download = reader.page.waitForEvent("download");
  await reader.choose(button);
  const file = await download;
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), begins: bytes.subarray(0, 2).toString(), size: bytes.length };
}

function counting(reader) {
  let clicks = 0;
  const counted = (act) => (...values) => {
    clicks += 1;
    return act(...values);
  };
  return { ...reader, choose: counted(reader.choose), follow: counted(reader.follow), clicks: () => clicks };
}

for (const { how, reader: way, settings } of WAYS) {
  test(`a vacancy for a level-5 engineer is taken as a Word file, ${how}`, async (t) => {
    const page = await catalogue.open(t, "/ru", settings);
    const reader = counting(way(page));
    const main = page.getByRole("main");
    await reader.follow(main.locator(`a[href="/ru${CARD}"]`));
    await page.waitForURL(`**/ru${CARD}`);
    await reader.follow(main.getByRole("link", { name: "Вакансия" }));
    await page.waitForURL("**/vacancy");
    const file = await taken(reader, main.getByRole("button", { name: "Скачать для Word" }));
    assert.equal(file.name, `vacancy-${STANDARD}-2524-0-003-5-ru.docx`);
    assert.equal(file.begins, "PK");
    assert.ok(reader.clicks() <= MOST_CLICKS, `${reader.clicks()} clicks`);
  });

  test(`a whole function is left out and a line is taken back, ${how}`, async (t) => {
    const page = await catalogue.open(t, `/ru${CARD}/job-description`, settings);
    const reader = way(page);
    const { functions } = await catalogue.json(`/api/v1${CARD}?lang=ru`);
    const first = functions[0].skills[0].abilities[0].translation.text;
    const shown = () => page.locator("#document").innerText();
    assert.ok((await shown()).includes(first));
    const leave = page.locator('button[name=leave][value="f1"]');
    await reader.choose(leave);
    // Without scripts the address has the ticks as they were, and what was left of them.
    await page.waitForURL((url) => url.search !== "");
    await page.locator("#document").filter({ hasNotText: first }).waitFor();
    const box = page.locator('input[value="f1-s1-a1"]');
    assert.equal(await box.isChecked(), false);
    const skill = page.locator('[data-whole="f1-s1"] > details > summary');
    await reader.choose(skill);
    await reader.choose(box);
    if (settings.scripts === false) await reader.choose(page.locator("[data-show]"));
    await page.waitForURL((url) => url.searchParams.getAll("line").includes("f1-s1-a1") && !url.searchParams.has("leave"));
    await page.locator("#document", { hasText: first }).waitFor();
    assert.ok(!(await shown()).includes(functions[0].skills[1].title));
  });
}

for (const { how, reader: way, settings } of WAYS_WITH_SCRIPTS) {
  test(`the box of a function is for all of it, and the text is copied, ${how}`, async (t) => {
    const page = await catalogue.open(t, `/kk${CARD}/vacancy`, { ...settings, permissions: ["clipboard-read", "clipboard-write"] });
    const reader = way(page);
    await reader.choose(page.locator('input[value="f2"]'));
    await page.waitForURL((url) => url.search !== "" && !url.searchParams.getAll("line").some((line) => line.startsWith("f2")));
    assert.equal(await page.locator('input[value^="f2"]:checked').count(), 0);
    const { functions } = await catalogue.json(`/api/v1${CARD}`);
    await page.locator("#document").filter({ hasNotText: functions[1].title }).waitFor();
    await reader.choose(page.getByRole("button", { name: "Мәтінді көшіру" }));
    await page.getByRole("status").filter({ hasText: "Мәтін көшірілді." }).waitFor({ state: "attached" });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes(functions[0].title) && !copied.includes(functions[1].title));
  });
}

test("the assessment sheet is taken for Word and Excel, the card for Word", async (t) => {
  const page = await catalogue.open(t, `/en${CARD}/assessment`);
  const reader = WAYS[0].reader(page);
  const word = await taken(reader, page.getByRole("button", { name: "Download for Word" }));
  const excel = await taken(reader, page.getByRole("button", { name: "Download for Excel" }));
  assert.deepEqual([word.name, excel.name], ["docx", "xlsx"].map((end) => `assessment-${STANDARD}-2524-0-003-5-en.${end}`));
  await reader.follow(page.locator(".band").getByRole("link", { name: "Profession card" }));
  await page.waitForURL("**/card");
  const card = await taken(reader, page.getByRole("button", { name: "Download for Word" }));
  assert.equal(card.name, `card-${STANDARD}-2524-0-003-5-en.docx`);
});
