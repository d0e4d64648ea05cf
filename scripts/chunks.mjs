/**
 * Which modules travel together. Left alone the bundler makes a file of whatever two pages share: some thirty small ones
 * a lesson, each of which takes a slow network a while.
 */
import { readFileSync } from "node:fs";

/** @typedef {import("vite").Rolldown.ChunkingContext} Context */

const src = (/** @type {string} */ names) => `/web/src/(?:${names})\\.ts$`;
const either = (/** @type {string[]} */ ...patterns) => new RegExp(patterns.join("|"));

const lessons = readFileSync(new URL("../web/src/lessons/index.ts", import.meta.url), "utf8");
/** The modules that define elements. */
const entries = [...lessons.matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, module]) => module);
const elementOf = (/** @type {string} */ id) =>
  entries.find(
    (module) => id.endsWith(`/web/src/lessons/${module}/index.ts`) || id.endsWith(`/web/src/lessons/${module}.ts`),
  );

/** What a module comes with: all that is loaded by itself and imports it. */
function ownersOf(/** @type {string} */ id, /** @type {Context} */ context, seen = new Set(), owners = new Set()) {
  seen.add(id);
  const { importers = [], dynamicImporters = [] } = context.getModuleInfo(id) ?? {};
  if (dynamicImporters.length > 0) owners.add(id);
  for (const importer of importers) if (!seen.has(importer)) ownersOf(importer, context, seen, owners);
  return owners;
}

/** Of a module that an element shares with others: the lessons' names. What has one owner goes with it. */
function sharedBy(/** @type {string} */ id, /** @type {Context} */ context) {
  const owners = [...ownersOf(id, context)];
  const elements = owners.flatMap((owner) => elementOf(owner) ?? []);
  if (owners.length < 2 || elements.length === 0) return null;
  const lessons = new Set(elements.map((module) => module.replace(/\/.*/, "")));
  return `${[...lessons].sort().join("-")}-parts`;
}

/** A group takes along what its modules import, as far as none before it has. */
export const chunkGroups = [
  // All that gradlab.js loads before a lesson is on the page: it runs where there is no `window`, too.
  {
    name: "loader",
    test: either(src("messages/(?:catalog|course|english|index)|lessons/index|embed/elements|site/gone")),
  },
  // What the site around a lesson is built on, without any lesson.
  {
    name: "base",
    test: either(
      src(
        "look/index|elements/(?:icons|button|menu|notice|toast)|kit/paced|site/(?:address|page-styles|support)|embed/frame-styles|state/(?:index|schemas|seed)",
      ),
      "/node_modules/lit/(?!directives/unsafe)",
    ),
  },
  // What nearly every lesson is built on.
  {
    name: "kit",
    test: either(
      src("elements/(?:index|save)|engine/index|kit/(?!python)[\\w-]+|maths/(?:index|mathml)"),
      src("charts/(?:canvas-text|ticks|painting|markers|styles|words|take/take)"),
    ),
  },
  // Small, and needed by several lessons but not by the first: alone, so that none comes with another's parts.
  { name: "take", test: either(src("charts/take/(?:svg|figure)|maths/greek|statistics/verdict")) },
  { name: "surface", test: either(src("charts/surface|statistics/expected")) },
  { name: "line-chart", test: either(src("charts/line-(?:chart|bands)")) },
  // Of some lessons, with one of which they would travel.
  { name: "formulas", test: either(src("maths/formulas")) },
  { name: sharedBy, debugName: "parts of lessons", test: /\/web\/src\/lessons\// },
].map((group, index, all) => ({ ...group, priority: all.length - index }));
