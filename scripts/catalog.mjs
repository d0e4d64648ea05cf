/**
 * The catalog with all its words becomes part of the page while the page is built, so that no visitor waits for the
 * engine to send it. `virtual:catalog-layers` has the lists of the core's catalog that describe layers,
 * `virtual:catalog-descents` those that describe a race of rules down a surface; some lessons need only one of these.
 * `virtual:catalog-rest` has the other lists. `virtual:data-files` has the file of each source that needs one, by the
 * source's name.
 */
import { readFileSync } from "node:fs";

/** Reads the catalog from the core. The module is built for pages and workers, so Node passes it the bytes. */
async function ask() {
  const folder = new URL("../build/wasm/", import.meta.url);
  const { default: create } = await import(new URL("gradlab-catalog.js", folder).href);
  const module = await create({ wasmBinary: readFileSync(new URL("gradlab-catalog.wasm", folder)) });
  return module.catalog();
}

/** @type {Promise<import("../wasm-bindings/catalog").CoreCatalog> | undefined} */
let asked;
/** The catalog as the core returns it. It is read once. */
export const coreCatalog = () => {
  asked ??= ask();
  return asked;
};

const files = ({ sources }) =>
  Object.fromEntries(sources.filter(({ file }) => file).map(({ name, file }) => [name, file]));

const layerLists = ["initializers", "activations", "normalizations"];
const descentLists = ["optimizers", "surfaces"];

/**
 * Some lists, without their formulas, which are in `virtual:formulas`. Browsers parse JSON faster than an object
 * literal.
 */
function listsOf(catalog, /** @type {(list: string) => boolean} */ has) {
  const lists = Object.fromEntries(Object.entries(catalog).filter(([list]) => has(list)));
  const text = JSON.stringify(lists, (key, value) => (key === "formula" ? undefined : value));
  return `JSON.parse(${JSON.stringify(text)})`;
}

const made = {
  "virtual:catalog-layers": (catalog) => listsOf(catalog, (list) => layerLists.includes(list)),
  "virtual:catalog-descents": (catalog) => listsOf(catalog, (list) => descentLists.includes(list)),
  "virtual:catalog-rest": (catalog) => listsOf(catalog, (list) => ![...layerLists, ...descentLists].includes(list)),
  "virtual:data-files": (catalog) => JSON.stringify(files(catalog)),
};

/** @type {import("vite").Plugin} */
export const catalog = {
  name: "catalog",
  resolveId: (id) => (id in made ? `\0${id}` : undefined),
  async load(id) {
    const make = id.startsWith("\0") ? made[/** @type {keyof typeof made} */ (id.slice(1))] : undefined;
    return make && `export default ${make(await coreCatalog())}`;
  },
};
