/**
 * The worker's side of the protocol: receives calls, runs them in slices, answers. It does not depend on what the calls
 * do.
 */
import { EngineError, type EngineErrorKind } from "./errors";
import { usualPatience } from "./patience";
import {
  type Answer,
  type Arguments,
  type CallList,
  type EnginePart,
  type FromWorker,
  partOf,
  type ToWorker,
} from "./protocol";

/**
 * A long call is a generator. It yields at least once per slice (long-call.ts): the patience for the next slice, in
 * milliseconds.
 */
export type Sliced<T> = Generator<number, T, void>;
export type Implementations<C extends CallList<C>> = {
  [Name in keyof C]: (...args: Arguments<C, Name>) => Answer<C, Name> | Sliced<Answer<C, Name>>;
};

/** The global scope of a worker. */
export interface Port {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

type Call = Extract<ToWorker, { kind: "call" }>;
type Boot = Extract<ToWorker, { kind: "boot" }>;
type Functions = Record<string, ((...args: unknown[]) => unknown) | undefined>;
type Start = (module: WebAssembly.Module) => Promise<object>;

/** The modules of the parts in a worker. A part may use the module of another part. */
export type Modules = Partial<Record<EnginePart, unknown>>;

/** Adds a part: `start` makes the implementation of its calls from its module. */
export type Register = <C extends CallList<C>>(
  part: EnginePart,
  start: (module: WebAssembly.Module) => Promise<Implementations<C>>,
) => void;

/** Serves a worker. `load` runs a further script in the same worker, which registers its part. */
export function serve(port: Port, load: (script: string) => unknown): Register {
  const running = new Set<number>();
  const post = (message: FromWorker) => port.postMessage(message, []);
  const starts = new Map<EnginePart, Start>();
  const parts = new Map<EnginePart, Functions>();

  async function boot({ id, part, script, module }: Boot): Promise<void> {
    if (!starts.has(part)) await load(script);
    const start = starts.get(part);
    if (start === undefined) throw new Error(`${script} is not the script of this part.`);
    parts.set(part, (await start(module)) as Functions);
    post({ kind: "done", id, result: null });
  }

  async function answer({ id, name, args, patience }: Call): Promise<void> {
    const calls = parts.get(partOf(name)) ?? {};
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (call === undefined) throw new EngineError("misuse", `There is no call ${name}.`);
    if (patience > usualPatience) post({ kind: "beat", id, patience });
    let result = call(...args);
    if (isSliced(result)) {
      const slices = result;
      let slice = slices.next();
      while (!slice.done) {
        post({ kind: "beat", id, patience: slice.value });
        await turn();
        if (!running.has(id)) {
          slices.return(undefined);
          return post({ kind: "ended", id });
        }
        slice = slices.next();
      }
      result = slice.value;
    }
    running.delete(id);
    port.postMessage({ kind: "done", id, result }, transferables(result));
  }

  // Set before the first `await`: earlier messages would be lost.
  port.onmessage = ({ data }) => {
    if (data.kind === "boot") {
      boot(data).catch((error: unknown) =>
        post({ kind: "failed", id: data.id, error: { kind: "not-loaded", message: String(error) } }),
      );
    } else if (data.kind === "cancel") {
      running.delete(data.id);
    } else {
      running.add(data.id);
      answer(data).catch((error: unknown) => {
        running.delete(data.id);
        const described = { kind: kindOf(error), message: error instanceof Error ? error.message : String(error) };
        post(
          described.kind === "misuse"
            ? { kind: "failed", id: data.id, error: described }
            : { kind: "fatal", error: described },
        );
      });
    }
  };
  return (part, start) => void starts.set(part, start);
}

/**
 * The kind of an error. After a trap, a stack overflow or a failed allocation the module's memory cannot be trusted.
 */
function kindOf(error: unknown): EngineErrorKind {
  if (error instanceof EngineError) return error.kind;
  if (/out of memory|enlarge memory|allocation failed|could not allocate/i.test(String(error))) return "out-of-memory";
  const overflow = error instanceof RangeError || /too much recursion/.test(String(error));
  return error instanceof WebAssembly.RuntimeError || overflow ? "crashed" : "misuse";
}

function isSliced(result: unknown): result is Sliced<unknown> {
  return (
    typeof result === "object" && result !== null && Symbol.iterator in result && "next" in result && "return" in result
  );
}

/** Lets other messages be handled. (A timer would wait 4 ms.) */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function transferables(result: unknown, buffers = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(result)) {
    if (result.buffer instanceof ArrayBuffer) buffers.add(result.buffer);
  } else if (typeof result === "object" && result !== null) {
    for (const value of Object.values(result)) transferables(value, buffers);
  }
  return [...buffers];
}
