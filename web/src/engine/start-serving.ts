import type { Create } from "../../../wasm-bindings/engine";
import type { CallList, EnginePart } from "./protocol";
import { type Implementations, type Modules, type Port, type Register, serve } from "./serve";

/** The build makes this a classic script; the development server has only modules. */
const load = (script: string): unknown =>
  import.meta.env.DEV
    ? import(/* @vite-ignore */ script)
    : (globalThis as unknown as { importScripts(url: string): void }).importScripts(script);

/**
 * Starts the script of a part: makes an instance of the module that the page has compiled, and implements its calls.
 * The first script in a worker starts serving; a later one adds its part.
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
        // The default would resolve the name against the script's address, which is not possible in a worker from a
        // Blob.
        locateFile: (name) => name,
        instantiateWasm(imports, done) {
          // The module itself would wait forever after a failure, so the failure is passed to `reject`.
          WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled), reject);
          return {};
        },
      }).then(resolve, reject);
    });
    scope.gradlabModules = Object.assign(scope.gradlabModules ?? {}, { [part]: module });
    return implement(module, scope.gradlabModules);
  });
}
