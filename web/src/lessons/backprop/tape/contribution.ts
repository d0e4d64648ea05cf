import type { Contribution, Matrix64 } from "../../../engine";

type Shape = Pick<Matrix64, "rows" | "columns">;

const zeros = ({ rows, columns }: Shape): Matrix64 => ({ rows, columns, values: new Float64Array(rows * columns) });
const at = ({ rows, values }: Matrix64, row: number, column: number): number =>
  values[row + rows * column] ?? Number.NaN;

function made({ rows, columns }: Shape, value: (row: number, column: number) => number): Matrix64 {
  const values = Float64Array.from({ length: rows * columns }, (_, i) => value(i % rows, Math.floor(i / rows)));
  return { rows, columns, values };
}

/** a + b, of one shape. */
export const added = (a: Matrix64, b: Matrix64): Matrix64 => ({
  ...a,
  values: a.values.map((value, i) => value + (b.values[i] ?? Number.NaN)),
});

/**
 * What an input of the shape `input` gets of an adjoint `given` through one contribution: the engine's own products come out
 * when it is given the engine's adjoint, and what a wrong order makes of it when it is not.
 */
export function pulled({ kind, local }: Pick<Contribution, "kind" | "local">, given: Matrix64, input: Shape): Matrix64 {
  if (kind === "spread") return made(input, () => (given.values[0] ?? Number.NaN) * (local.values[0] ?? Number.NaN));
  if (kind === "left") return product(given, transposed(local), input);
  if (kind === "right") return product(transposed(local), given, input);
  const sum = zeros(input);
  for (let column = 0; column < given.columns; column++)
    for (let row = 0; row < given.rows; row++) {
      const target = Math.min(row, input.rows - 1) + input.rows * Math.min(column, input.columns - 1);
      sum.values[target] = (sum.values[target] ?? 0) + at(given, row, column) * at(local, row, column);
    }
  return sum;
}

function transposed(matrix: Matrix64): Matrix64 {
  return made({ rows: matrix.columns, columns: matrix.rows }, (row, column) => at(matrix, column, row));
}

function product(a: Matrix64, b: Matrix64, shape: Shape): Matrix64 {
  return made(shape, (row, column) => {
    let sum = 0;
    for (let inner = 0; inner < a.columns; inner++) sum += at(a, row, inner) * at(b, inner, column);
    return sum;
  });
}
