/**
 * TeX becomes MathML while the page is built, so that no visitor downloads a typesetter:
 * `virtual:formulas` is the formulas of the core's catalog, and a file `name.tex` is its own formula.
 */
import temml from "temml";
import { coreCatalog } from "./catalog.mjs";

const virtual = "virtual:formulas";
const resolved = `\0${virtual}`;

/** The policy of the page forbids inline styles: the few there are become classes of web/src/maths/index.ts. */
export function mathml(tex, displayMode = true) {
  return temml
    .renderToString(tex.trim(), { displayMode, throwOnError: true, strict: true })
    .replaceAll(/ class="([^"]*)" style="padding-left:1em;[^"]*"/g, ' class="$1 gap"')
    .replaceAll(/ style="[^"]*"/g, "");
}

async function catalogFormulas() {
  const formulas = {};
  for (const [kind, choices] of Object.entries(await coreCatalog())) {
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
