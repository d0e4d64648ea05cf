/** What the rows of a study are, whatever draws them. */
import type { Report, Row, SweepDraft } from "../../../engine/types";
import { numberText } from "../../../look";
import type { Axis } from "../axes";
import { fieldOf } from "./space";
import { words } from "./words";

/** What a study has given so far. */
export interface StudyResults {
  document: SweepDraft;
  rows: readonly Row[];
  /** Random search with twice the trials: what a strategy has to beat. */
  rival: readonly Row[];
}

/** What is said of it: the report of all rows, and of each part of the scientific hyper-parameter. */
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
  /** The best of as many trials as every part has, by resampling. */
  best: Report["bestOf"][number] | null;
}

export const nameOf = (path: string): string => {
  const field = fieldOf(path);
  return field ? words.text(`dimension.${field}`) : path;
};

/** A value of a choice: a list of layers or a whole section as its JSON. */
const choiceText = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : `${value}`);

/** The value of a hyper-parameter, as it is shown. */
export const settingText = (value: unknown): string =>
  typeof value === "number" ? numberText(value) : value === undefined ? "" : choiceText(value);

/** What stands in place of the metric of a trial that has none. */
export const noMetricText = ({ refused }: Row): string => words.text(refused ? "refused" : "diverges");

/** Of halving the last rung of each trial counts. */
export function lastRungs(rows: readonly Row[]): Row[] {
  const last = new Map<number, Row>();
  for (const row of rows) {
    const before = last.get(row.trial);
    if (!before || (row.rung ?? 0) >= (before.rung ?? 0)) last.set(row.trial, row);
  }
  return [...last.values()];
}

/** One row a trial, whose metric is to be low: of an accuracy what is missing to 1. */
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

/** What that metric is called. */
export const metricName = ({ document }: StudyResults): string => metricWords[document.metric ?? "valid-loss"]();

/** A dimension of the space as an axis. */
export function axesOf({ space }: SweepDraft): { path: string; axis: Axis }[] {
  return Object.entries(space).map(([path, dimension]) => {
    const label = nameOf(path);
    if (dimension.kind === "choice") {
      const values = dimension.values.map(choiceText);
      return { path, axis: { label, scale: "linear", range: [-0.5, values.length - 0.5], values } };
    }
    const { kind, low, high } = dimension;
    const scale = kind.startsWith("log") ? "log" : "linear";
    // What the core refuses is drawn, too: while it is typed.
    const isRange = low < high && (scale === "linear" || low > 0) && high - low < 1e30;
    return { path, axis: { label, scale, range: isRange ? [low, high] : [0.1, 1] } };
  });
}

/** Where a trial stands on such an axis; null where the dimension does not exist for it. */
export function placeOf({ params }: Row, path: string, { values }: Axis): number | null {
  const value = params[path];
  if (value === undefined) return null;
  if (!values) return typeof value === "number" ? value : null;
  const place = values.indexOf(choiceText(value));
  return place < 0 ? null : place;
}

const outer = 0.1 + 1e-9;

/** The ranges in whose outer tenth a trial lies, in their own scale, with the end at which it does. */
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
    // As the report counts: an end of the tenth belongs to it.
    const side = place <= outer ? "low" : place >= 1 - outer ? "high" : null;
    return side ? [{ name, side, value, range: [low, high] as const }] : [];
  });
}

/** Parts that an axis is cut into. */
const most = 4;

/** The rows by the values of a choice, or in up to four parts of as many each. */
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

/** The largest power of two up to a number: as far as `bestOf` of a report goes. */
export const powerBelow = (count: number): number => (count < 1 ? 0 : 2 ** Math.floor(Math.log2(count)));
