import { catalog } from "../../messages";

/** The words of the section on stability, loaded with it. */
export const words = catalog("optimizers-stability", {
  text: [
    "On a quadratic of curvatures λ plain descent multiplies the error along each axis by 1 − ηλ, so it breaks at",
    "η = 2/λ of the steepest axis. Momentum may go further, Nesterov's look-ahead must stop earlier. The limit is",
    "marked on each learning-rate slider.",
  ],
  axes: [
    "Turn the ravine: SGD, momentum and Nesterov follow it, since they only scale and add gradients. Adam,",
    "RMSprop and Adagrad divide axis by axis, and lose what made them fast: RMSprop and Adagrad from a κ of about",
    "30 on, Adam much at 1,000 and little at 100 (from many starts, at the best rate of each, 100 to 300 steps).",
  ],
  angle: "{angle}°",
  go: "Go to the ravine",
  none: [
    "This surface is no quadratic: its curvature changes along the way, and so does the limit. The ravine and",
    "the bowl are quadratics.",
  ],
  limit: "stable below",
  yours: "rate now",
  share: "{percent} % of the limit",
  factor: "error times, each step",
  best: "best in closed form",
  bestFactor: "error times, at the best",
  grows: "does not shrink, {factor}",
  step: "1 step to a millionth",
  steps: "{steps} steps to a millionth",
  many: "over {steps} steps to a millionth",
  use: "Use it",
  adaptive: [
    "No such limit: its steps do not grow with the gradient. Near the minimum it goes on from side to side:",
    "without momentum and at its usual ε each step is about its rate long, from half of it on one side to half of",
    "it on the other.",
  ],
  adam: [
    "No such limit: its steps do not grow with the gradient. At its usual β₁, β₂ and ε it comes to rest, and",
    "leaves again in bursts once β₂ has forgotten the large gradients.",
  ],
  adagrad: "No such limit: its strides shrink with the sum of all squared gradients, so it comes to rest at any rate.",
  note: [
    "Without noise. What the error is multiplied by holds in the long run; the steps are counted, from rest, until",
    "the error along either axis stays below a millionth of what it was. A rule may reach a given loss sooner by",
    "luck of its start.",
  ],
});
