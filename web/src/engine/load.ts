/** Loads the engine's files: chooses the build that this browser can run, compiles modules once, and starts workers. */
import simdWasm from "../../../build/wasm/gradlab.wasm?url";
import simdDescentWasm from "../../../build/wasm/gradlab-descent.wasm?url";
import simdPreciseWasm from "../../../build/wasm/gradlab-precise.wasm?url";
import simdSearchWasm from "../../../build/wasm/gradlab-search.wasm?url";
import scalarWasm from "../../../build/wasm-scalar/gradlab.wasm?url";
import scalarDescentWasm from "../../../build/wasm-scalar/gradlab-descent.wasm?url";
import scalarPreciseWasm from "../../../build/wasm-scalar/gradlab-precise.wasm?url";
import scalarSearchWasm from "../../../build/wasm-scalar/gradlab-search.wasm?url";
import { type PartFiles, scriptFailed, type WorkerLike } from "./client";
import simdDescentWorker from "./descent-worker.ts?worker&url";
import scalarDescentWorker from "./descent-worker-scalar.ts?worker&url";
import { asEngineError, EngineError } from "./errors";
import { fetchFile } from "./fetch-file";
import type { Source, Started } from "./lane";
import { violationOf } from "./policy";
import simdPreciseWorker from "./precise-worker.ts?worker&url";
import scalarPreciseWorker from "./precise-worker-scalar.ts?worker&url";
import type { EnginePart } from "./protocol";
import simdSearchWorker from "./search-worker.ts?worker&url";
import scalarSearchWorker from "./search-worker-scalar.ts?worker&url";
import simdWorker from "./worker.ts?worker&url";
import scalarWorker from "./worker-scalar.ts?worker&url";

/** The smallest module with a 128-bit instruction: one function that returns i32x4.splat(0). */
const simdProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

export type Build = "simd" | "scalar";

export function bestBuild(): Build {
  if (typeof WebAssembly === "undefined") throw new EngineError("not-loaded", "This browser cannot run WebAssembly.");
  return WebAssembly.validate(simdProbe) ? "simd" : "scalar";
}

interface Files {
  wasm: string;
  script: string;
}

const files: Record<EnginePart, Record<Build, Files>> = {
  training: {
    simd: { wasm: simdWasm, script: simdWorker },
    scalar: { wasm: scalarWasm, script: scalarWorker },
  },
  descent: {
    simd: { wasm: simdDescentWasm, script: simdDescentWorker },
    scalar: { wasm: scalarDescentWasm, script: scalarDescentWorker },
  },
  precise: {
    simd: { wasm: simdPreciseWasm, script: simdPreciseWorker },
    scalar: { wasm: scalarPreciseWasm, script: scalarPreciseWorker },
  },
  search: {
    simd: { wasm: simdSearchWasm, script: simdSearchWorker },
    scalar: { wasm: scalarSearchWasm, script: scalarSearchWorker },
  },
};

const compiled = new Map<string, Promise<WebAssembly.Module>>();

const magic = [0x00, 0x61, 0x73, 0x6d];

/** Compiles while downloading if the server sends `application/wasm`, otherwise afterwards. Throws an EngineError. */
export async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetchFile(url);
  const streams = /^application\/wasm\b/.test(response.headers.get("content-type") ?? "");
  try {
    return streams
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw await diagnosed(url, error);
  }
}

/** The reason why a module could not be compiled, from the error's text and from the file, which is fetched again. */
async function diagnosed(url: URL, error: unknown): Promise<EngineError> {
  const raw = `${url.href}: ${String(error)}`;
  if (/unsafe-eval|Content.Security.Policy|disallowed by embedder|blocked by CSP/i.test(String(error)))
    return new EngineError("forbidden", raw);
  const bytes = await fetchFile(url)
    .then((response) => response.arrayBuffer())
    .then(
      (buffer) => new Uint8Array(buffer),
      () => null,
    );
  if (bytes !== null && magic.some((byte, index) => bytes[index] !== byte))
    return new EngineError("not-a-module", `${raw} (${bytes.length} bytes)`);
  return new EngineError("incomplete", `${raw} (${bytes?.length ?? 0} bytes)`);
}

/** Compiles a module once. All workers of the page share it. */
function compiledOnce(wasm: string): Promise<WebAssembly.Module> {
  let module = compiled.get(wasm);
  if (module === undefined) {
    module = compile(new URL(wasm, import.meta.url));
    module.catch(() => compiled.delete(wasm));
    compiled.set(wasm, module);
  }
  return module;
}

/**
 * A worker together with the files of its part. While they load, no Client listens to the worker, and browsers report
 * only once that its script could not be loaded. Therefore its error event is handled here.
 */
export async function pair(worker: WorkerLike, files: Promise<PartFiles>): Promise<Started> {
  let isBroken = false;
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = async ({ message }) => {
      isBroken = true;
      const violation = await violationOf("blob:");
      reject(new EngineError(violation ? "forbidden" : "not-loaded", (message || scriptFailed) + violation));
    };
  });
  try {
    const ready = await Promise.race([files, broken]);
    return isBroken ? await broken : { worker, files: ready };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** The engine's files of one build. */
export function sourceOf(build: () => Build = bestBuild): Source {
  const choose = (part: EnginePart) => {
    const { wasm, script } = files[part][build()];
    return { wasm, script: new URL(script, import.meta.url) };
  };
  const filesOf = async (part: EnginePart): Promise<PartFiles> => {
    const { wasm, script } = choose(part);
    return { part, script: script.href, module: await compiledOnce(wasm) };
  };
  // The error event of a worker does not contain the reason, so the script is fetched again.
  const lost = (part: EnginePart) =>
    fetchFile(choose(part).script).then(
      () => null,
      (error: unknown) => asEngineError(error),
    );
  return {
    async start(part) {
      const coming = filesOf(part);
      // Avoids an unhandled rejection: `pair` handles it once the worker has started.
      coming.catch(() => {});
      return pair(await startWorker(choose(part).script), coming).catch(async (error: EngineError) => {
        throw (error.kind === "not-loaded" && (await lost(part))) || error;
      });
    },
    lost,
    async files(part) {
      // A running worker blocks while it loads a script, so the script is brought into the browser's cache first.
      const [fetched] = await Promise.all([filesOf(part), fetchFile(choose(part).script).then((got) => got.text())]);
      return fetched;
    },
  };
}

/** Starts a worker. If a policy forbids it, some browsers throw here; others send an error event later. */
function begun(address: string, type: WorkerType): Worker {
  try {
    return new Worker(address, { type });
  } catch (error) {
    throw new EngineError("forbidden", `worker-src: ${String(error)}`);
  }
}

/** A worker's script must be of the page's origin: one of another origin is fetched and started from a Blob. */
export async function startWorker(url: URL): Promise<WorkerLike> {
  // The development server serves modules; a build is one classic script.
  const type = import.meta.env.DEV ? "module" : "classic";
  if (url.origin === globalThis.origin) return begun(url.href, type);
  const blob = new Blob([await (await fetchFile(url)).text()], { type: "text/javascript" });
  const local = URL.createObjectURL(blob);
  const worker = begun(local, type);
  // Revoked later: some browsers read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(local), 10_000);
  return worker;
}
