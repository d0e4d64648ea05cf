import type { Phase } from "../../engine/types";

/** The words of each line of code. */
type Key = `line.${"epoch" | "zeroGrad" | "forward" | "loss" | "backward" | "update"}`;

/** The lines of the loop in the order they run: the phase of the engine that each stands for, and its words. */
export const lines: ReadonlyArray<{ phase: Phase; code: Key }> = [
  { phase: "takeBatch", code: "line.epoch" },
  { phase: "zeroGrad", code: "line.zeroGrad" },
  { phase: "forward", code: "line.forward" },
  { phase: "loss", code: "line.loss" },
  { phase: "backward", code: "line.backward" },
  { phase: "update", code: "line.update" },
];

/** The line that follows, round and round. */
export function following(phase: Phase): Phase {
  const index = lines.findIndex((line) => line.phase === phase);
  return lines[(index + 1) % lines.length]?.phase ?? "takeBatch";
}
