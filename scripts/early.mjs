/**
 * Requests the files that a page will need at once and in parallel, instead of one after the other: a script in the
 * page reads the lesson from the address, and announces to the browser the lesson's modules and the files of its engine
 * part.
 */
import { lessonModules } from "./lessons.mjs";

/** The part of the engine that computes a lesson's first figure. Default: the part that trains. */
const parts = { backprop: "precise", init: "precise", "init-quiz": "precise", optimizers: "descent" };
/** The parts of the catalog from which the controls of a lesson are made. */
const choices = {
  init: ["catalog-layers"],
  optimizers: ["catalog-descents"],
  playground: ["catalog-layers", "catalog-descents", "catalog-rest"],
};

/** All chunks that these chunks import statically, including themselves. */
function closure(/** @type {import("vite").Rolldown.OutputBundle} */ bundle, /** @type {string[]} */ names) {
  const reached = new Set();
  const visit = (/** @type {string} */ name) => {
    const chunk = bundle[name];
    if (reached.has(name) || chunk?.type !== "chunk") return;
    reached.add(name);
    for (const next of chunk.imports) visit(next);
  };
  for (const name of names) visit(name);
  return [...reached];
}

/** The chunk of a module, found by the end of the module's path. */
function chunkOf(/** @type {import("vite").Rolldown.OutputBundle} */ bundle, /** @type {string[]} */ ...modules) {
  const chunk = Object.values(bundle).find(
    (file) => file.type === "chunk" && modules.some((module) => file.facadeModuleId?.endsWith(module)),
  );
  if (chunk === undefined) throw new Error(`The bundle has no chunk for ${modules[0]}.`);
  return chunk.fileName;
}

/** An asset of the build with SIMD, found by `is`; `what` names it in the error. */
function assetOf(
  bundle,
  /** @type {string} */ what,
  /** @type {(asset: import("vite").Rolldown.OutputAsset) => boolean} */ is,
) {
  const file = Object.values(bundle).find((asset) => asset.type === "asset" && is(asset));
  if (file === undefined) throw new Error(`The bundle has no ${what}.`);
  return file.fileName;
}

/** The script of the worker, which is small, followed by the module. */
const engineFiles = (bundle, /** @type {string} */ part, /** @type {Buffer} */ module) => [
  assetOf(bundle, `worker for ${part}`, ({ fileName }) => workers[part].test(fileName)),
  assetOf(
    bundle,
    `module for ${part}`,
    ({ fileName, source }) => fileName.endsWith(".wasm") && module.equals(Buffer.from(source)),
  ),
];
const workers = {
  training: /^assets\/worker-[\w-]{8}\.js$/,
  descent: /^assets\/descent-worker-[\w-]{8}\.js$/,
  precise: /^assets\/precise-worker-[\w-]{8}\.js$/,
};

/**
 * The code in the page. Modules are preloaded as modules; the worker's script is fetched into the browser's cache; the
 * engine's module is large, so it has low priority.
 */
const inPage = `(function (files, lists) {
  var slug = /^#\\/([^?]*)/.exec(location.hash);
  var name = slug ? slug[1] : "";
  (Object.prototype.hasOwnProperty.call(lists, name) ? lists[name] : []).forEach(function (index) {
    var file = files[index];
    if (/worker-/.test(file)) return void (window.fetch && fetch(file).then(function (got) { return got.text(); }).catch(function () {}));
    var link = document.createElement("link");
    if (/wasm$/.test(file)) {
      link.rel = "preload";
      link.as = "fetch";
      link.crossOrigin = "";
      link.fetchPriority = "low";
    } else link.rel = "modulepreload";
    link.href = file;
    document.head.appendChild(link);
  });
})`.replace(/\n\s*/g, "");

/**
 * The script for a page. The files that the page needs without a lesson are not repeated: its HTML names them.
 * @param {import("vite").Rolldown.OutputBundle} bundle
 * @param {string} page Its file below web/.
 * @param {{ front: string | null, modules: Record<keyof typeof workers, Buffer> }} options `front`: the module that the
 * page loads when it shows no lesson.
 */
export function earlyScript(bundle, page, { front, modules }) {
  const files = new Map();
  const place = (/** @type {string} */ name) => {
    if (!files.has(name)) files.set(name, files.size);
    return files.get(name);
  };
  const own = new Set(closure(bundle, [chunkOf(bundle, `/web/${page}`)]));
  const further = (/** @type {string} */ module) =>
    closure(bundle, [chunkOf(bundle, `/web/src/${module}.ts`, `/web/src/${module}/index.ts`)]).filter(
      (name) => !own.has(name),
    );
  const lists = Object.fromEntries(
    lessonModules().map(({ slug, module }) => {
      const part = parts[slug] ?? "training";
      const catalog = (choices[slug] ?? []).map((part) => chunkOf(bundle, `virtual:${part}`));
      return [
        slug,
        [...further(`lessons/${module}`), ...catalog, ...engineFiles(bundle, part, modules[part])].map(place),
      ];
    }),
  );
  if (front) lists[""] = further(front).map(place);
  return `${inPage}(${JSON.stringify([...files.keys()])},${JSON.stringify(lists)})`;
}
