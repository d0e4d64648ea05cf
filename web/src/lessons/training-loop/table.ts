import type { Tensor } from "../../engine/types";

/** A tensor laid out as PyTorch shows it: a batch has one sample a row. */
export interface Table {
  name: string;
  rows: number;
  columns: number;
  at(row: number, column: number): number;
  /** What its colour means. */
  tone: "data" | "forward" | "backward" | "parameter";
}

const batched = new Set(["x", "y", "logits"]);

/** The engine keeps one sample a column, and a bias as a column; weights are units by inputs on both sides. */
export function table({ name, rows, columns, values }: Tensor): Table {
  const turned = batched.has(name) || columns === 1;
  return {
    name,
    rows: turned ? columns : rows,
    columns: turned ? rows : columns,
    at: (row, column) => values[turned ? column + rows * row : row + rows * column] ?? Number.NaN,
    tone: toneOf(name),
  };
}

function toneOf(name: string): Table["tone"] {
  if (name.endsWith(".grad")) return "backward";
  if (name === "x" || name === "y") return "data";
  return name.includes(".") ? "parameter" : "forward";
}

/** The Euclidean length of several tensors taken as one vector. */
export function length(tensors: readonly Tensor[]): number {
  let sum = 0;
  for (const { values } of tensors) for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** The same of what was added: each tensor less what it held before. */
export function lengthOfChange(now: readonly Tensor[], before: readonly Tensor[]): number {
  const old = new Map(before.map(({ name, values }) => [name, values]));
  const change = now.map((tensor) => ({
    ...tensor,
    values: tensor.values.map((value, i) => value - (old.get(tensor.name)?.[i] ?? 0)),
  }));
  return length(change);
}
