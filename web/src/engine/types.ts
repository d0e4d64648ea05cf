/** The types of documents and results, for lessons: they are the core's own. */
export type * from "../../../wasm-bindings/engine";
export type * from "../../../wasm-bindings/search";
