import { beginWasm } from "../lib/wasm.mjs";

/// The reference: native/hand-fused.cpp in WebAssembly.
export async function begin(problem, host) {
  return beginWasm(await host.bytes("build/bench/wasm/hand-fused.wasm"), problem);
}
