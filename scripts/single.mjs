/**
 * Makes dist/single/<slug>.html: each lesson in one file that contains everything and opens from a disk without a
 * network.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { catalog } from "./catalog.mjs";
import { formulas } from "./formulas.mjs";
import { lessonModules } from "./lessons.mjs";
import { root } from "./run.mjs";

const dist = join(root, "dist");
const types = {
  ".csv": "text/csv",
  ".js": "text/javascript",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
const typeOf = (/** @type {string} */ path) => types[/** @type {keyof types} */ (path.slice(path.lastIndexOf(".")))];

/** Groups of files of the engine and of data/, by their paths. */
const parts = {
  tables: /\/data\//,
  diabetes: /\/data\/diabetes/,
  double: /precise/,
  descents: /gradlab-descent|descent-worker/,
  search: /gradlab-search|search-worker/,
};

/**
 * The groups that a lesson never requests, and that its file does not contain. The file of a lesson that is not listed
 * contains everything: it is larger, but can compute.
 * @type {Readonly<Record<string, readonly (keyof typeof parts)[]>>}
 */
const unasked = {
  "training-loop": ["double", "descents", "search"],
  backprop: ["tables", "descents", "search"],
  scaling: ["descents", "search"],
  init: ["descents", "search"],
  "init-quiz": ["tables", "descents", "search"],
  optimizers: ["diabetes", "double", "search"],
  "optimizers-networks": ["double", "descents", "search"],
  playground: ["double", "descents", "search"],
  hparams: ["double", "descents"],
};
const leftOut = (/** @type {string} */ slug) => (unasked[slug] ?? []).map((part) => parts[part]);

/**
 * Replaces the address of each file by an expression: the page makes addresses for its contents and stores them under
 * these names. Files of the scalar builds are left out.
 * @returns {import("vite").Plugin}
 */
function packedFiles(/** @type {Map<string, Buffer>} */ files, /** @type {RegExp[]} */ without) {
  const built = readdirSync(join(dist, "assets"));
  /** The script of a worker, as it was built for the site. */
  const worker = (/** @type {string} */ name) => {
    const file = built.find((candidate) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(candidate));
    if (file === undefined) throw new Error(`dist/assets has no ${name}: the page is built first.`);
    return join(dist, "assets", file);
  };
  const addressOf = (/** @type {string} */ path, name = basename(path)) => {
    files.set(name, readFileSync(path));
    return `globalThis.gradlabFiles[${JSON.stringify(name)}]`;
  };
  return {
    name: "packed-files",
    enforce: "pre",
    async resolveId(id, importer) {
      const [path = "", query = ""] = id.split("?");
      if (!/\burl\b/.test(query)) return undefined;
      const resolved = await this.resolve(path, importer, { skipSelf: true });
      return resolved && `\0packed:${resolved.id.replace(/\?.*/, "")}`;
    },
    load(id) {
      if (!id.startsWith("\0packed:")) return undefined;
      const path = id.slice("\0packed:".length);
      if ([/scalar/, ...without].some((pattern) => pattern.test(path))) return 'export default "";';
      return `export default ${path.endsWith(".ts") ? addressOf(worker(basename(path, ".ts")), basename(path, ".ts")) : addressOf(path)};`;
    },
    transform(code, id) {
      if (!id.endsWith("/look/fonts.ts")) return undefined;
      const folder = join(root, "web/src/look");
      return code.replace(
        /new URL\("(\.\/fonts\/[^"]+)", import\.meta\.url\)/g,
        (_, path) => `new URL(${addressOf(join(folder, path))})`,
      );
    },
  };
}

/**
 * One script, "main.js", with all that the module `source` may ever load, and the files that it requests. The page must
 * have been built.
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function bundle(/** @type {string} */ source, /** @type {RegExp[]} */ without = []) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const entry = "virtual:single";
  const result = await build({
    root: join(root, "web"),
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [
      catalog,
      formulas,
      packedFiles(files, without),
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: "iife", codeSplitting: false } },
    },
  });
  const { output } = /** @type {import("vite").Rolldown.RolldownOutput} */ (result);
  const assets = output.filter(({ type }) => type === "asset").map(({ fileName }) => fileName);
  if (output.length !== 1 || output[0] === undefined)
    throw new Error(`More than one script would be needed: ${assets.join(", ")}`);
  files.set("main.js", Buffer.from(output[0].code));
  return files;
}

/** The script that unpacks the files and runs "main.js". */
const unpack = readFileSync(join(root, "scripts/single-unpack.js"), "utf8");

/** The files as JSON: type and compressed content, by name. */
export function packed(/** @type {Map<string, Buffer>} */ files) {
  const entries = [...files].map(([name, bytes]) => [
    name,
    [typeOf(name) ?? typeOf(".js"), gzipSync(bytes, { level: 9 }).toString("base64")],
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

/** @returns {string} */
function page(/** @type {string} */ title, /** @type {Map<string, Buffer>} */ files) {
  const hash = createHash("sha256").update(unpack).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src blob:; font-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<p id="words">This lesson unpacks itself. For that, and to compute, it needs JavaScript and WebAssembly with SIMD: Chrome or Edge 109, Firefox 115, Safari 16.4, or newer.</p>
<script id="files" type="application/json">${packed(files)}</script>
<script>${unpack}</script>
</body>
</html>
`;
}

/** The source of the module that opens the lesson, alone or in a learning platform. */
function sourceOf(
  /** @type {{ slug: string, module: string }} */ { slug, module },
  /** @type {readonly string[] | undefined} */ exercises,
) {
  const load = `() => import(${JSON.stringify(`/src/lessons/${module}`)})`;
  const name = JSON.stringify(slug);
  return exercises === undefined
    ? `import { openSingle } from "/src/embed/single.ts"; openSingle(${name}, ${load});`
    : `import { openScorm } from "/src/embed/scorm.ts"; openScorm(${name}, ${JSON.stringify(exercises)}, ${load});`;
}

/** A lesson as one page. `exercises`: those whose results are reported to a learning platform. */
export const singlePage = async (
  /** @type {{ slug: string, module: string }} */ lesson,
  /** @type {string} */ title,
  /** @type {readonly string[] | undefined} */ exercises = undefined,
) => page(title, await bundle(sourceOf(lesson, exercises), leftOut(lesson.slug)));

/** Writes the files of all lessons. The page must have been built. */
export async function buildSingles() {
  mkdirSync(join(dist, "single"), { recursive: true });
  for (const lesson of lessonModules()) {
    const title = `Gradlab: ${lesson.slug}`;
    writeFileSync(join(dist, "single", `${lesson.slug}.html`), await singlePage(lesson, title));
  }
}

if (process.argv[1] === import.meta.filename) await buildSingles();
