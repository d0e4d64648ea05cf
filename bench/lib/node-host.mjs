import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/// What contestants need from Node; page/page.mjs provides the same in Chromium. Paths are relative to the repository.
export const nodeHost = {
  path: (path) => root + path,
  bytes: (path) => readFile(root + path),
  tfjsWasmPaths: `${root}bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
};
