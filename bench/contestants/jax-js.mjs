import { transposed } from "../lib/problem.mjs";
import { shuffledBatches } from "../lib/shuffle.mjs";

/// jax-js with its WebAssembly backend: the whole training step, including Adam written by hand, is one jitted
/// function. An operation frees the arrays that it receives, unless it receives `.ref`.
export async function begin(problem) {
  const { blockUntilReady, defaultDevice, init, jit, nn, numpy: np, tree, valueAndGrad } = await import("@jax-js/jax");
  await init("wasm");
  defaultDevice("wasm");

  const { widths } = problem;
  const classes = widths.at(-1);
  const parameters = () =>
    problem.weights.flatMap((weight, layer) => [
      np.array(transposed(weight, widths[layer + 1], widths[layer])).reshape([widths[layer], widths[layer + 1]]),
      np.array(problem.biases[layer]),
    ]);
  const last = problem.weights.length - 1;
  const lossOf = (theta, x, y) => {
    let output = x;
    for (let layer = 0; layer <= last; layer++) {
      output = np.matmul(output, theta[2 * layer]).add(theta[2 * layer + 1]);
      if (layer < last) output = problem.activation === "tanh" ? np.tanh(output) : nn.relu(output);
    }
    return nn
      .logSoftmax(output)
      .mul(y)
      .sum()
      .mul(-1 / problem.batch);
  };
  /// `corrections` holds the learning rate divided by 1 - 0.9^t, and the square root of 1 - 0.999^t.
  const step = jit((theta, mean, square, corrections, x, y) => {
    const [loss, gradient] = valueAndGrad(lossOf)(tree.ref(theta), x, y);
    const rate = corrections.ref.slice(0);
    const root = corrections.slice(1);
    const moved = { theta: [], mean: [], square: [] };
    gradient.forEach((g, index) => {
      const m = mean[index].mul(0.9).add(g.ref.mul(0.1));
      const v = square[index].mul(0.999).add(g.ref.mul(g).mul(0.001));
      const denominator = np.sqrt(v.ref).div(root.ref).add(1e-8);
      moved.theta.push(theta[index].sub(m.ref.mul(rate.ref).div(denominator)));
      moved.mean.push(m);
      moved.square.push(v);
    });
    rate.dispose();
    root.dispose();
    return [loss, moved.theta, moved.mean, moved.square];
  });

  const oneHot = new Float32Array(problem.rows * classes);
  problem.labels.forEach((label, row) => {
    oneHot[row * classes + label] = 1;
  });
  const batches = shuffledBatches(problem);
  // jax-js has `take`, but it is slower than this copy.
  const gathered = (table, rows) => {
    const columns = table.length / problem.rows;
    const batch = new Float32Array(rows.length * columns);
    rows.forEach((row, at) => {
      batch.set(table.subarray(row * columns, (row + 1) * columns), at * columns);
    });
    return np.array(batch).reshape([rows.length, columns]);
  };
  let theta = parameters();
  let mean = theta.map((array) => np.zerosLike(array.ref));
  let square = theta.map((array) => np.zerosLike(array.ref));
  let done = 0;
  return {
    async train(steps) {
      let loss;
      for (; steps > 0; steps--) {
        done++;
        const rows = batches.next().value;
        const corrections = np.array(
          Float32Array.of(problem.learningRate / (1 - 0.9 ** done), Math.sqrt(1 - 0.999 ** done)),
        );
        loss?.dispose();
        [loss, theta, mean, square] = step(
          theta,
          mean,
          square,
          corrections,
          gathered(problem.x, rows),
          gathered(oneHot, rows),
        );
        // Without this, its queue of pending work grows, and every step takes longer than the previous one.
        await blockUntilReady(loss);
      }
      return (await loss.data())[0];
    },
    end: () => {
      tree.dispose([theta, mean, square]);
      step.dispose();
    },
  };
}
