import type { TurnState } from "./state";

/** A blank counts whole when its first answer was right, half after a hint or a slip, not at all once the step was shown. */
function worth(slips: number, help: number): number {
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
