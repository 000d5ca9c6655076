// The catalogue under test: the built binary on a free port with a database of its own, and a
// browser that reaches nothing else. Every page that a test opens is watched: an error on the
// console, a request that fails or leaves the site fails the test.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const BINARY =
  process.env.KASIP_BINARY ?? fileURLToPath(new URL("../../target/debug/kasip", import.meta.url));
const BROWSER = process.env.KASIP_BROWSER ?? "/usr/bin/chromium";
// Pages are there in milliseconds; a busy machine is no defect of the site.
const PATIENCE = 30_000;

export const LOCALES = ["kk", "ru", "en"];
export const STANDARD = "J62090011";

export const PHONE = { width: 375, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** The address of a search, as the site writes it. */
export function asking(locale, words, rest = "") {
  return `/${locale}/search?q=${encodeURIComponent(words)}${rest}`;
}

/** A catalogue and a browser for the tests of a file; both end with them. */
export function site() {
  const served = {};
  let folder;
  let server;

  before(async () => {
    assert.ok(existsSync(BINARY), `${BINARY} is not built: cargo build`);
    assert.ok(existsSync(BROWSER), `there is no ${BROWSER}: name a chromium in KASIP_BROWSER`);
    folder = await mkdtemp(join(tmpdir(), "kasip-browser-"));
    server = spawn(
      BINARY,
      ["serve", "--listen", "127.0.0.1:0", "--database", `sqlite:${folder}/kasip.db`, "--log", "warn"],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    served.url = await addressOf(server);
    served.browser = await chromium.launch({
      executablePath: BROWSER,
      args: [
        "--disable-background-networking", "--no-first-run", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    });
  });

  after(async () => {
    await served.browser?.close();
    if (server?.exitCode === null) {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await ended;
    }
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** A page of the site in a window of its own; `settings` are those of a browser context. */
  served.open = async (t, path, { scripts = true, status = 200, ...settings } = {}) => {
    const context = await served.browser.newContext({
      baseURL: served.url, javaScriptEnabled: scripts, viewport: DESK, ...settings,
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const faults = watched(page, served.url, status);
    t.after(async () => {
      await context.close();
      assert.deepEqual(faults, []);
    });
    await visit(page, path, status);
    return page;
  };

  /** What the API answers. */
  served.json = async (path) => (await fetch(served.url + path)).json();

  return served;
}

/** Goes to an address and expects this status. */
export async function visit(page, path, status = 200) {
  const answer = await page.goto(path);
  assert.equal(answer.status(), status, path);
}

/** The path and the query of the page, as a person would read them. */
export function pathOf(page) {
  const { pathname, search, hash } = new URL(page.url());
  return decodeURIComponent(pathname + search + hash);
}

/** The values of the query of the page. */
export function query(page, name) {
  return new URL(page.url()).searchParams.getAll(name);
}

/** The line, which must be in the window and under nothing else. */
export async function inSight(line) {
  await line.waitFor();
  const seen = await line.evaluate((line) => {
    const { top, left, height, width } = line.getBoundingClientRect();
    const middle = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2);
    return top >= 0 && top < innerHeight && height > 0 && line.contains(middle);
  });
  assert.ok(seen, `${pathOf(line.page())}: the line is not in sight`);
  return line;
}

async function addressOf(server) {
  let said = "";
  server.stdout.setEncoding("utf8");
  for await (const words of server.stdout) {
    said += words;
    const address = /http:\/\/[\d.]+:\d+/.exec(said);
    if (address) return address[0];
  }
  throw new Error(`the server did not start: ${said}`);
}

function watched(page, url, status) {
  const faults = [];
  page.on("console", (message) => {
    // A browser tells of every page of an error on the console.
    const expected = status >= 400 && message.text().includes(`status of ${status}`);
    if (["error", "warning"].includes(message.type()) && !expected) {
      faults.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${url}/`)) faults.push(`leaves the site: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // The browser itself gives up what a page that is left, or the next letter, needs no more.
    if (reason !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("response", (answer) => {
    const itself = answer.request().isNavigationRequest();
    if (answer.status() >= 400 && !(itself && answer.status() === status)) {
      faults.push(`${answer.status()}: ${answer.url()}`);
    }
  });
  return faults;
}
