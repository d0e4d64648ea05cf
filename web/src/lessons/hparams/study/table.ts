/** The rows of a study as trials, axes and parts, for all views. */
import type { Report, Row, SweepDraft } from "../../../engine/types";
import { numberText } from "../../../look";
import type { Axis } from "../axes";
import { fieldOf } from "./space";
import { words } from "./words";

/** The results of a study until now. */
export interface StudyResults {
  document: SweepDraft;
  rows: readonly Row[];
  /** The rows of random search with twice the trials, with which the strategy is compared. */
  rival: readonly Row[];
}

/** The findings of a study: the report on all rows, and one on each part of the scientific hyper-parameter. */
export interface Findings {
  report: Report;
  isolation: readonly Isolated[];
}

/** The trials of one value, or a part of the range, of the scientific hyper-parameter. */
export interface Isolated {
  name: string;
  from: number;
  to: number;
  count: number;
  /** The lowest loss among them. */
  lowest: number | null;
  /** The expected best of k trials by resampling, with the same k for all parts; null when there is none. */
  best: Report["bestOf"][number] | null;
}

/** The name of a hyper-parameter; its path when it has none. */
export const nameOf = (path: string): string => {
  const field = fieldOf(path);
  return field ? words.text(`dimension.${field}`) : path;
};

/** The text of a value of a choice; a list of layers or a section is shown as JSON. */
const choiceText = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : `${value}`);

/** The text of the value of a hyper-parameter; empty when a trial does not have it. */
export const settingText = (value: unknown): string =>
  typeof value === "number" ? numberText(value) : value === undefined ? "" : choiceText(value);

/** The text for a trial without a metric: refused or diverged. */
export const noMetricText = ({ refused }: Row): string => words.text(refused ? "refused" : "diverges");

/** One row for each trial: its last rung, for successive halving. */
export function lastRungs(rows: readonly Row[]): Row[] {
  const last = new Map<number, Row>();
  for (const row of rows) {
    const before = last.get(row.trial);
    if (!before || (row.rung ?? 0) >= (before.rung ?? 0)) last.set(row.trial, row);
  }
  return [...last.values()];
}

/** One row for each trial, with a metric that is better when lower: an accuracy becomes 1 - accuracy. */
export function trialsOf({ document, rows }: StudyResults): Row[] {
  const last = lastRungs(rows);
  if (document.metric !== "valid-accuracy") return last;
  return last.map((row) => ({ ...row, metric: row.metric === null ? null : 1 - row.metric }));
}

const metricWords = {
  "valid-loss": () => words.text("loss"),
  "train-loss": () => words.text("loss.train"),
  "valid-accuracy": () => words.text("loss.accuracy"),
};

/** The name of the metric of `trialsOf`. */
export const metricName = ({ document }: StudyResults): string => metricWords[document.metric ?? "valid-loss"]();

/** The dimensions of the space as axes. */
export function axesOf({ space }: SweepDraft): { path: string; axis: Axis }[] {
  return Object.entries(space).map(([path, dimension]) => {
    const label = nameOf(path);
    if (dimension.kind === "choice") {
      const values = dimension.values.map(choiceText);
      return { path, axis: { label, scale: "linear", range: [-0.5, values.length - 0.5], values } };
    }
    const { kind, low, high } = dimension;
    const scale = kind.startsWith("log") ? "log" : "linear";
    // A range that the core would refuse can occur while it is typed.
    const isRange = low < high && (scale === "linear" || low > 0) && high - low < 1e30;
    return { path, axis: { label, scale, range: isRange ? [low, high] : [0.1, 1] } };
  });
}

/** The value of a trial on such an axis; null when the trial does not have the dimension. */
export function placeOf({ params }: Row, path: string, { values }: Axis): number | null {
  const value = params[path];
  if (value === undefined) return null;
  if (!values) return typeof value === "number" ? value : null;
  const place = values.indexOf(choiceText(value));
  return place < 0 ? null : place;
}

const outer = 0.1 + 1e-9;

/** The ranges in whose outer tenth (on their scale) a trial lies, with the side. */
export function outerOf(
  row: Row,
  { space }: SweepDraft,
): { name: string; side: "low" | "high"; value: number; range: readonly [number, number] }[] {
  return Object.entries(space).flatMap(([name, dimension]) => {
    const value = row.params[name];
    if (dimension.kind === "choice" || typeof value !== "number") return [];
    const { kind, low, high } = dimension;
    const at = (number: number) => (kind.startsWith("log") ? Math.log(number) : number);
    const place = (at(value) - at(low)) / (at(high) - at(low));
    // As in the report of the core, the boundary of the tenth belongs to it.
    const side = place <= outer ? "low" : place >= 1 - outer ? "high" : null;
    return side ? [{ name, side, value, range: [low, high] as const }] : [];
  });
}

/** The most parts into which an axis is cut. */
const most = 4;

/** The rows by the values of a choice, or in up to four parts with equal numbers of rows. */
export function partsOf(rows: readonly Row[], path: string, axis: Axis) {
  const placed = rows.flatMap((row) => {
    const place = placeOf(row, path, axis);
    return place === null ? [] : [{ row, place }];
  });
  if (axis.values)
    return axis.values.map((name, value) => ({
      name,
      from: value - 0.35,
      to: value + 0.35,
      rows: placed.filter(({ place }) => place === value).map(({ row }) => row),
    }));
  placed.sort((one, other) => one.place - other.place);
  const count = Math.min(most, Math.floor(placed.length / 3));
  return Array.from({ length: count }, (_, part) => {
    const own = placed.slice(
      Math.floor((part * placed.length) / count),
      Math.floor(((part + 1) * placed.length) / count),
    );
    return { name: "", from: own[0]?.place ?? 0, to: own.at(-1)?.place ?? 0, rows: own.map(({ row }) => row) };
  });
}

/** The largest power of two up to a number, or 0: the largest k in `bestOf` of a report. */
export const powerBelow = (count: number): number => (count < 1 ? 0 : 2 ** Math.floor(Math.log2(count)));
