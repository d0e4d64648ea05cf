/** The real module in Node: the bytes are handed over, since the module is built for pages and workers. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type createEngine from "../../../wasm-bindings/engine";
import type { Engine, Refused, Run } from "../../../wasm-bindings/engine";

export type Build = "wasm" | "wasm-scalar";

export const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export interface Loaded {
  engine: Engine;
  memory: WebAssembly.Memory;
}

export async function load(build: Build = "wasm"): Promise<Loaded> {
  const script = pathOf(`build/${build}/gradlab.js`);
  if (!existsSync(script)) throw new Error(`${script} is missing: npm run build:wasm makes it.`);
  const { default: create } = (await import(/* @vite-ignore */ script)) as { default: typeof createEngine };
  const bytes = readFileSync(pathOf(`build/${build}/gradlab.wasm`));
  let memory: WebAssembly.Memory | undefined;
  const engine = await new Promise<Engine>((resolve, reject) => {
    create({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(bytes, imports).then(({ instance, module }) => {
          memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
          done(instance, module);
        }, reject);
        return {};
      },
    }).then(resolve, reject);
  });
  if (memory === undefined) throw new Error("The module exports no memory.");
  return { engine, memory };
}

export function opened(result: Run | Refused): Run {
  if ("problems" in result) throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return result;
}

/** The text of a file in data/. */
export const dataText = (file: string) => readFileSync(pathOf(`data/${file}`), "utf8");
