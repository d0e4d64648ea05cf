/**
 * What a page will need is asked for at once, side by side, instead of one after the other: a script in the page reads
 * from its address
 * which lesson is meant, and names that lesson's modules and its part of the engine to the browser.
 */
import { createHash } from "node:crypto";
import { lessonModules } from "./lessons.mjs";

/** Lessons whose first figure is computed in double precision. */
const precise = ["backprop", "init", "init-quiz"];

/** All that a chunk imports statically, itself included. */
function closure(/** @type {import("vite").Rolldown.OutputBundle} */ bundle, /** @type {string[]} */ names) {
  const found = new Set();
  const visit = (/** @type {string} */ name) => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== "chunk") return;
    found.add(name);
    for (const next of chunk.imports) visit(next);
  };
  for (const name of names) visit(name);
  return [...found];
}

/** The chunk of a module below web/src, which is a file or a folder. */
function chunkOf(/** @type {import("vite").Rolldown.OutputBundle} */ bundle, /** @type {string} */ module) {
  const ends = [`/web/src/${module}.ts`, `/web/src/${module}/index.ts`];
  const chunk = Object.values(bundle).find(
    (file) => file.type === "chunk" && ends.some((end) => file.facadeModuleId?.endsWith(end)),
  );
  if (chunk === undefined) throw new Error(`The bundle has no chunk for ${module}.`);
  return chunk.fileName;
}

/** The module of the build with SIMD: the one that its bytes are in. */
function wasmOf(bundle, /** @type {string} */ name, /** @type {Buffer} */ bytes) {
  const file = Object.values(bundle).find(
    (asset) => asset.type === "asset" && asset.fileName.endsWith(".wasm") && bytes.equals(Buffer.from(asset.source)),
  );
  if (file === undefined) throw new Error(`The bundle has no ${name}.`);
  return file.fileName;
}

/**
 * The script for a page, and what a policy allows it by.
 * @param {import("vite").Rolldown.OutputBundle} bundle
 * @param {{ frame: string, modules: Record<"training" | "precise", Buffer> }} page `frame`: what the page loads around
 * a lesson, if it does.
 */
export function earlyScript(bundle, { frame, modules }) {
  const files = new Map();
  const place = (/** @type {string} */ name) => {
    if (!files.has(name)) files.set(name, files.size);
    return files.get(name);
  };
  const around = frame ? closure(bundle, [chunkOf(bundle, frame)]) : [];
  const lists = Object.fromEntries(
    lessonModules().map(({ slug, module }) => {
      const part = precise.includes(slug) ? "precise" : "training";
      const chunks = [...around, ...closure(bundle, [chunkOf(bundle, `lessons/${module}`)])];
      return [slug, [wasmOf(bundle, part, modules[part]), ...new Set(chunks)].map(place)];
    }),
  );
  lists[""] = around.map(place);
  const text =
    `(function(f,l){var m=/^#\\/([^?]*)/.exec(location.hash);(l[m?m[1]:""]||[]).forEach(function(i){var a=document.createElement("link");if(/wasm$/.test(f[i])){a.rel="preload";a.as="fetch";a.crossOrigin=""}else a.rel="modulepreload";a.href=f[i];document.head.appendChild(a)})})(${JSON.stringify([...files.keys()])},${JSON.stringify(lists)})`.replaceAll(
      "\\\\",
      "\\",
    );
  return { text, hash: `'sha256-${createHash("sha256").update(text).digest("base64")}'` };
}
