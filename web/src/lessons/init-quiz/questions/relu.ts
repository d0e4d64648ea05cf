import { html } from "lit";
import { frac, mi, mn, mo, parens, root, row, sup } from "../../../maths";
import { catalog } from "../../../messages";
import { partsPicture } from "../pictures/bars";
import { halfPicture, squarePicture, sumPicture } from "../pictures/densities";
import { solvePicture } from "../pictures/solve";
import { leakySpread } from "../spread";
import { reluVariance, unitVariance } from "./known";
import type { Hint, NumericQuestion } from "./question";
import { expectation, pi, sigmaSquared, variance } from "./symbols";

const words = catalog("init-quiz.relu", {
  title: "One ReLU layer",
  ask: [
    "x has {n} independent entries with mean 0 and variance 1. A layer W of {n} inputs and {out} units draws every",
    "weight from N(0, σ), without bias. Find σ so that Var(ReLU(W x)) = 1, over all units and inputs.",
  ],
  because: [
    "Yes. Var(h) = n σ² (π − 1)/(2π), and that is 1 for σ² = 2π/((π − 1) n) = 2.934/n, a standard deviation of",
    "1.7129/√n. It is the lecture's answer.",
  ],
  "slip.he": [
    "That is 2/n, the initialization of He. Var(h) would be 1 − 1/π = 0.682. There are two ways to get there,",
    "and each has its own gap.",
  ],
  "way.second": "I set E[h²] = 1",
  "way.second.says": [
    "E[h²] = n σ²/2 is right, and 2/n keeps it at 1. But a ReLU's output has a mean above 0, and Var(h) = E[h²]",
    "− E[h]²: the square of the mean, 1/π, is missing.",
  ],
  "way.half": "half of Var(z) gets through",
  "way.half.says": [
    "Half of E[z²] gets through, not half of the variance. z has mean 0, so for z they are the same; h has a",
    "mean above 0, so for h they are not. Var(h) is 0.341 Var(z), not 0.5.",
  ],
  "slip.lecun": [
    "That is 1/n: it makes Var(z) = 1, before the ReLU. The ReLU then cuts half of the values off, and Var(h) is",
    "(π − 1)/(2π) = 0.341.",
  ],
  "slip.xavier": [
    "That is Xavier's 2/(n_in + n_out), a compromise between the way forward and the way back. Var(h) depends on",
    "the inputs of a unit alone: n_out has no place in it. It would be {result} here.",
  ],
  "slip.alone": [
    "The formula is right but for n: it stands for a layer with one input. A unit here adds {n} terms, so the",
    "variance is {n} times as large.",
  ],
  "slip.half": [
    "A factor 2 is lost. E[h²] is s²/2 and the square of the mean is s²/(2π): both have a 2 below, so that",
    "Var(h) = s² (π − 1)/(2π). With yours it is 0.5.",
  ],
  "slip.square": [
    "E[h²] was taken as s², the whole of E[z²]. The ReLU lets only the positive half through, so it is s²/2. The",
    "mean you have right.",
  ],
  "slip.upside": [
    "That is (π − 1)/(2π n): the factor is right but upside down. The layer multiplies the variance by n σ² (π −",
    "1)/(2π); σ² has to make up for it, so divide.",
  ],
  "hint.sum": "A unit's z is a sum of n independent products. What is its variance?",
  "hint.sum.picture": "The density of z: a bell with mean 0 and spread s.",
  "hint.mean": [
    "z is a sum of many small terms, so nearly normal: N(0, s²) with s² = n σ². ReLU sets the left half to 0. What",
    "is the mean of all, zeros included?",
  ],
  "hint.mean.picture": [
    "The density of h: half of all values are exactly 0, the others are the right half of the bell. The mean",
    "lies at 0.4 s.",
  ],
  "hint.half": "half of all",
  "hint.square": "z² p(z) is the same on both sides, and ReLU keeps the right one whole. What is left of E[z²]?",
  "hint.square.picture": "The curve of z² p(z): two equal humps, of which the right one is kept.",
  "hint.kept": "kept",
  "hint.cut": "cut off",
  "hint.parts": "The variance is what remains of the second moment when the square of the mean is taken away.",
  "hint.parts.picture": "E[h²] as a bar. 32 % of it is the square of the mean, the other 68 % are the variance.",
  "hint.solve.picture": "Var(h) over σ²: a line through 0. Where it passes 1 lies the σ² that is asked for.",
  "hint.solve": "Now set it to 1, with s² = n σ².",
});

type At = { n: number; n_out: number };

const square = sup(mi("s"), mn(2));

/** The derivation of Var(ReLU(z)). */
export function reluHints(): Hint[] {
  return [
    {
      message: words.text("hint.sum"),
      formula: row(sup(mi("s"), mn(2)), mo("="), variance(mi("z")), mo("="), mi("n"), sigmaSquared),
      picture: sumPicture(words.text("hint.sum.picture")),
    },
    {
      message: words.text("hint.mean"),
      formula: row(expectation(mi("h")), mo("="), frac(mi("s"), root(row(mn(2), pi))), mo("="), mn(0.39894), mi("s")),
      picture: halfPicture(words.text("hint.mean.picture"), 0, 0.39894, {
        mean: "E[h]",
        half: words.text("hint.half"),
      }),
    },
    {
      message: words.text("hint.square"),
      formula: row(expectation(sup(mi("h"), mn(2))), mo("="), frac(square, mn(2))),
      picture: squarePicture(words.text("hint.square.picture"), 0, {
        right: words.text("hint.kept"),
        left: words.text("hint.cut"),
      }),
    },
    {
      message: words.text("hint.parts"),
      formula: row(
        variance(mi("h")),
        mo("="),
        frac(square, mn(2)),
        mo("−"),
        frac(square, row(mn(2), pi)),
        mo("="),
        square,
        frac(row(pi, mo("−"), mn(1)), row(mn(2), pi)),
      ),
      picture: partsPicture(words.text("hint.parts.picture"), 1 / Math.PI, {
        whole: "E[h²]",
        mean: "E[h]²",
        rest: "Var(h)",
      }),
    },
  ];
}

/** The lecture's question: which σ gives Var(ReLU(W x)) = 1? */
export const relu: NumericQuestion<At> = {
  key: "relu",
  part: 1,
  after: [],
  form: "sigma",
  title: () => words.text("title"),
  aim: () => "Var(ReLU(W x))",
  draw: (draws) => ({ n: draws.whole(100, 1024), n_out: draws.whole(100, 1024) }),
  right: ({ n }) => unitVariance / n,
  wrongAnswers: [
    {
      misconception: "he",
      value: ({ n }) => 2 / n,
      message: () => words.text("slip.he"),
      ways: (["second", "half"] as const).map((way) => ({
        label: () => words.text(`way.${way}`),
        message: () => words.text(`way.${way}.says`),
      })),
    },
    { misconception: "lecun", value: ({ n }) => 1 / n, message: () => words.text("slip.lecun") },
    {
      misconception: "xavier",
      value: ({ n, n_out }) => 2 / (n + n_out),
      message: ({ n, n_out }) =>
        words.text("slip.xavier", { result: (((2 * n) / (n + n_out)) * reluVariance).toPrecision(3) }),
    },
    { misconception: "alone", value: () => unitVariance, message: ({ n }) => words.text("slip.alone", { n }) },
    { misconception: "half", value: ({ n }) => unitVariance / 2 / n, message: () => words.text("slip.half") },
    {
      misconception: "square",
      value: ({ n }) => 1 / (n * (1 - 1 / (2 * Math.PI))),
      message: () => words.text("slip.square"),
    },
    { misconception: "upside", value: ({ n }) => reluVariance / n, message: () => words.text("slip.upside") },
  ],
  ask: ({ n, n_out }) => html`<p>${words.text("ask", { n, out: n_out })}</p>`,
  hints: () => [
    ...reluHints(),
    {
      message: words.text("hint.solve"),
      formula: row(
        sigmaSquared,
        mo("="),
        frac(row(mn(2), pi), row(parens(pi, mo("−"), mn(1)), mi("n"))),
        mo("="),
        frac(mn(2.9339), mi("n")),
      ),
      picture: solvePicture(words.text("hint.solve.picture"), { requested: "Var(h)", answer: "σ²" }),
    },
  ],
  because: () => words.text("because"),
  request: ({ n, n_out }, spread, seed) => ({
    scheme: "normal",
    std: Math.sqrt(spread),
    activation: "relu",
    widths: [n, n_out],
    samples: 400,
    seed,
    bins: 60,
  }),
  read({ layers: [, first] }) {
    const spread = first ? leakySpread(first, 0) : null;
    return { what: "Var(ReLU(W x))", measured: first?.variance ?? Number.NaN, spread };
  },
};
