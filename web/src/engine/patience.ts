import type { SignalRequest } from "../../../wasm-bindings/signal";

/**
 * How long a worker may be silent before it counts as hung, in milliseconds. Long work is cut into slices
 * (long-call.ts), after each of which the worker sends a message, so this is plenty. Work that cannot be cut (one step
 * of a huge network, the rows of a long table) announces that it takes longer, by a high estimate of its cost on a slow
 * machine without SIMD.
 */
export const usualPatience = 750;
export const bootPatience = 20_000;
const longestPatience = 60_000;

/** Multiplications, and characters of a table, that even a slow machine processes in a millisecond. */
const workPerMillisecond = 500_000;
const charactersPerMillisecond = 1_000;

export function patienceForWork(multiplications: number): number {
  return Math.min(longestPatience, usualPatience + multiplications / workPerMillisecond);
}

/** For a call that a worker answers in one piece, by its name and its arguments, which are still unchecked. */
export function patienceFor(name: string, [request, text]: readonly unknown[]): number {
  if (name === "check" || name === "prepare") return patienceForDocument(request, (text ?? null) as string | null);
  if (name === "curvature")
    return patienceForDocument(request, (text ?? null) as string | null) + jacobiWork / workPerMillisecond;
  if (name === "descend" || name === "tune" || name === "surface")
    return patienceForDescents((request ?? {}) as Partial<Descents>);
  if (name === "signal") return patienceForSignal((request ?? {}) as SignalRequest);
  if (name === "report") return patienceForWork(rowWork * lengthOf(text));
  return usualPatience;
}

/**
 * In multiplications: the largest work that core/experiment/curvature.cpp and core/descent/landscape.cpp allow, and the
 * work of one evaluation of a surface (`kSurfaceWork` of core/surfaces/surface.h).
 */
const jacobiWork = 100 * 256 ** 3;
const mostDescentWork = 4e9;
const lookWork = 40;

/** The fields that determine the cost of a call about descents; each call has some of them. */
interface Descents {
  surface: { name: string };
  optimizer: { name: string };
  steps: number;
  rates: readonly number[];
  seeds: number;
  columns: number;
  rows: number;
}

/**
 * The cost of a network's loss or of the reader's own rule is unknown here: the largest work that the core allows is
 * used.
 */
function patienceForDescents({
  surface,
  optimizer,
  steps = 0,
  rates,
  seeds = 1,
  columns = 0,
  rows = 0,
}: Partial<Descents>): number {
  if (surface?.name === "network" || optimizer?.name === "own") return patienceForWork(mostDescentWork);
  const looks = (rates?.length ?? 1) * seeds * steps + columns * rows;
  return patienceForWork(Math.min(mostDescentWork, looks * lookWork || 0));
}

/**
 * The part of a report that is not cut into slices: sorting the trials and computing the best so far
 * (core/search/report.cpp). In multiplications per row: ten times the measured time in the module with SIMD on a fast
 * machine.
 */
const rowWork = 5e4;

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/**
 * For a signal: one pass forward, two backward, and about 40 multiplications to draw a weight. Drawing an orthogonal
 * matrix costs far more.
 */
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
