/** The choices of each factor. */
export type Factors = Readonly<Record<string, readonly unknown[]>>;
export type Choice<F extends Factors> = { [Name in keyof F]: F[Name][number] };

/**
 * Rows in which every pair of choices of two factors occurs at least once: a covering array of strength two, by the
 * greedy of AETG (Cohen, Dalal, Fredman, Patton 1997) without its random restarts. Deterministic.
 */
export function pairwise<const F extends Factors>(factors: F): Choice<F>[] {
  const names = Object.keys(factors);
  const counts = names.map((name) => factors[name]?.length ?? 0);
  const open = new Set<string>();
  const key = (f: number, i: number, g: number, j: number) => (f < g ? `${f}:${i} ${g}:${j}` : `${g}:${j} ${f}:${i}`);
  for (let f = 0; f < names.length; f++)
    for (let g = f + 1; g < names.length; g++)
      for (let i = 0; i < (counts[f] ?? 0); i++) for (let j = 0; j < (counts[g] ?? 0); j++) open.add(key(f, i, g, j));
  const rows: number[][] = [];
  while (open.size > 0) {
    const row = new Map<number, number>();
    const [first = ""] = open;
    for (const cell of first.split(" ")) {
      const [factor = 0, choice = 0] = cell.split(":").map(Number);
      row.set(factor, choice);
    }
    for (let f = 0; f < names.length; f++) {
      if (row.has(f)) continue;
      const gain = (i: number) => [...row].filter(([g, j]) => open.has(key(f, i, g, j))).length;
      const choices = Array.from({ length: counts[f] ?? 0 }, (_, i) => (i + rows.length) % (counts[f] ?? 1));
      row.set(
        f,
        choices.reduce((best, i) => (gain(i) > gain(best) ? i : best)),
      );
    }
    for (const [f, i] of row) for (const [g, j] of row) if (f < g) open.delete(key(f, i, g, j));
    rows.push(names.map((_, f) => row.get(f) ?? 0));
  }
  return rows.map(
    (row) => Object.fromEntries(names.map((name, f) => [name, factors[name]?.[row[f] ?? 0]])) as Choice<F>,
  );
}
