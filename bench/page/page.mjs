import { beginTimed } from "../contestants/index.mjs";
import { makeProblem } from "../lib/problem.mjs";

/// What contestants need from the page; lib/node-host.mjs provides the same in Node.
const host = {
  async bytes(path) {
    const response = await fetch(`/${path}`);
    if (!response.ok) throw new Error(`${path} is not built`);
    return response.arrayBuffer();
  },
  tfjsWasmPaths: "/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/",
};

const sessions = [];

/// The functions that lib/browser.mjs calls.
globalThis.bench = {
  async begin(name, workload, batches) {
    sessions.push(await beginTimed(name, makeProblem(workload, batches), host));
    return sessions.length - 1;
  },
  train: (id, steps) => sessions[id].train(steps),
  async end(id) {
    await sessions[id].end();
    delete sessions[id];
  },
};
