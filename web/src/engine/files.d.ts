/** The emscripten module: its types are written by hand. */
declare module "*/gradlab.js" {
  export { default } from "../../../wasm-bindings/engine";
}

declare module "*/gradlab-precise.js" {
  export { default } from "../../../wasm-bindings/precise";
}

declare module "*/gradlab-search.js" {
  export { default } from "../../../wasm-bindings/search";
}
