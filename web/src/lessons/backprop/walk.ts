import type { Matrix64, PassStep } from "../../engine";
import type { DomainFault } from "./domain";
import type { Trace } from "./operators";

/**
 * What one press of Step does. Leaves are known from the start; `value` computes a node, `dual` a node and its tangent
 * together, `seed` gives the output its adjoint, `back` hands a node's adjoint on to its inputs.
 */
export interface Moment {
  kind: "value" | "dual" | "seed" | "back";
  node: number;
  /** The engine's own record of it; null where nothing flows. */
  step: PassStep | null;
}

/** A pass as it is walked: every step, and where the part begins that the lesson asks about. */
export interface Walk {
  mode: "vjp" | "jvp";
  output: number;
  moments: readonly Moment[];
  /** The number of steps that are taken when the lesson opens: all of the way forward for vjp, none for jvp. */
  start: number;
  /** vjp: the adjoint of the output, which nothing is added to. */
  seed: Matrix64;
  /** Where and why the pass ends early: nothing exists behind its last step. */
  fault: DomainFault | null;
}

/** What is known after some steps, by node. */
export interface Known {
  values: boolean[];
  /** Adjoints (vjp) or tangents (jvp) as far as they have been added up. */
  derivatives: (Matrix64 | null)[];
  /** The step just taken; null at the start. */
  now: Moment | null;
}

export const isLeaf = ({ op }: { op: string }): boolean => op === "input" || op === "constant";

/**
 * Every step of a pass in order: forward node by node, then backward node by node; or values and tangents side by side.
 * The walk ends at a node without a value, and at a derivative that does not exist.
 */
export function walked(
  { nodes, steps }: Trace,
  mode: "vjp" | "jvp",
  output: number,
  seed: Matrix64,
  fault: DomainFault | null,
): Walk {
  const computed = nodes.filter((node) => !isLeaf(node)).map(({ id }) => id);
  const byNode = new Map(steps.map((step) => [step.node, step]));
  const all: Moment[] =
    mode === "jvp"
      ? computed.map((node) => ({ kind: "dual", node, step: byNode.get(node) ?? null }))
      : [
          ...computed.map((node): Moment => ({ kind: "value", node, step: null })),
          { kind: "seed", node: output, step: null },
          ...steps.map((step): Moment => ({ kind: "back", node: step.node, step })),
        ];
  const isLast = ({ kind, node }: Moment): boolean =>
    node === fault?.node && (kind === "dual" || kind === (fault.kind === "value" ? "value" : "back"));
  const last = all.findIndex(isLast);
  const moments = last < 0 ? all : all.slice(0, last + 1);
  const start = mode === "jvp" ? 0 : Math.min(computed.length, moments.length);
  return { mode, output, moments, start, seed, fault };
}

/** What is known once the first `cursor` of these steps are taken. */
export function known(trace: Trace, { mode, moments, seed }: Walk, cursor: number): Known {
  const leaves = trace.nodes.map(isLeaf);
  const values = [...leaves];
  const derivatives = trace.nodes.map((_, id) =>
    mode === "jvp" && leaves[id] ? (trace.derivatives[id] ?? null) : null,
  );
  for (const { kind, node, step } of moments.slice(0, cursor)) {
    if (kind === "value" || kind === "dual") values[node] = true;
    if (kind === "dual") derivatives[node] = step?.given ?? trace.derivatives[node] ?? null;
    if (kind === "seed") derivatives[node] = seed;
    if (kind === "back") for (const { input, after } of step?.contributions ?? []) derivatives[input] = after;
  }
  return { values, derivatives, now: moments[cursor - 1] ?? null };
}

/**
 * The step that a node is about: going back once its adjoint is complete, forward before. Null for a leaf that gets no
 * step.
 */
export function stepOf({ moments }: Walk, node: number, cursor: number): number | null {
  const all = moments.flatMap((moment, index) => (moment.node === node && moment.kind !== "seed" ? [index + 1] : []));
  const forward = moments.findIndex(({ kind }) => kind === "seed") + 1;
  return (forward > 0 && cursor >= forward ? all.at(-1) : all[0]) ?? null;
}
