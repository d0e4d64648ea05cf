/** The space of a study: the roles of its hyper-parameters, its sweep document, and how to widen a range. */
import type { Dimension, StrategyName, SweepDraft } from "../../../engine/types";
import type { Patch } from "../../../state";
import { activations, type Field, fields, type Role, type State } from "../state";
import { problem } from "../sweeps";

type Slice = State["study"];
type Ranged = Exclude<Field, "activation">;

interface Described {
  /** The path in the experiment document. */
  path: string;
  scale: "log" | "linear";
  whole: boolean;
  /** The smallest and the largest value that a range may have. */
  widest: readonly [number, number];
}

/** The hyper-parameters that have a range. */
export const described: Readonly<Record<Ranged, Described>> = {
  lr: { path: "optimizer.lr", scale: "log", whole: false, widest: [1e-6, 100] },
  momentum: { path: "optimizer.momentum", scale: "linear", whole: false, widest: [0, 0.999] },
  batchSize: { path: "batchSize", scale: "log", whole: true, widest: [1, 150] },
  width: { path: "model.width", scale: "log", whole: true, widest: [1, 128] },
};

export const isRanged = (field: Field): field is Ranged => field !== "activation";
export const pathOf = (field: Field): string => (isRanged(field) ? described[field].path : "model.activation");
export const fieldOf = (path: string): Field | undefined => fields.find((field) => pathOf(field) === path);

/** The scientific hyper-parameter; undefined when it is fixed. */
export const scientificOf = ({ scientific, searched: on }: Slice): Field | undefined =>
  fields.find((field) => pathOf(field) === scientific && on[field]);

/** The role of a hyper-parameter in the search. */
export const roleOf = (slice: Slice, field: Field): Role =>
  !slice.searched[field] ? "fixed" : scientificOf(slice) === field ? "scientific" : "nuisance";

/** The patch for a new role. There is one scientific hyper-parameter: the old one becomes a nuisance. */
export function withRole(slice: Slice, field: Field, role: Role): Patch<Slice> {
  const searched = { [field]: role !== "fixed" };
  if (role === "scientific") return { searched, scientific: pathOf(field) as Slice["scientific"] };
  const isLeft = role === "nuisance" && pathOf(field) === slice.scientific;
  // When the scientific one becomes a nuisance, the next searched hyper-parameter becomes the scientific one.
  const next = fields.find((other) => other !== field && slice.searched[other]) ?? field;
  return isLeft ? { searched, scientific: pathOf(next) as Slice["scientific"] } : { searched };
}

/** The number of trials of the grid: three values of each range, all values of a choice. */
export function gridPoints(slice: Slice): number {
  const counts: number[] = searched(slice).map((field) => (isRanged(field) ? 3 : activations.length));
  return counts.reduce((product, count) => product * count, 1);
}

const searched = ({ searched: on }: Slice): Field[] => fields.filter((field) => on[field]);

function dimensionOf(slice: Slice, field: Field): Dimension {
  if (!isRanged(field)) return { kind: "choice", values: [...activations] };
  const { scale, whole } = described[field];
  const [low, high] = slice[field];
  if (whole) return { kind: "log-int", low, high };
  return { kind: scale === "log" ? "log-uniform" : "uniform", low, high };
}

/** The sweep document of a study; a fixed hyper-parameter is not a dimension of it. */
export function studyOf(
  slice: Slice,
  { strategy, trials }: { strategy: StrategyName; trials: number } = slice,
): SweepDraft {
  const { source, seed, fixed } = slice;
  const made = source === "moons" || source === "spiral" ? { samples: 250, noise: source === "moons" ? 0.2 : 0.1 } : {};
  return {
    base: {
      ...problem(0),
      data: { source, seed: 0, ...made },
      model: { hidden: [fixed.width], activation: fixed.activation },
      optimizer: { name: "momentum", lr: fixed.lr, momentum: fixed.momentum },
      batchSize: fixed.batchSize,
    },
    space: Object.fromEntries(searched(slice).map((field) => [pathOf(field), dimensionOf(slice, field)])),
    strategy: strategy === "grid" ? { name: strategy, points: 3 } : { name: strategy, seed },
    // The number of trials of a grid follows from its points.
    budget: { trials: strategy === "grid" ? Math.max(gridPoints(slice), trials) : trials },
  };
}

/** The search to beat: random search with twice the trials, and with another seed when the study is random itself. */
export function rivalOf(slice: Slice): SweepDraft {
  const { strategy, seed } = slice;
  const trials = 2 * (strategy === "grid" ? gridPoints(slice) : slice.trials);
  const rivalSeed = strategy === "random" ? (seed === 0 ? 1 : seed - 1) : seed;
  return studyOf({ ...slice, seed: rivalSeed }, { strategy: "random", trials });
}

/** The range with one end moved outwards, at most to `widest`: by a factor of 4 on a log scale. */
export function widened(slice: Slice, field: Ranged, side: "low" | "high"): [number, number] {
  const { scale, whole, widest } = described[field];
  const [low, high] = slice[field];
  const tidy = (value: number) => (whole ? Math.round(value) : Number(value.toPrecision(6)));
  if (side === "low") return [Math.max(widest[0], tidy(scale === "log" ? low / 4 : low - 0.2)), high];
  return [low, Math.min(widest[1], tidy(scale === "log" ? high * 4 : (high + 1) / 2))];
}
