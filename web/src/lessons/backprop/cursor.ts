import type { Expressed, Matrix64, PassStep } from "../../engine";

/**
 * What one press of Step does. Leaves are known from the start; `value` computes a node, `dual` a node and its tangent together,
 * `seed` gives the output its adjoint, `back` hands a node's adjoint on to its inputs.
 */
export interface Moment {
  kind: "value" | "dual" | "seed" | "back";
  node: number;
  /** The engine's own record of it; null where nothing flows. */
  step: PassStep | null;
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

/** Every step of a pass in order: forward node by node, then backward node by node; or values and tangents side by side. */
export function moments({ nodes, steps }: Expressed, mode: "vjp" | "jvp"): Moment[] {
  const computed = nodes.filter((node) => !isLeaf(node)).map(({ id }) => id);
  const byNode = new Map(steps.map((step) => [step.node, step]));
  if (mode === "jvp") return computed.map((node) => ({ kind: "dual", node, step: byNode.get(node) ?? null }));
  const output = nodes.length - 1;
  return [
    ...computed.map((node): Moment => ({ kind: "value", node, step: null })),
    { kind: "seed", node: steps[0]?.node ?? output, step: null },
    ...steps.map((step): Moment => ({ kind: "back", node: step.node, step })),
  ];
}

/** What is known once the first `cursor` of these steps are taken. */
export function known(trace: Expressed, walk: readonly Moment[], mode: "vjp" | "jvp", cursor: number): Known {
  const leaves = trace.nodes.map(isLeaf);
  const values = [...leaves];
  const derivatives = trace.nodes.map((_, id) =>
    mode === "jvp" && leaves[id] ? (trace.derivatives[id] ?? null) : null,
  );
  for (const { kind, node, step } of walk.slice(0, cursor)) {
    if (kind === "value" || kind === "dual") values[node] = true;
    if (kind === "dual") derivatives[node] = step?.given ?? trace.derivatives[node] ?? null;
    if (kind === "seed") derivatives[node] = seedOf(trace, node);
    if (kind === "back") for (const { input, after } of step?.contributions ?? []) derivatives[input] = after;
  }
  return { values, derivatives, now: walk[cursor - 1] ?? null };
}

/** The adjoint the output starts from: before anything is added to it, because nothing comes after it. */
function seedOf({ steps, derivatives }: Expressed, output: number): Matrix64 | null {
  return steps[0]?.given ?? derivatives[output] ?? null;
}

/** The step that a node is about: going back once its adjoint is complete, forward before. Null for a leaf that gets no step. */
export function stepOf(walk: readonly Moment[], node: number, cursor: number): number | null {
  const all = walk.flatMap((moment, index) => (moment.node === node && moment.kind !== "seed" ? [index + 1] : []));
  const forward = walk.findIndex(({ kind }) => kind === "seed") + 1;
  return (cursor >= forward ? all.at(-1) : all[0]) ?? null;
}
