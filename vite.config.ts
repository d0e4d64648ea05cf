import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { earlyScript } from "./scripts/early.mjs";
import { formulas } from "./scripts/formulas.mjs";
import { writeServiceWorker } from "./scripts/offline.mjs";
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
const frames: Record<string, string> = { "index.html": "site/site", "embed.html": "" };

/** The policy stands first; the one script in the page that it allows names what the page will need. */
const firstThings: Plugin = {
  name: "first-things",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(_html, { bundle, path }) {
      const frame = frames[path.replace(/^\//, "")];
      const modules = { training: built("gradlab"), precise: built("gradlab-precise") };
      const early = bundle && frame !== undefined ? earlyScript(bundle, { frame, modules }) : undefined;
      const content = early ? policy.replace("script-src ", `script-src ${early.hash} `) : policy;
      return [
        { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content }, injectTo: "head-prepend" },
        ...(early ? [{ tag: "script", children: early.text, injectTo: "head" as const }] : []),
      ];
    },
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
  plugins: [formulas, firstThings, besides, serviceWorker],
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
      output: { entryFileNames: ({ name }) => (name === "gradlab" ? "gradlab.js" : "assets/[name]-[hash].js") },
    },
  },
});
