import type { Create } from "../../../wasm-bindings/engine";
import type { CallList } from "./protocol";
import { type Implementations, type Port, serve } from "./serve";

/** The whole of a worker's script: an instance of the module that the page has compiled, and what answers its calls. */
export function startServing<Module, C extends CallList<C>>(
  create: Create<Module>,
  implement: (module: Module) => Implementations<C>,
): void {
  serve<C>(globalThis as unknown as Port, async (compiled) => {
    const module = await new Promise<Module>((resolve, reject) => {
      create({
        instantiateWasm(imports, done) {
          // The module itself would wait for ever for an instance that failed.
          WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled), reject);
          return {};
        },
      }).then(resolve, reject);
    });
    return implement(module);
  });
}
