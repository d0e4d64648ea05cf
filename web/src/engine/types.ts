/** The types of documents and results for lessons: those of the core. */
export type * from "../../../wasm-bindings/engine";
export type * from "../../../wasm-bindings/search";
