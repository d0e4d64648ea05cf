import { html } from "lit";
import { frac, mi, mn, mo, parens, root, row } from "../../../maths";
import { catalog } from "../../../messages";
import { partsPicture } from "../pictures/bars";
import { halfPicture, squarePicture, sumPicture } from "../pictures/densities";
import { leakySpread } from "../spread";
import { leakyMean, leakySquare, leakyVariance, unitVariance } from "./known";
import type { NumericQuestion } from "./question";
import { expectation, pi, sigmaSquared, squared, tall, variance } from "./symbols";

const words = catalog("init-quiz.leaky", {
  title: "A leaky ReLU",
  ask: [
    "x has {n} independent entries with mean 0 and variance 1; weights are drawn from N(0, σ), without bias. The",
    "activation is a leaky ReLU with slope a = {a}: it gives z where z is above 0, and a z elsewhere. Find σ so",
    "that the variance of its output is 1.",
  ],
  because: [
    "Yes. E[h²] = s² (1 + a²)/2 and E[h] = s (1 − a)/√(2π): a leak adds to the second moment and takes from the",
    "mean, so less has to be made up for than with a ReLU.",
  ],
  "slip.relu": [
    "That is the answer for a plain ReLU, a = 0. What leaks through is not nothing: it adds a² s²/2 to E[h²],",
    "and it pulls the mean towards 0.",
  ],
  "slip.he": [
    "2/((1 + a²) n) keeps the second moment E[h²] at 1: He's formula with the gain of a leaky ReLU. Here the",
    "variance is asked for: take the square of the mean away first.",
  ],
  "slip.plainHe": "That is 2/n: it keeps E[h²] at 1 for a plain ReLU. Neither the leak nor the mean is in it.",
  "slip.lecun": "1/n makes Var(z) = 1, before the activation. The leaky ReLU then takes part of it away.",
  "slip.alone": "The formula is right but for n: every unit adds {n} terms.",
  "slip.slope": [
    "E[h²] holds the square of the slope: (1 + a²)/2. You have (1 + a)/2, as if half of the values were",
    "multiplied by a after squaring.",
  ],
  "slip.mean": [
    "The mean has the wrong sign before a: the leak lets negative values through, which pull the mean down, to s",
    "(1 − a)/√(2π).",
  ],
  "slip.forgotten": [
    "Half right: E[h²] has its a², but the mean is still that of a plain ReLU. The leak pulls it down by the",
    "factor 1 − a.",
  ],
  "hint.sum": "Before the activation nothing has changed: z is N(0, s²).",
  "hint.sum.picture": "The density of z: a bell with mean 0 and spread s.",
  "hint.mean": "The right half gives the mean of a ReLU. The left half gives the same, times −a.",
  "hint.mean.picture":
    "The density of h: the right half of the bell, and the left half squeezed towards 0 by the slope.",
  "hint.square":
    "Of z² p(z) the right half is kept whole. What is multiplied by a is multiplied by a² when it is squared.",
  "hint.square.picture": "The curve of z² p(z): the right hump whole, of the left one the part a squared.",
  "hint.whole": "whole",
  "hint.part": "a² of it",
  "hint.parts": "Take the square of the mean away from the second moment. Then set n σ² times that to 1.",
  "hint.parts.picture": "E[h²] as a bar, with the square of the mean and the variance below it.",
});

type At = { n: number; a: number };

/** The lecture's question for an activation with a slope a below 0. */
export const leaky: NumericQuestion<At> = {
  key: "leaky",
  part: 4,
  after: ["relu"],
  form: "sigma",
  title: () => words.text("title"),
  aim: () => "Var(h)",
  // With other slopes two of the recognized answers would be too close to distinguish.
  draw: (draws) => ({ n: draws.whole(100, 1024), a: draws.of([0.15, 0.3, 0.4, 0.45, 0.5]) }),
  right: ({ n, a }) => 1 / (n * leakyVariance(a)),
  wrongAnswers: [
    { misconception: "relu", value: ({ n }) => unitVariance / n, message: () => words.text("slip.relu") },
    { misconception: "he", value: ({ n, a }) => 1 / (n * leakySquare(a)), message: () => words.text("slip.he") },
    { misconception: "plainHe", value: ({ n }) => 2 / n, message: () => words.text("slip.plainHe") },
    { misconception: "lecun", value: ({ n }) => 1 / n, message: () => words.text("slip.lecun") },
    {
      misconception: "alone",
      value: ({ a }) => 1 / leakyVariance(a),
      message: ({ n }) => words.text("slip.alone", { n }),
    },
    {
      misconception: "slope",
      value: ({ n, a }) => 1 / (n * ((1 + a) / 2 - leakyMean(a) ** 2)),
      message: () => words.text("slip.slope"),
    },
    {
      misconception: "mean",
      value: ({ n, a }) => 1 / (n * (leakySquare(a) - leakyMean(-a) ** 2)),
      message: () => words.text("slip.mean"),
    },
    {
      misconception: "forgotten",
      value: ({ n, a }) => 1 / (n * (leakySquare(a) - leakyMean(0) ** 2)),
      message: () => words.text("slip.forgotten"),
    },
  ],
  ask: ({ n, a }) => html`<p>${words.text("ask", { n, a })}</p>`,
  hints: ({ a }) => [
    {
      message: words.text("hint.sum"),
      formula: row(squared(mi("s")), mo("="), variance(mi("z")), mo("="), mi("n"), sigmaSquared),
      picture: sumPicture(words.text("hint.sum.picture")),
    },
    {
      message: words.text("hint.mean"),
      formula: row(
        expectation(mi("h")),
        mo("="),
        mi("s"),
        frac(row(mn(1), mo("−"), mi("a")), root(row(mn(2), pi))),
        mo("="),
        mn(leakyMean(a)),
        mi("s"),
      ),
      picture: halfPicture(words.text("hint.mean.picture"), a, leakyMean(a), { mean: "E[h]", half: "" }),
    },
    {
      message: words.text("hint.square"),
      formula: row(
        expectation(squared(mi("h"))),
        mo("="),
        squared(mi("s")),
        frac(row(mn(1), mo("+"), squared(mi("a"))), mn(2)),
        mo("="),
        mn(leakySquare(a)),
        squared(mi("s")),
      ),
      picture: squarePicture(words.text("hint.square.picture"), a ** 2, {
        right: words.text("hint.whole"),
        left: words.text("hint.part"),
      }),
    },
    {
      message: words.text("hint.parts"),
      formula: row(
        variance(mi("h")),
        mo("="),
        mi("n"),
        sigmaSquared,
        tall(
          frac(row(mn(1), mo("+"), squared(mi("a"))), mn(2)),
          mo("−"),
          frac(squared(parens(mn(1), mo("−"), mi("a"))), row(mn(2), pi)),
        ),
      ),
      picture: partsPicture(words.text("hint.parts.picture"), leakyMean(a) ** 2 / leakySquare(a), {
        whole: "E[h²]",
        mean: "E[h]²",
        rest: "Var(h)",
      }),
    },
  ],
  because: () => words.text("because"),
  // The layer is run with ReLU: the values of the leaky ReLU follow exactly from z (`leakySpread`).
  request: ({ n }, spread, seed) => ({
    scheme: "normal",
    std: Math.sqrt(spread),
    activation: "relu",
    widths: [n, 512],
    samples: 400,
    seed,
    bins: 60,
  }),
  read({ layers: [, first] }, { a }) {
    const spread = first ? leakySpread(first, a) : null;
    return { what: "Var(h)", measured: spread?.variance ?? Number.NaN, spread };
  },
};
