import { typedNumber } from "../../../look/numbers";
import type { TurnState } from "./state";
import type { Blank } from "./steps";
import { words } from "./words";

/** Ways to be wrong that have words of their own, the likeliest first. */
export const kinds = ["sign", "upstream", "paths", "value", "early", "reciprocal", "rounding"] as const;
export type Kind = (typeof kinds)[number];

export type TurnVerdict =
  | { is: "empty" }
  | { is: "unreadable" }
  | { is: "right" }
  /** `kinds`: every way of being wrong that gives this number; none is known when empty. */
  | { is: "wrong"; kinds: readonly Kind[] };

/** Three digits are asked for, and one in a hundred is forgiven, as is the last bit of a rounded third. */
const tolerance = 0.01 + 1e-9;
/** Nearer than this it was meant right. */
const nearly = 0.06;

const near = (answer: number, value: number, within = tolerance): boolean =>
  Math.abs(answer - value) <= within * Math.abs(value);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** What each way of being wrong would give here. */
export function slips({ kind, right, values, paths }: Blank): Array<[kind: Kind, number: number]> {
  const candidates: Array<[Kind, number]> = [
    ["sign", -right],
    ...values.map((value): [Kind, number] => ["value", value]),
  ];
  const [first] = paths;
  if (kind === "local") {
    candidates.push(["reciprocal", 1 / right]);
    if (first) candidates.push(["early", first.upstream * right]);
    return candidates;
  }
  candidates.push(["upstream", sum(paths.map(({ local }) => local))]);
  candidates.push(
    ...partialSums(paths.map(({ upstream, local }) => upstream * local)).map((part): [Kind, number] => ["paths", part]),
  );
  if (first && paths.length === 1) candidates.push(["reciprocal", first.upstream / first.local]);
  return candidates;
}

/** The sums over some of the terms, but neither none nor all. */
function partialSums(terms: readonly number[]): number[] {
  const choices = Array.from({ length: Math.max(0, 2 ** terms.length - 2) }, (_, index) => index + 1);
  return choices.map((choice) => sum(terms.filter((_, index) => choice & (1 << index))));
}

/** Right is looked for first: a slip that happens to give the right number is no slip. */
export function judge(blank: Blank, text: string): TurnVerdict {
  if (text.trim() === "") return { is: "empty" };
  const answer = typedNumber(text);
  if (answer === null) return { is: "unreadable" };
  if (near(answer, blank.right)) return { is: "right" };
  const matching = new Set(
    slips(blank).flatMap(([kind, number]) => (Number.isFinite(number) && near(answer, number) ? [kind] : [])),
  );
  if (matching.size === 0 && near(answer, blank.right, nearly)) matching.add("rounding");
  return { is: "wrong", kinds: kinds.filter((kind) => matching.has(kind)) };
}

// ---- points -------------------------------------------------------------------------------------------------------

/**
 * A blank counts whole when its first answer was right, half after a hint or a slip, not at all once the step was
 * shown.
 */
export function worth(slips: number, help: number): number {
  if (help >= 2) return 0;
  return slips > 0 || help > 0 ? 0.5 : 1;
}

/** From 0 to 1, once every one of `count` blanks is right. */
export function score({ slips, help }: Pick<TurnState, "slips" | "help">, count: number): number {
  const points = Array.from({ length: count }, (_, index) => worth(slips[index] ?? 0, help[index] ?? 0));
  return count === 0 ? 0 : points.reduce((total, one) => total + one, 0) / count;
}

/** How many blanks were right at once, with nothing shown. */
export function atOnce({ slips, help }: Pick<TurnState, "slips" | "help">, count: number): number {
  return Array.from({ length: count }, (_, index) => worth(slips[index] ?? 0, help[index] ?? 0)).filter(
    (points) => points === 1,
  ).length;
}

/**
 * Names what a blank asks for: `dL/dw` for an adjoint, `∂z/∂w` for a local derivative, with its slot where an input is
 * used twice. Of the last operation both are asked for: `∂L/∂w` and `dL/dw` differ where several paths lead from w to
 * L.
 */
export function questionOf({ kind, of, by, slot }: Blank): string {
  if (kind === "adjoint") return `dL/d${of}`;
  return slot === null ? `∂${of}/∂${by}` : `∂${of}/∂${by}(${slot})`;
}

/** What the page says to a slip, whatever the blank. */
export function explanationOf(kind: Kind, of: Blank["kind"]): string {
  if (kind === "reciprocal") return words.text(`kind.reciprocal.${of}`);
  return words.text(kind === "paths" ? "kind.paths.any" : `kind.${kind}`);
}
