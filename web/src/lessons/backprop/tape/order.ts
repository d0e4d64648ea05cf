import type { Expressed, Matrix64, PassStep } from "../../../engine";
import { added, pulled } from "./contribution";

/** A recursion that takes longer than this has made its point. */
const mostVisits = 20_000;

/** What the naive recursion finds: adjoints by node, and how often it called itself; `unfinished` when it was stopped. */
export interface Naive {
  derivatives: (Matrix64 | null)[];
  visits: number[];
  calls: number;
  unfinished: boolean;
}

/**
 * The recursion that many write first: give every input its share, then call yourself on each input. A node that is used twice
 * is called twice, and hands on what it had already handed on.
 */
export function naive({ nodes, steps }: Expressed): Naive {
  const byNode = new Map(steps.map((step) => [step.node, step]));
  const derivatives: (Matrix64 | null)[] = nodes.map(() => null);
  const visits = nodes.map(() => 0);
  const result = { derivatives, visits, calls: 0, unfinished: false };
  const first = steps[0];
  if (!first) return result;
  derivatives[first.node] = first.given;
  visit(first);
  return result;

  function visit(step: PassStep): void {
    if (result.calls >= mostVisits) result.unfinished = true;
    if (result.unfinished) return;
    result.calls++;
    visits[step.node] = (visits[step.node] ?? 0) + 1;
    const given = derivatives[step.node] ?? step.given;
    for (const contribution of step.contributions) {
      const { input } = contribution;
      const share = pulled(contribution, given, nodes[input]?.value ?? share0);
      const before = derivatives[input] ?? null;
      derivatives[input] = before ? added(before, share) : share;
    }
    for (const { input } of step.contributions) {
      const next = byNode.get(input);
      if (next) visit(next);
      else visits[input] = (visits[input] ?? 0) + 1;
    }
  }
}

const share0 = { rows: 1, columns: 1 };

/** Whether every node comes after all that use it: only then is its adjoint complete when it is handed on. */
export function isTopological(order: readonly number[], nodes: Expressed["nodes"]): boolean {
  const place = new Map(order.map((node, index) => [node, index]));
  return order.every((node, index) =>
    nodes.every(({ id, inputs }) => !inputs.includes(node) || (place.get(id) ?? -1) < index),
  );
}

/** How many inputs of other nodes each node is. */
export function uses(nodes: Expressed["nodes"]): number[] {
  const counts = nodes.map(() => 0);
  for (const { inputs } of nodes) for (const input of inputs) counts[input] = (counts[input] ?? 0) + 1;
  return counts;
}
