import type { Matrix64 } from "../../../engine";
import type { Moment } from "../walk";

/** A line of a program, the nodes it is about, and the steps of the lesson in which it runs. */
export interface WrittenLine {
  text: string;
  nodes: readonly number[];
  when?: "value" | "seed" | "back" | "way back";
  /** back: the node whose adjoint this line hands on. */
  from?: number;
}

/** What the program prints: after the label an equals sign, then the number or the rows. */
export interface Printed {
  label: string;
  node: number;
  kind: "value" | "adjoint";
  value: Matrix64;
}

export interface Program {
  lines: readonly WrittenLine[];
  printed: readonly Printed[];
}

export const blank: WrittenLine = { text: "", nodes: [] };
export const plain = (...texts: string[]): WrittenLine[] => texts.map((text) => ({ text, nodes: [] }));

/**
 * Whether a line runs in a step: one for the value of a node, one for what a node hands on, or the one that does the
 * whole way back.
 */
export function runsIn({ nodes, when, from }: WrittenLine, moment: Moment | null): boolean {
  if (!moment || !when) return false;
  const kind = moment.kind === "dual" ? "value" : moment.kind;
  if (when === "way back") return kind === "back" || kind === "seed";
  return when === kind && (kind === "back" ? from === moment.node : nodes.includes(moment.node));
}
