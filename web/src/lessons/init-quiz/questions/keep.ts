import { html } from "lit";
import { mi, mo, row, sub } from "../../../maths";
import { catalog } from "../../../messages";
import { partsPicture } from "../pictures/bars";
import { fanPicture } from "../pictures/fans";
import type { ChoiceQuestion } from "./question";
import { expectation, sigmaSquared, squared, variance } from "./symbols";

const words = catalog("init-quiz.keep", {
  title: "What to keep constant",
  ask: [
    "One σ for all layers of a deep ReLU network whose inputs have mean 0 and variance 1: which quantity should it",
    "keep as it is in the input, so that nothing grows or shrinks with depth? Why did He et al. (2015) choose it?",
  ],
  choose: "keep constant",
  why: "because",
  "choice.second": "the second moment E[h²]",
  "choice.variance": "the variance Var(h)",
  "choice.mean": "the mean E[h], at 0",
  "choice.share": "the share of units that are on",
  "choice.largest": "the largest |h| of a layer",
  "choice.second.says": [
    "E[h²] is all that the variance of the next layer's z depends on. With σ² = 2/n every layer hands on the 1 that",
    "it was given, on average, and Var(h) stays at 1 − 1/π = 0.682 of it.",
  ],
  "choice.variance.says": [
    "Var(h) = 1 in the first layer is what the lecture asks for. But the next layer sees E[h²] = Var(h) + E[h]²,",
    "which is larger, so the same σ gives more in every layer: 31 after ten.",
  ],
  "choice.mean.says": [
    "A ReLU gives nothing below 0: its mean is above 0 unless everything is 0. Scaling the weights scales the",
    "mean; it cannot remove it.",
  ],
  "choice.share.says": [
    "Half of the units are on whatever σ is: the sign of z does not depend on its scale. That keeps itself, and",
    "says nothing about size.",
  ],
  "choice.largest.says": [
    "The largest value depends on how many units there are, and is a matter of chance. The sums of the next",
    "layer are made of squares.",
  ],
  "reason.sees": "the next z has variance n σ² E[h²], mean included",
  "reason.centred": "the mean of h is 0 after a ReLU",
  "reason.gradient": "the gradient depends on the mean of h alone",
  "reason.exact": "variances cannot be computed for a ReLU",
  "reason.bias": "the biases remove the mean in every layer",
  "reason.sees.says":
    "Each term of z is a weight with mean 0 times h: its variance is σ² E[h²], whatever part of that is the mean.",
  "reason.centred.says": [
    "It is not: E[h] = s/√(2π) = 0.4 s. If it were 0, variance and second moment would be the same, and there",
    "would be nothing to choose.",
  ],
  "reason.gradient.says":
    "The gradient is multiplied by weights and by 0 or 1 on its way back. The mean of h has no part in that.",
  "reason.exact.says": "It can: Var(h) = s² (π − 1)/(2π). That was the first question.",
  "reason.bias.says":
    "Biases begin at 0 here. And a bias shifts z before the ReLU, which gives nothing below 0 for any z: no mean of 0.",
  "hint.next": "Look at the next layer: of which statistic of h is the variance of its z made?",
  "hint.next.picture": "A unit of the next layer is a sum over all units of this one.",
  "hint.parts": "The variance and the mean both go into it: where Var(h) alone is 1, the next layer sees more than 1.",
  "hint.parts.picture": "E[h²] as a bar: 32 % of it is the square of the mean, 68 % the variance.",
});

const choices = ["second", "variance", "mean", "share", "largest"] as const;
const reasons = ["sees", "centred", "gradient", "exact", "bias"] as const;
type Choice = (typeof choices)[number];
type Reason = (typeof reasons)[number];

/** Which quantity He et al. keep constant over depth instead of the variance, and why. */
export const keep: ChoiceQuestion = {
  key: "keep",
  part: 3,
  after: ["reuse"],
  form: "choice",
  title: () => words.text("title"),
  // The right answer and the main wrong one are always offered; the others vary.
  draw: (draws) => ({
    about: "relu",
    choices: draws.shuffled(["second", "variance", ...draws.shuffled(["mean", "share", "largest"]).slice(0, 2)]),
    reasons: draws.shuffled(["sees", "centred", ...draws.shuffled(["gradient", "exact", "bias"]).slice(0, 2)]),
  }),
  right: () => ({ choice: "second", reason: "sees" }),
  ask: () => html`<p>${words.text("ask")}</p>`,
  asks: { choice: () => words.text("choose"), reason: () => words.text("why") },
  label: (choice) => words.text(`choice.${choice as Choice}`),
  short: (choice) => (choice === "second" ? "2/n" : "2.934/n"),
  aimsAtOne: () => true,
  reason: (reason) => words.text(`reason.${reason as Reason}`),
  message: (_, choice) => words.text(`choice.${choice as Choice}.says`),
  reasonMessage: (_, reason) => words.text(`reason.${reason as Reason}.says`),
  hints: () => [
    {
      message: words.text("hint.next"),
      formula: row(variance(sub(mi("z"), mi("next"))), mo("="), mi("n"), sigmaSquared, expectation(squared(mi("h")))),
      picture: fanPicture(words.text("hint.next.picture"), "forward", { one: "z", many: "h" }),
    },
    {
      message: words.text("hint.parts"),
      formula: row(expectation(squared(mi("h"))), mo("="), variance(mi("h")), mo("+"), squared(expectation(mi("h")))),
      picture: partsPicture(words.text("hint.parts.picture"), 1 / Math.PI, {
        whole: "E[h²]",
        mean: "E[h]²",
        rest: "Var(h)",
      }),
    },
  ],
  // Only two of the choices are schemes that can be run: He's keeps E[h²], the lecture's answer keeps Var(h) of the
  // first layer.
  request(_, choice, seed) {
    const scheme = choice === "second" ? "he-normal" : choice === "variance" ? "unit-variance" : null;
    return scheme && { scheme, activation: "relu", widths: Array(11).fill(512), samples: 60, seed, bins: 1 };
  },
  read({ layers }) {
    const values = layers.map(({ secondMoment }) => secondMoment);
    return { what: "E[h²]", measured: values.at(-1) ?? Number.NaN, depth: values };
  },
};
