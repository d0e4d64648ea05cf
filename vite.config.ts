import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, runnerImport } from "vite";
import { catalog } from "./scripts/catalog.mjs";
import { chunkGroups } from "./scripts/chunks.mjs";
import { earlyScript } from "./scripts/early.mjs";
import { formulas } from "./scripts/formulas.mjs";
import { lessonModules } from "./scripts/lessons.mjs";
import { writeServiceWorker } from "./scripts/offline.mjs";
import { lessonPage, previewTags } from "./scripts/previews.mjs";
import { publicTypes } from "./scripts/types.mjs";

const root = fileURLToPath(new URL("web", import.meta.url));
const dist = fileURLToPath(new URL("dist", import.meta.url));

/** Every HTML file of web/ outside public/ is a page of the site. */
const pages = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".html") && !path.startsWith("public"))
  .map((path) => join(root, path));

/** Nothing leaves the page. Only in builds: the development server injects styles and opens a socket. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const built = (name: string) => readFileSync(new URL(`build/wasm/${name}.wasm`, import.meta.url));
/** Pages that show lessons, with what they show without one. */
const fronts: Record<string, string | null> = { "index.html": "site/front", "embed.html": null };

/** The scripts in the page itself: they are there when a file is not, or before. */
const oldBrowser = readFileSync(join(root, "old-browser.js"), "utf8").replace(/^\s*(?:\/[*/].*)?\n?/gm, "");
const hashed = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The policy stands first, then what says so when the rest does not arrive, and what asks for all of it at once. */
const firstThings: Plugin = {
  name: "first-things",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle, path }) {
      const page = path.replace(/^\//, "");
      const front = fronts[page];
      const scripts = front === undefined ? [] : [oldBrowser];
      if (bundle && front !== undefined) {
        const modules = {
          training: built("gradlab"),
          descent: built("gradlab-descent"),
          precise: built("gradlab-precise"),
        };
        scripts.push(earlyScript(bundle, page, { front, modules }));
      }
      const content = policy.replace("script-src ", `script-src ${scripts.map((text) => `${hashed(text)} `).join("")}`);
      const guard = { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content } };
      const tags = scripts.map((children) => ({ tag: "script", children }));
      // A browser looks for the encoding in the first kilobyte. (The development server needs what the policy forbids.)
      const encoding = { tag: "meta", attrs: { charset: "utf-8" } };
      const first = [encoding, ...(bundle ? [guard] : []), ...tags];
      return {
        html: html.replace(/\n *<meta charset="utf-8" \/>/, ""),
        tags: first.map((tag) => ({ ...tag, injectTo: "head-prepend" as const })),
      };
    },
  },
};

/** Styles travel without their indentation. */
const styles: Plugin = {
  name: "styles",
  apply: "build",
  enforce: "pre",
  transform: {
    filter: { id: /\/web\/src\/.*\.ts$/, code: "css`" },
    handler: (code) => ({ code: code.replace(/\bcss`[^`]*`/g, (text) => text.replace(/\n +/g, "\n")), map: null }),
  },
};

/** The whole address of the site, with a slash at the end, where it is known: link previews ask for one. */
const home = process.env.GRADLAB_URL ?? "./";

/** What a link looks like where links are shown with a picture: the site's pages, and one of each lesson. */
const previews: Plugin = {
  name: "previews",
  apply: "build",
  transformIndexHtml(html, { path }) {
    const [, title = ""] = /<title>([^<]*)/.exec(html) ?? [];
    const [, description = ""] = /name="description"\s+content="([^"]*)"/.exec(html) ?? [];
    if (description === "") return [];
    const url = home + path.replace(/^\/(index\.html)?/, "");
    const alt = "A network that has learned to separate two spirals, with its hyper-parameters beside it";
    const tags = previewTags({ title, description, url, image: `${home}preview.png`, alt });
    return tags.map(([attribute, name, content]) => ({
      tag: "meta",
      attrs: { [attribute]: name, content },
      injectTo: "head" as const,
    }));
  },
  async generateBundle() {
    // The page's own words, which this file cannot import.
    const words = await runnerImport<typeof import("./web/src/messages")>(join(root, "src/messages/index.ts"));
    const { course } = words.module;
    for (const { slug } of lessonModules()) {
      if (!course.has(`${slug}.title`)) continue;
      const text = (of: "title" | "question" | "lecture") => course.text(`${slug}.${of}` as "init.title");
      const [title, question, lecture] = [text("title"), text("question"), text("lecture")];
      const source = lessonPage(home, { slug, title, question, lecture });
      this.emitFile({ type: "asset", fileName: `lessons/${slug}.html`, source });
    }
  },
};

/** The licences travel with what they are about, and the types with the elements. */
const besides: Plugin = {
  name: "besides",
  apply: "build",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "gradlab.d.ts", source: publicTypes() });
    // As .txt, which every server knows how to show.
    for (const name of ["LICENSE", "THIRD-PARTY-NOTICES.md"]) {
      this.emitFile({
        type: "asset",
        fileName: name.replace(/(\.md)?$/, ".txt"),
        source: readFileSync(new URL(name, import.meta.url)),
      });
    }
  },
};

/** Last, when every other file is there. */
const serviceWorker: Plugin = {
  name: "service-worker",
  apply: "build",
  closeBundle: () => writeServiceWorker(dist),
};

export default defineConfig({
  root,
  // Relative, so that dist/ works from any folder of any server.
  base: "./",
  publicDir: existsSync(join(root, "public")) ? "public" : false,
  plugins: [catalog, formulas, styles, firstThings, previews, besides, serviceWorker],
  // A classic script is what starts from a Blob on a stranger's page.
  worker: { format: "iife" },
  // The engine and the data lie beside web/.
  server: { host: "127.0.0.1", fs: { allow: [fileURLToPath(new URL(".", import.meta.url))] } },
  preview: { host: "127.0.0.1" },
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: "es2022",
    // The policy forbids fonts and scripts from data: addresses.
    assetsInlineLimit: 0,
    // A browser that knows no modulepreload loads the same modules a little later; that is not worth a script for all
    // others.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What other people's pages load keeps its name.
      input: [...pages, join(root, "src/embed/gradlab.ts")],
      output: {
        entryFileNames: ({ name }) => (name === "gradlab" ? "gradlab.js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups: chunkGroups },
      },
    },
  },
});
