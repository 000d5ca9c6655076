// Every link inside the site leads somewhere, and every anchor to a line that is there: a walk over
// all pages of one locale. Addresses with a query are asked, but not walked on from: filters make
// more of them than anyone can count.

import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./site.mjs";

const catalogue = site();

const AT_ONCE = 8;
const LINK = /<(?:a|link|form|script|img)\b[^>]*?\s(?:href|src|action)="([^"]*)"/g;
const ID = /\sid="([^"]*)"/g;

const entities = { amp: "&", "#38": "&", quot: '"', "#34": '"', "#39": "'" };
const plain = (text) => text.replace(/&(amp|#38|quot|#34|#39);/g, (_, name) => entities[name]);
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, value]) => plain(value));

test("every link inside the site answers, and every anchor is on its page", async () => {
  const own = new URL(catalogue.url).origin;
  const waiting = ["/kk"];
  const asked = new Map([["/kk", "the front door"]]);
  const ids = new Map();
  const anchors = [];
  const broken = [];

  async function ask(address) {
    const answer = await fetch(own + address, { redirect: "manual" });
    const body = await answer.text();
    if (answer.status >= 400) broken.push(`${answer.status} ${address}, linked from ${asked.get(address)}`);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) return;
    ids.set(address, new Set(all(body, ID)));
    if (address.includes("?") || !address.startsWith("/kk")) return;
    for (const href of all(body, LINK)) {
      const target = new URL(href, own + address);
      if (target.origin !== own) continue;
      const path = target.pathname + target.search;
      if (target.hash) anchors.push([path, decodeURIComponent(target.hash.slice(1)), address]);
      if (asked.has(path)) continue;
      asked.set(path, address);
      waiting.push(path);
    }
  }

  async function walk() {
    while (waiting.length > 0) await ask(waiting.shift());
  }
  // One walker finds what the others walk on from.
  await ask(waiting.shift());
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  while (waiting.length > 0) await walk();

  for (const [path, anchor, from] of anchors) {
    if (ids.has(path) && !ids.get(path).has(anchor)) broken.push(`${path}#${anchor}, linked from ${from}`);
  }
  assert.deepEqual(broken, []);
  assert.ok(asked.size > 1000, `only ${asked.size} addresses were found`);
  assert.ok(anchors.length > 1000, `only ${anchors.length} anchors were found`);
});
