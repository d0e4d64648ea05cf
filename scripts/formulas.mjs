/**
 * Converts TeX to MathML while the page is built, so that no visitor downloads a typesetter. `virtual:formulas` has the
 * formulas of the core's catalog; importing a file `name.tex` gives its formula.
 */
import temml from "temml";
import { coreCatalog } from "./catalog.mjs";

const virtual = "virtual:formulas";
const resolved = `\0${virtual}`;

/**
 * Inline styles, which the policy of the page forbids, are replaced by classes of web/src/maths/index.ts, or removed.
 */
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
