import type { OperatorRow } from "../../../engine";
import type { TapeNode, Trace } from "../operators";
import { isRepeated } from "../symbols";

/** A way from the output to a node: the adjoint that comes down it, and the local derivative it is multiplied by. */
export interface Path {
  upstream: number;
  local: number;
  /** Through which result it leads, and by which slot where it uses the node twice. */
  through: string;
  slot: number | null;
}

/** What the learner is to fill in, with all that is needed to judge it. Every number is the engine's. */
export interface Blank {
  kind: "local" | "adjoint";
  /** local: the result that is differentiated. adjoint: the node itself. */
  of: string;
  /** local: with respect to this input. adjoint: empty. */
  by: string;
  /** local: which of the operation's inputs. */
  place: number;
  /** local: the number of that place where the same input stands at two; else null. */
  slot: number | null;
  right: number;
  /** Values of the forward pass that could be put here by mistake: the result's or node's own, then the input's. */
  values: readonly number[];
  /** local: the one path that leads through it. adjoint: all that end here. */
  paths: readonly Path[];
}

export interface Operand {
  name: string;
  value: number;
  constant: boolean;
}

/** One operation on the way back, with its blanks: local derivatives first, then every adjoint that they complete. */
export interface TurnStep {
  op: string;
  row: OperatorRow | undefined;
  name: string;
  inputs: readonly Operand[];
  value: number;
  /** Its own adjoint, known by now. */
  given: number;
  blanks: readonly Blank[];
}

const only = (matrix: { values: ArrayLike<number> } | null | undefined): number => matrix?.values[0] ?? Number.NaN;

/** The steps of an exercise, from the engine's backward pass over it. */
export function steps(trace: Trace): TurnStep[] {
  const node = (id: number) => trace.nodes[id] as TapeNode;
  const name = (id: number) => node(id).name ?? String(only(node(id).value));
  const paths = new Map<number, Path[]>();
  return trace.steps.map((step, index): TurnStep => {
    const given = only(step.given);
    const requested = step.contributions.filter(({ input }) => node(input).op !== "constant");
    const locals = requested.map(({ input, place, local }): Blank => {
      const slot = isRepeated(node(step.node), place) ? place + 1 : null;
      const path = { upstream: given, local: only(local), through: name(step.node), slot };
      paths.set(input, [...(paths.get(input) ?? []), path]);
      const values = [only(node(step.node).value), only(node(input).value)];
      const names = { of: name(step.node), by: name(input), place, slot };
      return { kind: "local", ...names, right: path.local, values, paths: [path] };
    });
    const later = new Set(
      trace.steps.slice(index + 1).flatMap(({ contributions }) => contributions.map(({ input }) => input)),
    );
    const complete = [...new Set(requested.map(({ input }) => input))].filter((input) => !later.has(input));
    const adjoints = complete.map((input): Blank => {
      const own = { kind: "adjoint", of: name(input), by: "", place: 0, slot: null } as const;
      return {
        ...own,
        right: only(trace.derivatives[input]),
        values: [only(node(input).value)],
        paths: paths.get(input) ?? [],
      };
    });
    const inputs = node(step.node).inputs.map((id) => ({
      name: name(id),
      value: only(node(id).value),
      constant: node(id).op === "constant",
    }));
    return {
      op: node(step.node).op,
      row: node(step.node).row,
      name: name(step.node),
      inputs,
      value: only(node(step.node).value),
      given,
      blanks: [...locals, ...adjoints],
    };
  });
}
