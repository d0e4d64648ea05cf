/** The real module in Node. The bytes are passed in, since the module is built for pages and workers. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type {
  CatalogModule,
  Create,
  DescentModule,
  Engine,
  Finished,
  LongCall,
  PreciseModule,
  Refused,
  Signal,
  SignalRequest,
  TrainingModule,
} from "../../../wasm-bindings/engine";
import type { SearchModule } from "../../../wasm-bindings/search";
import { planeOf } from "../../../web/src/engine/descent-calls";
import { isRefused } from "../../../web/src/engine/errors";

export type Build = "wasm" | "wasm-scalar";

export const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export interface Loaded {
  engine: Engine;
  memory: WebAssembly.Memory;
}

/** An instance of one of the modules of a build, with its memory. */
async function instance<Module>(build: Build, name: string): Promise<{ module: Module; memory: WebAssembly.Memory }> {
  const script = pathOf(`build/${build}/${name}.js`);
  if (!existsSync(script)) throw new Error(`${script} is missing: npm run build:wasm makes it.`);
  const { default: create } = (await import(/* @vite-ignore */ script)) as { default: Create<Module> };
  const bytes = readFileSync(pathOf(`build/${build}/${name}.wasm`));
  let memory: WebAssembly.Memory | undefined;
  const module = await new Promise<Module>((resolve, reject) => {
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
  return { module, memory };
}

/** The modules as one, with the catalog that the page is built with; the memory is that of the module that trains. */
export async function loadModules(build: Build = "wasm") {
  const { module, memory } = await instance<TrainingModule>(build, "gradlab");
  const { operators, express, differences, jacobian, signal } = (
    await instance<PreciseModule>(build, "gradlab-precise")
  ).module;
  const { descend, surface, tune } = await loadDescents(build);
  const { catalog } = (await instance<CatalogModule>(build, "gradlab-catalog")).module;
  const others = { descend, surface, tune, operators, express, differences, jacobian, signal, catalog };
  return { modules: Object.assign(module, others), memory };
}

/** The same, with every long call done to its end. */
export async function load(build: Build = "wasm"): Promise<Loaded> {
  const { modules, memory } = await loadModules(build);
  return { engine: finished(modules), memory };
}

function ended<Result>(call: LongCall<Result> | Refused): Result | Refused {
  if (!("advance" in call)) return call;
  for (let size = 1; call.advance(size); size++);
  const result = call.result();
  call.delete();
  return result;
}

/** Runs every long call to its end, in pieces of growing size: no result may depend on their size. */
function finished(module: TrainingModule & DescentModule & PreciseModule & CatalogModule): Engine {
  const long = ["prepare", "descend", "surface", "tune", "curvature", "signal"] as const;
  const end = (name: (typeof long)[number], args: readonly unknown[]) =>
    ended((module[name] as (...args: unknown[]) => LongCall<unknown> | Refused)(...args));
  const whole = Object.fromEntries(long.map((name) => [name, (...args: unknown[]) => end(name, args)]));
  // As in the worker: a descent on the loss of a network runs on the plane made by the other module.
  const onLandscapes = Object.fromEntries(
    (["descend", "surface", "tune"] as const).map((name) => [
      name,
      (request: unknown) => {
        const plane = planeOf(request, module);
        if (plane !== null && isRefused(plane)) return plane;
        const answer = end(name, [request, plane]);
        plane?.delete();
        return answer;
      },
    ]),
  );
  return Object.assign(Object.create(module), whole, onLandscapes) as Engine;
}

/** The module that descends. */
export const loadDescents = async (build: Build = "wasm"): Promise<DescentModule> =>
  (await instance<DescentModule>(build, "gradlab-descent")).module;

/** The module of the search. */
export const loadSearch = async (build: Build = "wasm"): Promise<SearchModule> =>
  (await instance<SearchModule>(build, "gradlab-search")).module;

/** The same, with every long call done to its end. */
export async function loadFinishedSearch(): Promise<Finished<SearchModule>> {
  const search = await loadSearch();
  const whole: Pick<Finished<SearchModule>, "report" | "readTable"> = {
    report: (...args) => ended(search.report(...args)),
    readTable: (...args) => ended(search.readTable(...args)),
  };
  return Object.assign(Object.create(search), whole) as Finished<SearchModule>;
}

/** The answer; throws if it has problems. */
export function granted<Answer extends object>(answer: Answer | Refused): Answer {
  if ("problems" in answer)
    throw new Error(answer.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return answer;
}

/** The text of a file in data/. */
export const dataText = (file: string) => readFileSync(pathOf(`data/${file}`), "utf8");

/** What `signal` gives, where nothing is refused. */
export const signalOf = (engine: Engine, request: SignalRequest): Signal => granted(engine.signal(request));
