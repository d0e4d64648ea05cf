import type { Refused } from "../../../wasm-bindings/engine";

/** What can happen to an engine; a lesson shows its own words for each. */
export type EngineErrorKind =
  /** A fault inside the engine ended it. */
  | "crashed"
  /** Busy without a sign of life for too long. */
  | "hung"
  | "out-of-memory"
  /** Its files did not arrive, or this browser cannot run them. */
  | "not-loaded"
  /** It ended too often within a minute to be started again. */
  | "gave-up"
  /** The caller's own signal, or a closed run. */
  | "cancelled"
  /** The program asked for something that does not exist. */
  | "misuse";

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
