import { csv } from "../data";

/** Uniform numbers in [0, 1) from a seed: splitmix32. */
function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/**
 * Gaussian inputs that look the same in every direction, column after column. The columns are made orthogonal, so that their
 * sample mean is 0 and their sample covariance is the identity: what is left to see is the noise of the batches alone.
 */
export function isotropic(count: number, dimensions: number, seed: number): Float64Array[] {
  const uniform = uniforms(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const done: Float64Array[] = [new Float64Array(count).fill(1)];
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const column = Float64Array.from({ length: count }, gauss);
    for (const other of done) {
      const share = dot(column, other) / count;
      column.forEach((value, i) => {
        column[i] = value - share * (other[i] ?? 0);
      });
    }
    const length = Math.sqrt(dot(column, column) / count);
    done.push(column.map((value) => value / length));
  }
  return done.slice(1);
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
}

/** These inputs with a target that is 0 everywhere: the weights themselves are then the distance from the minimum. */
export function noiseFree(columns: readonly Float64Array[]): string {
  const names = columns.map((_, i) => `x${i + 1}`);
  const rows = Array.from(columns[0] ?? [], (_, row) => [...columns.map((column) => (column[row] ?? 0).toFixed(5)), 0]);
  return csv([...names, "y"], rows);
}
