import { transposed } from "../lib/problem.mjs";
import { shuffledBatches } from "../lib/shuffle.mjs";

/// TensorFlow.js with its WebAssembly backend (SIMD, one thread) and its Adam, in eager mode, which is its default.
export async function begin(problem, host) {
  const { default: tf } = await import("@tensorflow/tfjs");
  const { default: wasm } = await import("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(host.tfjsWasmPaths);
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  await tf.setBackend("wasm");
  if (tf.getBackend() !== "wasm") throw new Error("the wasm backend did not start");

  const { widths } = problem;
  const classes = widths.at(-1);
  const layers = problem.weights.map((weight, layer) => ({
    weight: tf.variable(
      tf.tensor2d(transposed(weight, widths[layer + 1], widths[layer]), [widths[layer], widths[layer + 1]]),
    ),
    bias: tf.variable(tf.tensor1d(problem.biases[layer])),
  }));
  const variables = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const x = tf.tensor2d(problem.x, [problem.rows, widths[0]]);
  const y = tf.tidy(() => tf.oneHot(tf.tensor1d(problem.labels, "int32"), classes).toFloat());
  const batches = shuffledBatches(problem);
  const optimizer = tf.train.adam(problem.learningRate, 0.9, 0.999, 1e-8);
  const loss = () => {
    const rows = tf.tensor1d(batches.next().value, "int32");
    let output = x.gather(rows);
    layers.forEach(({ weight, bias }, layer) => {
      output = output.matMul(weight).add(bias);
      if (layer + 1 < layers.length) output = problem.activation === "tanh" ? output.tanh() : output.relu();
    });
    return tf.losses.softmaxCrossEntropy(y.gather(rows), output);
  };

  return {
    async train(steps) {
      for (; steps > 1; steps--) optimizer.minimize(loss);
      const last = optimizer.minimize(loss, true, variables);
      const [value] = await last.data();
      last.dispose();
      return value;
    },
    end: () => {
      for (const tensor of [...variables, x, y]) tensor.dispose();
      optimizer.dispose();
    },
  };
}
