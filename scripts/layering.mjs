/**
 * The order of the layers, checked over the whole tree.
 *
 * Each C++ layer lists the layers below it. It may include these, the layers below them, and itself.
 */
import { filesBelow, importsOf, includesOf } from "./includes.mjs";

const core = {
  base: [],
  matrix: ["base"],
  autodiff: ["matrix"],
  ops: ["autodiff"],
  nn: ["ops"],
  init: ["matrix"],
  optim: ["matrix"],
  data: ["matrix"],
  expression: ["ops"],
  surfaces: ["ops", "optim"],
  catalog: ["expression", "init", "optim", "data", "surfaces"],
  experiment: ["catalog"],
  descent: ["experiment"],
  signal: ["nn", "experiment"],
  train: ["nn", "experiment"],
  search: ["train"],
};
const parts = ["search", "descent", "expression", "signal"];
const outside = { "wasm-bindings": parts, cli: parts };
const layers = { ...core, ...outside };

/** A layer and all layers below it. */
function reach(layer) {
  return new Set([layer, ...(layers[layer] ?? []).flatMap((below) => [...reach(below)])]);
}

/** The layer of a file: ops for `core/ops/mul.h`, catalog for `core/catalog.h`, cli for `cli/main.cpp`. */
function layerOf(file) {
  const parts = file.replace(/\.(h|cpp)$/, "").split("/");
  return parts[0] === "core" ? parts[1] : parts[0];
}

/** The lesson of a file in web/src. A folder and a file of the same name belong to one lesson. */
const lessonOf = (file) => file.match(/^web\/src\/lessons\/([^/.]+)/)?.[1];
const webRules = [
  {
    applies: (from) => /^web\/src\/(charts|elements)\//.test(from),
    forbids: (to) => /^web\/src\/(engine|lessons|site)\//.test(to) || to.startsWith("wasm-bindings/"),
    why: "charts and elements know no engine, lesson or site",
  },
  {
    applies: (from) => from.startsWith("web/src/engine/"),
    forbids: (to) => /^web\/src\/(lessons|site|charts|elements)\//.test(to),
    why: "the engine knows nothing of what shows it",
  },
  {
    applies: (from) => lessonOf(from) !== undefined && lessonOf(from) !== "index",
    forbids: (to, from) => lessonOf(to) !== undefined && lessonOf(to) !== lessonOf(from),
    why: "lessons never import each other",
  },
  {
    applies: (from) => from.startsWith("web/src/") && !from.startsWith("web/src/engine/"),
    forbids: (to) => /^(core|cli)\//.test(to) || /^build\//.test(to),
    why: "only web/src/engine loads the core",
  },
];

/** @returns {string[]} One line for each include or import that breaks the order, in the order of the files. */
export function violations(root) {
  return [...coreViolations(root), ...webViolations(root)];
}

function coreViolations(root) {
  const files = [
    ...filesBelow(root, "core", [".h", ".cpp"]),
    ...Object.keys(outside).flatMap((folder) => filesBelow(root, folder, [".h", ".cpp"])),
  ];
  return files.flatMap((file) => {
    const layer = layerOf(file);
    if (!(layer in layers)) return [`${file}: ${layer} is not a layer`];
    const allowed = reach(layer);
    return includesOf(root, file)
      .filter((to) => !allowed.has(layerOf(to)))
      .map((to) => `${file} includes ${to}: ${layer} is not built on ${layerOf(to)}`);
  });
}

function webViolations(root) {
  return filesBelow(root, "web/src", [".ts"]).flatMap((file) =>
    importsOf(root, file).flatMap((to) =>
      webRules
        .filter((rule) => rule.applies(file) && rule.forbids(`${to}/`, file))
        .map((rule) => `${file} imports ${to}: ${rule.why}`),
    ),
  );
}

/** The layers, for a test that compares them with those in CMakeLists.txt. */
export const coreLayers = core;
