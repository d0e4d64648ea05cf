import { shuffledBatches } from "../lib/shuffle.mjs";

/// ConvNetJS 0.3: plain JavaScript in double precision, one sample at a time. It has no Adam; its most similar trainer
/// is Adadelta (two running averages per parameter, two roots), so its losses differ after the first step.
export async function begin(problem) {
  const convnet = globalThis.convnetjs ?? (await import("convnetjs")).default;
  const { widths, activation, batch } = problem;
  const net = new convnet.Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: widths[0] },
    ...widths.slice(1, -1).map((units) => ({ type: "fc", num_neurons: units, activation })),
    { type: "softmax", num_classes: widths.at(-1) },
  ]);
  const dense = net.layers.filter((layer) => layer.layer_type === "fc");
  dense.forEach((layer, index) => {
    layer.filters.forEach((filter, unit) => {
      filter.w.set(problem.weights[index].subarray(unit * widths[index], (unit + 1) * widths[index]));
    });
    layer.biases.w.set(problem.biases[index]);
  });

  const trainer = new convnet.Trainer(net, { method: "adadelta", batch_size: batch });
  const samples = Array.from(problem.labels, (label, row) => {
    const sample = new convnet.Vol(1, 1, widths[0], 0);
    sample.w.set(problem.x.subarray(row * widths[0], (row + 1) * widths[0]));
    return { sample, label };
  });
  const batches = shuffledBatches(problem);
  return {
    train(steps) {
      let loss = 0;
      for (; steps > 0; steps--) {
        loss = 0;
        for (const row of batches.next().value) loss += trainer.train(samples[row].sample, samples[row].label).loss;
      }
      return loss / batch;
    },
    end: () => {},
  };
}
