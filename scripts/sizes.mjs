/**
 * The sizes of downloads in bytes after brotli, measured by opening the built pages in a browser and recording their
 * requests.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromiumArguments, findChromium } from "./chromium.mjs";
import { root } from "./run.mjs";

const dist = join(root, "dist");
/** Milliseconds without a request after which a page is complete, including its fonts, which wait for the engine. */
const quiet = 4500;

/** Fonts are compressed already, so they are sent unchanged. */
const isFont = (path) => path.endsWith(".woff2");

/** The layout of graphs, which the lesson backprop loads when it first draws a graph. */
const isGraphLayout = (path) => /\bdagre\b/.test(path);

/** @returns {number} Bytes that the file `path` of dist/ takes in transfer. */
export function transferSize(path) {
  const bytes = readFileSync(join(dist, path));
  return isFont(path) ? bytes.length : brotliCompressSync(bytes).length;
}

/** @returns {Promise<Set<string>>} The files of dist/ that a page requests when it is opened. */
async function filesLoadedBy(browser, address, page) {
  // Without the service worker, which would fetch further files.
  const context = await browser.newContext({ serviceWorkers: "block" });
  const tab = await context.newPage();
  const loaded = new Set();
  let last = Date.now();
  context.on("request", (request) => {
    last = Date.now();
    if (!request.url().startsWith(address)) return;
    const path = decodeURIComponent(new URL(request.url()).pathname.slice(1));
    loaded.add(path === "" || path.endsWith("/") ? `${path}index.html` : path);
  });
  await tab.goto(address + page);
  while (Date.now() - last < quiet) await tab.waitForTimeout(100);
  await context.close();
  return loaded;
}

/** Measures every page of the budget, each with an empty cache. */
async function measure(pages) {
  const { chromium } = await import("playwright-core");
  const { serve } = await import("./server.mjs");
  const server = await serve(dist, 0);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const files = new Map();
    for (const page of pages) files.set(page, await filesLoadedBy(browser, server.address, page));
    return files;
  } finally {
    await browser.close();
    await server.close();
  }
}

const total = (files) => [...files].reduce((sum, file) => sum + transferSize(file), 0);

/** @returns {Promise<string[]>} One line for each exceeded budget. Prints all measurements. */
export async function sizeProblems(budgets) {
  const { firstLesson, furtherLessons } = budgets;
  const loaded = await measure([firstLesson.page, ...furtherLessons.pages]);
  const first = loaded.get(firstLesson.page);
  const isWasm = (file) => file.endsWith(".wasm");
  const isModule = (name) => (file) => isWasm(file) && file.includes(`gradlab-${name}`);
  const all = new Set([...loaded.values()].flatMap((files) => [...files]));
  const sizes = [
    ["wasm", total([...first].filter(isWasm)), budgets.wasm.limit],
    // Each is downloaded once, by the first lesson that descends, that differentiates node by node, or that searches.
    ["wasm that descends", total([...all].filter(isModule("descent"))), budgets.descentWasm.limit],
    ["wasm in double precision", total([...all].filter(isModule("precise"))), budgets.preciseWasm.limit],
    ["wasm that searches", total([...all].filter(isModule("search"))), budgets.searchWasm.limit],
    ["layout of graphs", total([...all].filter(isGraphLayout)), budgets.graphLayout.limit],
    ...readdirSync(join(dist, "single")).map((file) => [
      `single/${file}, as it is`,
      statSync(join(dist, "single", file)).size,
      budgets.single.limit,
    ]),
    ["fonts", total([...all].filter(isFont)), budgets.fonts.limit],
    [`first lesson (${firstLesson.page})`, total([...first].filter((file) => !isFont(file))), firstLesson.limit],
    ...furtherLessons.pages.map((page) => {
      const own = [...loaded.get(page)].filter(
        (file) => !first.has(file) && !isFont(file) && !isWasm(file) && !isGraphLayout(file),
      );
      return [`further lesson (${page})`, total(own), furtherLessons.limit];
    }),
  ];
  for (const [name, size, limit] of sizes) console.log(`  ${name}: ${(size / 1000).toFixed(1)} of ${limit / 1000} kB`);
  return sizes.flatMap(([name, size, limit]) => {
    if (size === 0) return [`${name}: nothing was loaded, so nothing was measured.`];
    return size > limit ? [`${name} takes ${size} bytes; ${limit} are allowed.`] : [];
  });
}
