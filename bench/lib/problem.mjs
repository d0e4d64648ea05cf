/// A problem contains everything that makes all contestants do the same work: the network, its first weights, the data,
/// the batches. It is made from a fixed seed.

export const workloads = {
  A: { widths: [2, 32, 32, 32, 2], activation: "relu", batch: 32 },
  B: { widths: [2, 4, 2, 2], activation: "tanh", batch: 10 },
  C: { widths: [784, 256, 128, 10], activation: "relu", batch: 64 },
};

/// A problem of `batches` batches. Rows come in pairs with equal features, and every fourth pair has different classes.
/// Therefore no network can learn the data by heart, and gradients do not become denormal numbers.
export function makeProblem(name, batches) {
  const { widths, activation, batch } = workloads[name];
  const rows = batch * batches;
  const features = widths[0];
  const classes = widths.at(-1);
  const random = normals(20240 + widths.length);
  const x = new Float32Array(rows * features);
  const labels = new Int32Array(rows);
  const direction = Float32Array.from({ length: features * classes }, random);
  for (let row = 0; row < rows; row += 2) {
    for (let feature = 0; feature < features; feature++) {
      const value = random();
      x[row * features + feature] = value;
      x[(row + 1) * features + feature] = value;
    }
    labels[row] = nearest(x.subarray(row * features, (row + 1) * features), direction, classes);
    labels[row + 1] = row % 8 === 0 ? (labels[row] + 1) % classes : labels[row];
  }
  const weights = [];
  const biases = [];
  for (let layer = 1; layer < widths.length; layer++) {
    const deviation = Math.sqrt(2 / widths[layer - 1]);
    weights.push(Float32Array.from({ length: widths[layer] * widths[layer - 1] }, () => deviation * random()));
    biases.push(new Float32Array(widths[layer]));
  }
  return { name, widths, activation, batch, rows, learningRate: 0.001, x, labels, weights, biases };
}

/// The bytes that native/problem.h and contestants/pytorch.py read: 32-bit little-endian numbers, in this order: the
/// number of widths; widths; 1 for tanh, 0 for relu; batch; rows; learning rate (float); x, row by row; labels; for
/// each layer its weights, unit by unit, and its biases.
export function toBytes(problem) {
  const header = Int32Array.of(
    problem.widths.length,
    ...problem.widths,
    problem.activation === "tanh" ? 1 : 0,
    problem.batch,
    problem.rows,
  );
  const layers = problem.weights.flatMap((weight, layer) => [weight, problem.biases[layer]]);
  const parts = [header, Float32Array.of(problem.learningRate), problem.x, problem.labels, ...layers];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/// Transposes a matrix of units x inputs, for libraries that multiply from the other side.
export function transposed(weight, units, inputs) {
  const turned = new Float32Array(weight.length);
  for (let unit = 0; unit < units; unit++)
    for (let input = 0; input < inputs; input++) turned[input * units + unit] = weight[unit * inputs + input];
  return turned;
}

function nearest(sample, direction, classes) {
  let best = 0;
  let bestScore = -Infinity;
  for (let label = 0; label < classes; label++) {
    let score = 0;
    for (let feature = 0; feature < sample.length; feature++)
      score += sample[feature] * direction[label * sample.length + feature];
    if (score > bestScore) [best, bestScore] = [label, score];
  }
  return best;
}

/// Standard normal numbers (Box and Muller) from a 32-bit generator (mulberry32).
function normals(seed) {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
