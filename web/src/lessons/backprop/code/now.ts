import type { Moment } from "../walk";
import type { Line } from "./program";

/** Whether a line runs in a step: one for the value of a node, one for what a node hands on, or the one that does the whole way back. */
export function runsIn({ nodes, when, from }: Line, moment: Moment | null): boolean {
  if (!moment || !when) return false;
  const kind = moment.kind === "dual" ? "value" : moment.kind;
  if (when === "way back") return kind === "back" || kind === "seed";
  return when === kind && (kind === "back" ? from === moment.node : nodes.includes(moment.node));
}
