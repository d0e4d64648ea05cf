/**
 * TeX becomes MathML while the page is built, so that no visitor downloads a typesetter:
 * `virtual:formulas` is the formulas of the core's catalog, and a file `name.tex` is its own formula.
 */
import { readFileSync } from "node:fs";
import temml from "temml";

const virtual = "virtual:formulas";
const resolved = `\0${virtual}`;

/** The policy of the page forbids inline styles: the few there are become classes of web/src/maths/sheet.ts. */
export function mathml(tex, displayMode = true) {
  return temml
    .renderToString(tex.trim(), { displayMode, throwOnError: true, strict: true })
    .replaceAll(/ class="([^"]*)" style="padding-left:1em;[^"]*"/g, ' class="$1 gap"')
    .replaceAll(/ style="[^"]*"/g, "");
}

/** The catalog as the module itself gives it. The module is built for pages and workers: its bytes are handed over. */
async function catalog() {
  const folder = new URL("../build/wasm/", import.meta.url);
  const { default: create } = await import(new URL("gradlab.js", folder).href);
  const module = await create({ wasmBinary: readFileSync(new URL("gradlab.wasm", folder)) });
  return module.catalog();
}

async function catalogFormulas() {
  const formulas = {};
  for (const [kind, choices] of Object.entries(await catalog())) {
    const explained = choices.filter(({ formula }) => formula);
    if (explained.length > 0)
      formulas[kind] = Object.fromEntries(explained.map(({ name, formula }) => [name, mathml(formula)]));
  }
  return formulas;
}

/** @type {import("vite").Plugin} */
export const formulas = {
  name: "formulas",
  resolveId: (id) => (id === virtual ? resolved : undefined),
  async load(id) {
    if (id === resolved) return `export default ${JSON.stringify(await catalogFormulas())}`;
    return undefined;
  },
  transform: (code, id) =>
    id.endsWith(".tex") ? { code: `export default ${JSON.stringify(mathml(code))}`, map: null } : undefined,
};
