import { batchesOf, transposed } from "../lib/problem.mjs";

/// TensorFlow.js with its WebAssembly backend (SIMD, one thread) and its own Adam. Eager, as the library is.
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
    weight: tf.variable(tf.tensor2d(transposed(weight, widths[layer + 1], widths[layer]), [widths[layer], widths[layer + 1]])),
    bias: tf.variable(tf.tensor1d(problem.biases[layer])),
  }));
  const variables = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const batches = batchesOf(problem).map(({ x, labels }) => ({
    x: tf.tensor2d(x, [problem.batch, widths[0]]),
    y: tf.tidy(() => tf.oneHot(tf.tensor1d(labels, "int32"), classes).toFloat()),
  }));
  const optimizer = tf.train.adam(problem.learningRate, 0.9, 0.999, 1e-8);
  const lossOf = ({ x, y }) => {
    let output = x;
    layers.forEach(({ weight, bias }, layer) => {
      output = output.matMul(weight).add(bias);
      if (layer + 1 < layers.length) output = problem.activation === "tanh" ? output.tanh() : output.relu();
    });
    return tf.losses.softmaxCrossEntropy(y, output);
  };

  let done = 0;
  return {
    async train(steps) {
      for (; steps > 1; steps--) optimizer.minimize(() => lossOf(batches[done++ % batches.length]));
      const loss = optimizer.minimize(() => lossOf(batches[done++ % batches.length]), true, variables);
      const [value] = await loss.data();
      loss.dispose();
      return value;
    },
    end: () => {
      for (const tensor of [...variables, ...batches.flatMap(({ x, y }) => [x, y])]) tensor.dispose();
      optimizer.dispose();
    },
  };
}
