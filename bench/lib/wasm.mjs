import { toBytes } from "./problem.mjs";

/// A session with a contestant that was compiled from native/contestant.h to a stand-alone WebAssembly module.
export async function beginWasm(bytes, problem) {
  const module = await WebAssembly.compile(bytes);
  // The modules print nothing and read no files, so the functions that the C library imports are never called.
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => 0;
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize?.();
  const data = toBytes(problem);
  const address = exports.reserve(data.length);
  new Uint8Array(exports.memory.buffer, address, data.length).set(data);
  exports.begin();
  return { train: (steps) => exports.train(steps), end: () => {} };
}
