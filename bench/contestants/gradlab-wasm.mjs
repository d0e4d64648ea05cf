import { beginWasm } from "../lib/wasm.mjs";

/// Gradlab's trainer in WebAssembly, with the code of the page: native/gradlab.cpp.
export async function begin(problem, host) {
  return beginWasm(await host.bytes("build/bench/wasm/gradlab-bench.wasm"), problem);
}
