import { toBytes } from "./problem.mjs";

/// A session with a contestant compiled from native/contestant.h to a stand-alone WebAssembly module.
export async function beginWasm(bytes, problem) {
  const module = await WebAssembly.compile(bytes);
  // The modules print nothing and read no files: whatever the C library imports for that is never called.
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
