import type { Refused } from "../../../wasm-bindings/engine";

/** What can happen to an engine; a lesson shows its own words for each. */
export type EngineErrorKind =
  /** A fault inside the engine ended it. */
  | "crashed"
  /** Busy without a sign of life for too long. */
  | "hung"
  | "out-of-memory"
  /** It did not start, for none of the reasons that follow. */
  | "not-loaded"
  /** A script that is loaded later did not arrive; browsers do not say why. */
  | "lost"
  /** No answer: no connection. */
  | "unreachable"
  /** The server lets no page of another origin read its files. */
  | "no-cors"
  /** A file is not there any more. */
  | "gone"
  /** The server answered with a fault of its own. */
  | "server-failed"
  /** Something else arrived in place of the module, as a page of the server's. */
  | "not-a-module"
  /** Part of the module arrived. */
  | "incomplete"
  /** A Content-Security-Policy of the page allows it not. */
  | "forbidden"
  /** It ended too often within a minute to be started again. */
  | "gave-up"
  /** The caller's own signal, or a closed run. */
  | "cancelled"
  /** The program asked for something that does not exist. */
  | "misuse";

const rawKinds: ReadonlySet<EngineErrorKind> = new Set([
  "not-loaded",
  "lost",
  "unreachable",
  "no-cors",
  "gone",
  "server-failed",
  "not-a-module",
  "incomplete",
  "forbidden",
]);

/** Whether the message is a browser's own words, of use to who keeps the server rather than to a reader. */
export const isRaw = (kind: EngineErrorKind): boolean => rawKinds.has(kind);

export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(
    readonly kind: EngineErrorKind,
    message: string,
  ) {
    super(message);
  }

  /** Whether the engine is gone but can be started again: a run then goes on from its last snapshot. */
  get interrupted(): boolean {
    return this.kind === "crashed" || this.kind === "hung" || this.kind === "out-of-memory";
  }
}

/** Whether the engine answered with what is wrong with the question. */
export const isRefused = (answer: object): answer is Refused => "problems" in answer;

/** How browsers say that a script of a module did not arrive. */
const missingScript = /dynamically imported module|importing a module script failed/i;

/** Whether a script that is loaded late did not arrive. */
export const isMissingScript = (error: unknown): boolean => missingScript.test(String(error));

/** What kept the engine, or what a lesson loads beside it, from starting. */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError(isMissingScript(error) ? "lost" : "not-loaded", String(error));
}
