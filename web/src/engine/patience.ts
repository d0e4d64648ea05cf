import type { SignalRequest } from "../../../wasm-bindings/signal";

/**
 * How long a worker may be silent before it counts as hung. Long work is cut into slices of at most 100 ms with a sign
 * of life between them, so a second is plenty; only what cannot be cut (one step of a huge network, reading a long
 * table) announces that it takes longer, by a generous estimate of its cost on a slow machine without SIMD.
 */
export const usualPatience = 750;
export const bootPatience = 20_000;
const longestPatience = 60_000;

/** Multiplications, and characters of a table, that a slow machine surely gets through in a millisecond. */
const workPerMillisecond = 500_000;
const charactersPerMillisecond = 5_000;

export function patienceForWork(multiplications: number): number {
  return Math.min(longestPatience, usualPatience + multiplications / workPerMillisecond);
}

/** For a signal: forward, twice backward, and some forty multiplications for a weight that is drawn; a rotation costs far more. */
export function patienceForSignal({ widths = [], samples = 0, scheme }: SignalRequest): number {
  const layers = widths.slice(1).map((width, layer) => {
    const before = widths[layer] ?? 0;
    return width * before * (3 * samples + (scheme === "orthogonal" ? 4 * Math.min(width, before) : 40));
  });
  return patienceForWork(layers.reduce((sum, work) => sum + work, 0));
}

/** For calls that read a document and a table; the document is still unchecked. */
export function patienceForDocument(document: unknown, text: string | null): number {
  const { data, model } = (document ?? {}) as { data?: { csv?: unknown }; model?: { hidden?: unknown } };
  const csv = typeof data?.csv === "string" ? data.csv.length : 0;
  const widths = Array.isArray(model?.hidden) ? model.hidden.map(Number).filter(Number.isFinite) : [];
  // An orthogonal matrix costs about its size times its shorter side; other initializers less.
  const drawing = widths.reduce((sum, width) => sum + 10 * Math.min(Math.abs(width), 4096) ** 3, 0);
  return Math.min(longestPatience, patienceForWork(drawing) + (csv + (text?.length ?? 0)) / charactersPerMillisecond);
}
