/**
 * The modules that share a file of the bundle. Without these groups the bundler makes a file of whatever two pages
 * share: about thirty small files for each lesson, which take long on a slow network.
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

/** The owners of a module: the modules that are loaded dynamically and import it, directly or not. */
function ownersOf(/** @type {string} */ id, /** @type {Context} */ context, seen = new Set(), owners = new Set()) {
  seen.add(id);
  const { importers = [], dynamicImporters = [] } = context.getModuleInfo(id) ?? {};
  if (dynamicImporters.length > 0) owners.add(id);
  for (const importer of importers) if (!seen.has(importer)) ownersOf(importer, context, seen, owners);
  return owners;
}

/**
 * For a module that several elements share: a name made of their lessons. Null for a module with one owner, which goes
 * into the owner's file.
 */
function sharedBy(/** @type {string} */ id, /** @type {Context} */ context) {
  const owners = [...ownersOf(id, context)];
  const elements = owners.flatMap((owner) => elementOf(owner) ?? []);
  if (owners.length < 2 || elements.length === 0) return null;
  const lessons = new Set(elements.map((module) => module.replace(/\/.*/, "")));
  return `${[...lessons].sort().join("-")}-parts`;
}

/** A group also includes what its modules import, unless an earlier group has it. */
export const chunkGroups = [
  // All that gradlab.js loads before a lesson is on the page. It also runs without a `window`.
  {
    name: "loader",
    test: either(src("messages/(?:catalog|course|english|index)|lessons/index|embed/elements|site/gone")),
  },
  // The parts of the site around a lesson, without any lesson.
  {
    name: "base",
    test: either(
      src(
        "look/index|elements/(?:icons|button|menu|notice|toast)|kit/paced|site/(?:address|page-styles|support)|embed/frame-styles|state/(?:index|schemas|seed)",
      ),
      "/node_modules/lit/(?!directives/unsafe)",
    ),
  },
  // The parts that nearly every lesson uses.
  {
    name: "kit",
    test: either(
      src("elements/(?:index|save)|engine/index|kit/(?!python)[\\w-]+|maths/(?:index|mathml)"),
      src("charts/(?:canvas-text|ticks|painting|markers|styles|words|take/take)"),
    ),
  },
  // Small modules that several lessons need, but not the first one: in separate files, so that a lesson does not load
  // parts of another one with them.
  { name: "take", test: either(src("charts/take/(?:svg|figure)|maths/greek|statistics/verdict")) },
  { name: "surface", test: either(src("charts/surface|statistics/expected")) },
  { name: "line-chart", test: either(src("charts/line-(?:chart|bands)")) },
  // Needed by some lessons; without this group it would be in the file of one of them.
  { name: "formulas", test: either(src("maths/formulas")) },
  { name: sharedBy, debugName: "parts of lessons", test: /\/web\/src\/lessons\// },
].map((group, index, all) => ({ ...group, priority: all.length - index }));
