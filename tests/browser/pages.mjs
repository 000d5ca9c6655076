// One page of each kind, by what follows the locale. A new kind of page is one line here, and
// everything that holds for every page is asked of it. `at` is for the pages whose address does not
// begin with the locale. `long` is a list of thousands of equal lines.

import { STANDARD } from "./site.mjs";

const standard = `/standards/${STANDARD}`;
const card = `${standard}/cards/2524-0-001-5`;
const level5 = `card=${STANDARD}/2524-0-003-5`;
const level6 = `card=${STANDARD}/2524-0-003-6`;
const auditor = `card=${STANDARD}/2524-0-002-6`;
const search = (words, rest = "") => `/search?q=${encodeURIComponent(words)}${rest}`;

// Identifiers are the same on every machine.
const FUNCTION = "980673ea-64bb-50fa-8294-e2f916ed4424";
const ABILITY_WITH_PARTS = "1c54896a-a3c7-5637-a9c7-29955f98d788";
const PURPOSE = "784f705d-7095-5d20-95c6-d4d95b835455";
const ON_MANY_CARDS = "d2ab5467-f7b2-517a-9a1e-b978b3dd12fe";

export const PAGES = [
  { kind: "home", path: "" },
  { kind: "professions", path: "/professions" },
  { kind: "professions of two levels", path: "/professions?level=5&level=6" },
  { kind: "no professions", path: "/professions?level=1" },
  { kind: "standards", path: "/standards" },
  { kind: "standards of a section", path: "/standards?section=J" },
  { kind: "standard", path: standard },
  { kind: "card", path: card },
  { kind: "vacancy", path: `${card}/vacancy` },
  { kind: "job description", path: `${standard}/cards/2524-0-003-5/job-description` },
  { kind: "assessment sheet", path: `${standard}/cards/2524-0-003-5/assessment` },
  { kind: "card as a document", path: `${standard}/cards/2524-0-003-5/card` },
  { kind: "levels", path: "/levels" },
  { kind: "source", path: `${standard}/source`, long: "pre" },
  { kind: "findings", path: `${standard}/findings` },
  { kind: "editions", path: `${standard}/editions` },
  { kind: "no differences", path: `${standard}/editions/2022-2...2022-2` },
  { kind: "search", path: "/search" },
  { kind: "results", path: search("желі") },
  { kind: "results of a filter", path: search("желі", "&kind=skill&level=5") },
  { kind: "results with reasons", path: search("zheli") },
  { kind: "results by code", path: search("2524-0-003") },
  { kind: "nothing found", path: search("қауіпсіздік блокчейн") },
  { kind: "function", path: `/statements/${FUNCTION}` },
  { kind: "ability with parts", path: `/statements/${ABILITY_WITH_PARTS}` },
  { kind: "purpose", path: `/statements/${PURPOSE}` },
  { kind: "statement on many cards", path: `/statements/${ON_MANY_CARDS}` },
  { kind: "comparison to choose", path: "/compare" },
  { kind: "text to compare", path: "/match" },
  { kind: "comparison", path: `/compare?${level5}&${level6}` },
  { kind: "comparison of three", path: `/compare?${level5}&${level6}&${auditor}` },
  { kind: "what a level adds", path: `/compare?${level5}&${level6}&view=adds` },
  { kind: "pathways", path: "/pathways" },
  { kind: "pathways from a card", path: `/pathways?standard=${STANDARD}&from=2524-0-003-5` },
  { kind: "empty collection", path: "/collection" },
  { kind: "collection", path: `/collection?item=${FUNCTION}&item=${ABILITY_WITH_PARTS}&item=${ON_MANY_CARDS}` },
  { kind: "glossary", path: "/glossary" },
  { kind: "about", path: "/about" },
  { kind: "changes", path: "/changes" },
  { kind: "downloads", path: "/download" },
  { kind: "components", path: "/about/components" },
  { kind: "API", at: (locale) => `/api?lang=${locale}` },
  { kind: "kind of problem", at: (locale) => `/api/problems/invalid-request?lang=${locale}` },
  { kind: "nowhere", path: "/nowhere", status: 404 },
  { kind: "refusal", path: "/professions?level=99", status: 400 },
];

/** The address of a page in a locale. */
export const addressIn = ({ path, at }, locale) => (at ? at(locale) : `/${locale}${path}`);
