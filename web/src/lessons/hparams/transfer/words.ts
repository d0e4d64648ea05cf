import { catalog } from "../../../messages";

/** The words of what does not transfer. */
export const words = catalog("hparams-transfer", {
  text: "The best learning rate of one network, taken to another: real runs at every rate, with two hidden layers and Adam, on 512 points of ten classes with much noise.",
  question: "The network becomes sixteen times as wide, trained by Adam. Where does its best learning rate go?",
  "guess.stays": "It stays",
  "guess.left": "To smaller rates",
  "guess.right": "To larger rates",
  because:
    "Adam moves every weight by about the rate. A unit of a wide layer sums more of them, all moved in step, so its sum moves more: about rate times width.",
  empty: "Loss against learning rate, a line for each width, after your answer.",
  run: "Train {runs} runs",
  chart: "Training loss against learning rate, by width",
  lr: "learning rate",
  loss: "training loss",
  "width.value": "width {value}",
  "depth.value": "{value} hidden",
  "samples.value": "{value} rows",
  "batch.value": "batch {value}",
  "scale.value": "x × {value}",
  best: "Best rates: {rates}.",
  "best.of": "{lr} at width {value}",
  moves: "The best rate moves with the width.",
  notch: "The best rate moves by one notch of the grid.",
  stands: "The best rate stands still.",
  ghosts: "Pale: the standard parametrization.",
  parts: "Four parts of the maximal-update parametrization",
  "parts.text":
    "With m = width / 16. Switch them one by one: which of them holds the best rate in its place, and which makes wide networks better?",
  standard: "Standard",
  maximal: "Maximal update, all four",
  "part.inputRate": "the input layer and the biases keep the rate",
  "part.inputRate.help":
    "Their sums do not grow with the width. Off: their rate is divided by m, like the hidden layers'.",
  "part.hiddenRate": "hidden weights: rate / m",
  "part.hiddenRate.help": "A hidden unit sums m times as many weights; each moves by an m-th part.",
  "part.outputVariance": "output: first weights of m times the variance",
  "part.outputVariance.help": "Alone it makes the first outputs larger; together with the next part, smaller.",
  "part.outputSum": "output: sums divided by m",
  "part.outputSum.help": "So that its moved weights, too, add up to the same at any width.",
  check: "Coordinate check",
  "check.text":
    "The root mean square of what each layer gives, after {steps} updates at rate {lr}, mean of {seeds} seeds. A parametrization keeps its promise where the lines are flat.",
  "check.x": "width",
  "check.y": "size",
  "check.empty": "After the runs above.",
  "hidden.1": "hidden 1",
  "hidden.2": "hidden 2",
  output: "output",
  slope: "{layer} {slope}",
  slopes: "Slopes of log size over log width: {slopes}; 0 is flat.",
  contested:
    "What is contested (since 2024): the standard parametrization transfers, too, when each layer has its own rate; and with AdamW most of the gain comes from the larger rate of the input layer. Switch that part off alone, and see what is left. Depth, data and batch size are not covered by any of this.",
  others: "Four more that do not transfer",
  "others.text":
    "Plain gradient descent. A line ends where the loss no longer falls; its ring is the best rate; the dotted upright is the largest stable rate by the formula below.",
  "others.run": "Train all four: {runs} runs",
  "others.empty": "Filled by the button above.",
  larger: "larger",
  smaller: "smaller",
  "larger.of": "{name}, larger",
  "smaller.of": "{name}, smaller",
  depth: "Depth",
  samples: "Amount of data",
  batch: "Batch size",
  scale: "Input scale",
  "depth.why":
    "No formula: the curvature of a deep network is measured, not known. The deeper, the smaller the largest stable rate.",
  "samples.why":
    "Linear regression, d = 10 columns: with N rows the largest curvature is about 2 (1 + √(d/N))², so the rate must stay below 1/(1 + √(d/N))². Fewer rows, a smaller rate.",
  "batch.why":
    "Linear regression, d = 10: with batches of B rows the mean square stays bounded below 1/(1 + (d + 1)/B). Single rows need a much smaller rate. A formula for means: one run may fall a little beyond it.",
  "scale.why":
    "Linear regression on inputs × s: the curvature grows with s², so the largest stable rate falls with 1/s².",
});
