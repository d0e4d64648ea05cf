import { html } from "lit";
import { frac, mi, mn, mo, row, sub, subsup, sup } from "../../../maths";
import { catalog } from "../../../messages";
import { partsPicture, stairsPicture } from "../pictures/bars";
import { fanPicture } from "../pictures/fans";
import { growth } from "./known";
import type { NumericQuestion } from "./question";
import { expectation, pi, sigmaSquared, squared, tall, variance } from "./symbols";

const words = catalog("init-quiz.reuse", {
  title: "The same σ in every layer",
  ask: [
    "With σ² = 2π/((π − 1) n) one ReLU layer turns inputs of mean 0 and variance 1 into outputs of variance 1. Now",
    "{layers} such layers follow each other, all of width n, all with this σ. Predict Var(h) of layer {layers}.",
  ],
  because: [
    "Yes. From the second layer on, the input has a mean above 0, and the layer sees E[h²], not Var(h). E[h²]",
    "grows by π/(π − 1) = 1.467 in every layer, and Var(h) with it.",
  ],
  "slip.stays": [
    "The variance is 1 after the first layer only. The second layer's input has variance 1, but its mean is not",
    "0, and z is a sum over E[h²] = 1.467, not over Var(h) = 1.",
  ],
  "slip.more": [
    "One factor too many: that is E[h²] of this layer. The first layer's input has mean 0, so Var(h) is exactly",
    "1 there; the growth begins with the second layer.",
  ],
  "slip.he": [
    "1 − 1/π is the variance that He's 2/n settles at. This σ² is larger by π/(π − 1), and that factor comes",
    "again in every layer.",
  ],
  "slip.shrinks": [
    "Var(h) is smaller than E[h²] by 1 − 1/π, but this σ has just made up for that in its own layer. What is",
    "left over is growth, not loss: the next layer sees the larger E[h²].",
  ],
  "slip.sum": "The factor comes in every layer: it is multiplied, not added. Growth of 47 % a layer is exponential.",
  "hint.sees": [
    "Layer 2 multiplies a second moment, not a variance: its input's mean is not 0, and every weight is",
    "multiplied by all of x.",
  ],
  "hint.sees.picture": "A unit of layer 2 is a sum over all units of layer 1.",
  "hint.second": "What is E[h²] after a layer whose Var(h) is 1? The variance is only the part 1 − 1/π of it.",
  "hint.second.picture": "E[h²] as a bar: 32 % of it is the square of the mean, 68 % the variance.",
  "hint.grows": [
    "So each layer begins with an E[h²] that is larger by one factor. How often does the factor come, if layer 1",
    "has Var(h) = 1?",
  ],
  "hint.grows.picture": "A staircase whose steps grow by 1.467 each.",
  "hint.step": "× 1.467 each layer",
});

type At = { n: number; layers: number };

const layersRight = (layers: number): number => growth ** (layers - 1);

/** What happens when the answer to the first question is used in every layer. */
export const reuse: NumericQuestion<At> = {
  key: "reuse",
  part: 3,
  after: ["relu"],
  form: "number",
  networks: 5,
  title: () => words.text("title"),
  aim: () => "Var(h)",
  // The first try asks for the tenth layer, as in the lecture; later tries draw another one.
  draw: (draws, retry) => ({ n: 512, layers: retry === 0 ? 10 : draws.of([6, 7, 8, 9, 11, 12, 13, 14]) }),
  right: ({ layers }) => layersRight(layers),
  wrongAnswers: [
    { misconception: "stays", value: () => 1, message: () => words.text("slip.stays") },
    { misconception: "more", value: ({ layers }) => growth ** layers, message: () => words.text("slip.more") },
    { misconception: "he", value: () => 1 - 1 / Math.PI, message: () => words.text("slip.he") },
    {
      misconception: "shrinks",
      value: ({ layers }) => growth ** (1 - layers),
      message: () => words.text("slip.shrinks"),
    },
    {
      misconception: "sum",
      value: ({ layers }) => 1 + (layers - 1) * (growth - 1),
      message: () => words.text("slip.sum"),
    },
  ],
  ask: ({ layers }) => html`<p>${words.text("ask", { layers })}</p>`,
  hints: ({ layers }) => [
    {
      message: words.text("hint.sees"),
      formula: row(
        variance(sub(mi("z"), mn(2))),
        mo("="),
        mi("n"),
        sigmaSquared,
        expectation(subsup(mi("h"), mn(1), mn(2))),
      ),
      picture: fanPicture(words.text("hint.sees.picture"), "forward", { one: "z₂", many: "h₁" }),
    },
    {
      message: words.text("hint.second"),
      formula: row(
        expectation(squared(mi("h"))),
        mo("="),
        frac(variance(mi("h")), row(mn(1), mo("−"), frac(mn(1), pi))),
        mo("="),
        mn(growth),
        variance(mi("h")),
      ),
      picture: partsPicture(words.text("hint.second.picture"), 1 / Math.PI, {
        whole: "E[h²]",
        mean: "E[h]²",
        rest: "Var(h)",
      }),
    },
    {
      message: words.text("hint.grows"),
      formula: row(
        variance(sub(mi("h"), mn(layers))),
        mo("="),
        sup(tall(frac(pi, row(pi, mo("−"), mn(1)))), mn(layers - 1)),
      ),
      picture: stairsPicture(words.text("hint.grows.picture"), growth, { first: "1", step: words.text("hint.step") }),
    },
  ],
  because: () => words.text("because"),
  request: ({ n, layers }, _, seed) => ({
    scheme: "unit-variance",
    activation: "relu",
    widths: Array(layers + 1).fill(n),
    samples: 60,
    seed,
    bins: 1,
  }),
  read({ layers }) {
    const values = layers.map(({ variance }) => variance);
    return { what: `Var(h)`, measured: values.at(-1) ?? Number.NaN, depth: values };
  },
};
