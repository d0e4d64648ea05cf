import type { Create } from "../../../wasm-bindings/engine";
import type { CallList, EnginePart } from "./protocol";
import { type Implementations, type Modules, type Port, type Register, serve } from "./serve";

/** In a build this is a classic script; the development server has modules only. */
const load = (script: string): unknown =>
  import.meta.env.DEV
    ? import(/* @vite-ignore */ script)
    : (globalThis as unknown as { importScripts(url: string): void }).importScripts(script);

/**
 * The whole of a part's script: an instance of the module that the page has compiled, and what answers its calls. The
 * first script in a worker serves; one that comes later adds its part.
 */
export function startServing<Module, C extends CallList<C>>(
  part: EnginePart,
  create: Create<Module>,
  implement: (module: Module, modules: Modules) => Implementations<C>,
): void {
  const scope = globalThis as unknown as Port & { gradlabParts?: Register; gradlabModules?: Modules };
  scope.gradlabParts ??= serve(scope, load);
  scope.gradlabParts(part, async (compiled) => {
    const module = await new Promise<Module>((resolve, reject) => {
      create({
        // Its own way to its file begins at the script's address, which in a worker started from a Blob is none.
        locateFile: (name) => name,
        instantiateWasm(imports, done) {
          // The module itself would wait for ever for an instance that failed.
          WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled), reject);
          return {};
        },
      }).then(resolve, reject);
    });
    scope.gradlabModules = Object.assign(scope.gradlabModules ?? {}, { [part]: module });
    return implement(module, scope.gradlabModules);
  });
}
