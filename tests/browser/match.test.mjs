// A curriculum designer compares a syllabus with the standards and takes the matrix for Excel, and takes
// a collection of whole skills for Word and Excel: by pointing, by keyboard, on a phone, with scripts off.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { WAYS, WAYS_WITH_SCRIPTS } from "./reader.mjs";
import { STANDARD, site } from "./site.mjs";

const catalogue = site();

const CARD = `/standards/${STANDARD}/cards/2524-0-003-5`;
const SYLLABUS = [
  "Оценка рисков информационной безопасности",
  "Настройка межсетевых экранов",
  "Резервное копирование данных",
  "Расследование инцидентов информационной безопасности",
  "Основы криптографии",
  "Антивирусная защита рабочих станций",
  "Разработка политики информационной безопасности",
  "Управление доступом пользователей",
  "Законодательство о персональных данных",
  "Игра на фортепиано",
];

/** The name of a file that a button gives; it begins as an archive does. */
async function taken(reader, button) {
  const download = reader.page.waitForEvent("download");
  await reader.choose(button);
  const file = await download;
  const bytes = await readFile(await file.path());
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  return file.suggestedFilename();
}

for (const { how, reader: way, settings } of WAYS) {
  test(`a syllabus of ten lines is compared and its matrix taken for Excel, ${how}`, async (t) => {
    const page = await catalogue.open(t, "/ru", settings);
    const reader = way(page);
    const main = page.getByRole("main");
    await reader.follow(main.locator("a[href='/ru/match']").first());
    await page.waitForURL("**/ru/match");
    await reader.write(page.locator("#text"), SYLLABUS.join("\n"));
    await reader.choose(main.getByRole("button", { name: "Сравнить", exact: true }));
    await page.locator("#result").waitFor();
    const lines = page.locator(".matched > li");
    assert.deepEqual(await lines.locator("> p:first-child").allInnerTexts(), SYLLABUS);
    for (const at of [0, 1]) assert.ok(await lines.nth(at).locator("> ul > li").count());
    assert.equal(await lines.last().locator(".missing").count(), 1);
    const name = await taken(reader, main.getByRole("button", { name: "Скачать для Excel" }).first());
    assert.match(name, /^match.*\.xlsx$/);
    // The way back to the form keeps what was written.
    await reader.choose(main.locator("details > summary").first());
    assert.equal((await page.locator("#text").inputValue()).trim(), SYLLABUS.join("\n"));
  });

  test(`a collection of three whole skills is taken for Word and Excel, ${how}`, async (t) => {
    const { functions } = await catalogue.json(`/api/v1${CARD}`);
    const skills = functions.flatMap((one) => one.skills).slice(0, 3);
    const start = `/ru/collection?${skills.map(({ id }) => `item=${id}`).join("&")}`;
    const page = await catalogue.open(t, start, settings);
    const reader = way(page);
    await reader.write(page.locator("input[name=title]"), "Модуль");
    await reader.choose(page.getByRole("button", { name: "Сохранить название и примечание" }));
    await page.waitForURL((url) => url.searchParams.get("title") === "Модуль");
    await reader.follow(page.locator("a[href*='order=own']").first());
    await page.waitForURL((url) => url.searchParams.get("order") === "own");
    await reader.choose(page.locator(".move").first());
    await page.waitForURL((url) => url.searchParams.getAll("item")[0] === skills[1].id);
    for (const [label, extension] of [["Скачать для Word", "docx"], ["Скачать для Excel", "xlsx"]]) {
      const name = await taken(reader, page.getByRole("button", { name: label }));
      assert.ok(name.startsWith("collection") && name.endsWith(extension), name);
    }
  });
}

for (const { how, reader: way, settings } of WAYS_WITH_SCRIPTS) {
  test(`whole skills are collected on their pages, and the browser keeps their order, ${how}`, async (t) => {
    const { functions } = await catalogue.json(`/api/v1${CARD}`);
    const skills = functions.flatMap((one) => one.skills).slice(0, 3);
    const page = await catalogue.open(t, `/ru${CARD}`, settings);
    const reader = way(page);
    for (const { id } of skills) {
      await page.goto(`/ru/statements/${id}`);
      await reader.choose(page.locator("main .collects").first());
    }
    await reader.enter(`Подборка · ${skills.length}`);
    await page.waitForURL("**/ru/collection?item=**");
    await reader.follow(page.locator("a[href*='order=own']").first());
    await reader.choose(page.locator(".move").first());
    await page.waitForURL((url) => url.searchParams.getAll("item")[0] === skills[1].id);
    const stored = await page.evaluate(() => JSON.parse(localStorage.getItem("kasip.collection")));
    assert.deepEqual(stored, [1, 0, 2].map((at) => skills[at].id));
    await reader.write(page.locator("input[name=title]"), "Модуль");
    await reader.choose(page.getByRole("button", { name: "Сохранить название и примечание" }));
    await page.waitForURL((url) => url.searchParams.get("title") === "Модуль");
    await page.goto("/ru");
    await reader.enter(`Подборка · ${skills.length}`);
    await page.waitForURL((url) => url.searchParams.get("title") === "Модуль" && url.searchParams.get("order") === "own");
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Модуль");
  });
}

test("an open matrix and a document fit a narrow screen", async (t) => {
  const viewport = { width: 320, height: 700 };
  const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  for (const locale of ["kk", "ru"]) {
    const page = await catalogue.open(t, `/${locale}/match`, { viewport });
    await page.locator("#text").fill(SYLLABUS.join("\n"));
    await page.locator("form.take button.first").click();
    await page.locator("#result").waitFor();
    await page.locator(".covered summary").first().click();
    assert.ok(await fits(page), `${locale} match`);

    const letter = await catalogue.open(t, `/${locale}${CARD}/vacancy`, { viewport });
    const labels = letter.locator(".office label > .quiet");
    const heights = await labels.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    assert.ok(Math.max(...heights) < 70, `a label is broken: ${Math.max(...heights)}`);
    assert.ok(await fits(letter), `${locale} vacancy`);
  }
});
