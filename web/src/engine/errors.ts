import type { Refused } from "../../../wasm-bindings/engine";

/** The kinds of engine errors. A lesson has its own words for each. */
export type EngineErrorKind =
  /** The engine ended because of an internal fault. */
  | "crashed"
  /** The engine was busy for too long without sending a message. */
  | "hung"
  | "out-of-memory"
  /** The engine did not start, for a reason not listed below. */
  | "not-loaded"
  /** A script that is loaded later did not arrive; browsers give no reason. */
  | "lost"
  /** The server cannot be reached. */
  | "unreachable"
  /** The server does not allow pages of other origins to read its files. */
  | "no-cors"
  /** A file no longer exists. */
  | "gone"
  /** The server answered with an error of the server. */
  | "server-failed"
  /** The server sent something other than the module, such as an HTML page. */
  | "not-a-module"
  /** Only a part of the module arrived. */
  | "incomplete"
  /** A Content-Security-Policy of the page forbids it. */
  | "forbidden"
  /** The engine ended so often within a minute that it is not started again. */
  | "gave-up"
  /** The caller aborted the signal, or closed the run. */
  | "cancelled"
  /** The program asked for something that does not exist: a bug. */
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

/** Whether the message is the browser's own text, which helps the administrator of the server more than a reader. */
export const isRaw = (kind: EngineErrorKind): boolean => rawKinds.has(kind);

export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(
    readonly kind: EngineErrorKind,
    message: string,
  ) {
    super(message);
  }

  /** Whether the engine has died but can be started again. A run then continues from its last snapshot. */
  get interrupted(): boolean {
    return this.kind === "crashed" || this.kind === "hung" || this.kind === "out-of-memory";
  }
}

/** Whether the engine answered with the problems of the request. */
export const isRefused = (answer: object): answer is Refused => "problems" in answer;

/** The messages with which browsers report that the script of a module did not arrive. */
const missingScript = /dynamically imported module|importing a module script failed/i;

/** Whether the error reports that a script did not arrive. */
export const isMissingScript = (error: unknown): boolean => missingScript.test(String(error));

/** An EngineError for whatever prevented the engine, or a file that a lesson needs in addition, from loading. */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError(isMissingScript(error) ? "lost" : "not-loaded", String(error));
}
