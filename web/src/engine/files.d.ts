/** The lists of the catalog that describe layers. The build makes this module. */
declare module "virtual:catalog-layers" {
  const lists: Pick<
    import("../../../wasm-bindings/catalog").Catalog,
    "initializers" | "activations" | "normalizations"
  >;
  export default lists;
}

/** The lists of the catalog that describe a race of rules down a surface. */
declare module "virtual:catalog-descents" {
  const lists: Pick<import("../../../wasm-bindings/catalog").Catalog, "optimizers" | "surfaces">;
  export default lists;
}

/** All other lists of the catalog. */
declare module "virtual:catalog-rest" {
  const lists: Omit<
    import("../../../wasm-bindings/catalog").Catalog,
    "initializers" | "activations" | "normalizations" | "optimizers" | "surfaces"
  >;
  export default lists;
}

/** The file in `data/` that a source needs, by the source's name. */
declare module "virtual:data-files" {
  const files: { readonly [source: string]: string };
  export default files;
}

/** The module made by Emscripten; its types are written by hand. */
declare module "*/gradlab.js" {
  export { default } from "../../../wasm-bindings/engine";
}

declare module "*/gradlab-descent.js" {
  export { default } from "../../../wasm-bindings/descent";
}

declare module "*/gradlab-precise.js" {
  export { default } from "../../../wasm-bindings/precise";
}

declare module "*/gradlab-search.js" {
  export { default } from "../../../wasm-bindings/search";
}
