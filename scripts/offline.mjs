/** Makes dist/sw.js: the service worker, with the list of all files that the site needs without a network. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Not in the list, but cached when needed: separate downloads, pictures of link previews, and files for browsers
 * without SIMD.
 */
const left =
  /^(single|scorm|python|previews)\/|^sw\.js$|^preview\.png$|\.d\.ts$|^[A-Z-]+\.txt$|^assets\/(\w+-)?worker-scalar-/;

const scalar = fileURLToPath(new URL("../build/wasm-scalar", import.meta.url));

/** @returns {string[]} Paths below the folder of the files that the service worker caches. */
export function offlineFiles(/** @type {string} */ folder) {
  const modules = readdirSync(scalar)
    .filter((name) => name.endsWith(".wasm"))
    .map((name) => readFileSync(join(scalar, name)));
  const isScalar = (/** @type {string} */ path) =>
    path.endsWith(".wasm") && modules.some((module) => module.equals(readFileSync(join(folder, path))));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !left.test(path) && statSync(join(folder, path)).isFile() && !isScalar(path))
    .sort();
}

/** Writes dist/sw.js after all other files. */
export function writeServiceWorker(/** @type {string} */ folder) {
  const hash = (/** @type {string | Buffer} */ content) => createHash("sha256").update(content).digest("base64");
  const files = Object.fromEntries(
    offlineFiles(folder).map((path) => [path, `sha256-${hash(readFileSync(join(folder, path)))}`]),
  );
  const list = JSON.stringify(files);
  const source = readFileSync(fileURLToPath(new URL("../web/service-worker.js", import.meta.url)), "utf8");
  // The version depends on the code of the worker, too: a change of the code makes a new cache.
  const version = hash(list + source)
    .replace(/\W/g, "")
    .slice(0, 16);
  writeFileSync(join(folder, "sw.js"), source.replace("__FILES__", list).replace("__VERSION__", `"${version}"`));
}
