import { html } from "lit";
import { frac, mi, mn, mo, parens, row } from "../../../maths";
import { catalog } from "../../../messages";
import { partsPicture } from "../pictures/bars";
import { shiftedPicture } from "../pictures/densities";
import { fanPicture } from "../pictures/fans";
import { leakySpread } from "../spread";
import { unitVariance } from "./known";
import type { NumericQuestion } from "./question";
import { expectation, pi, sigmaSquared, squared, variance } from "./symbols";

const words = catalog("init-quiz.mean", {
  title: "An input that is not centred",
  ask: [
    "x has {n} independent entries with variance 1, but their mean is μ = {mu}. Weights are drawn from N(0, σ),",
    "without bias. Find σ so that Var(ReLU(W x)) = 1, pooled over all units and all inputs.",
  ],
  because: [
    "Yes. A sum over n inputs has the variance n σ² E[x²], and E[x²] = 1 + μ². It is one reason to standardize",
    "inputs first: formulas such as the lecture's are for a mean of 0 and a variance of 1.",
  ],
  "slip.ignored": [
    "That is the answer for μ = 0. The weights multiply all of x, mean included: Var(z) = n σ² E[x²] with E[x²]",
    "= 1 + μ² = {square}, and Var(h) would be {square} too.",
  ],
  "slip.linear": "The mean is squared on its way into the variance: E[x²] = 1 + μ², not 1 + μ.",
  "slip.only": "E[x²] is Var(x) + μ² = 1 + μ²: the variance of x is there besides the mean.",
  "slip.times": "Multiplied where it must be divided: a larger input needs smaller weights.",
  "slip.twice": "Divided once too often: σ² enters the variance once, and E[x²] is 1 + μ², not its square.",
  "slip.he": [
    "2/((1 + μ²) n) has the mean right but keeps E[h²] at 1: He's way. For Var(h) = 1 the square of the mean of",
    "h has to be taken away.",
  ],
  "slip.plainHe": "That is 2/n, He's: it keeps E[h²] at 1, and only for inputs with mean 0.",
  "slip.alone": "The formula is right but for n: every unit adds {n} terms.",
  "hint.square":
    "What does a weighted sum with weights of mean 0 see of its inputs? Their second moment. What is it here?",
  "hint.square.picture":
    "The density of x: a bell around its mean. E[x²] holds both its width and its distance from 0.",
  "hint.sum": "Then z has mean 0 as before, since the weights have, and a variance that E[x²] is a factor of.",
  "hint.sum.picture": "A unit is a sum over all inputs.",
  "hint.parts": "From z on it is the first question again: Var(h) is the part (π − 1)/(2π) of Var(z).",
  "hint.parts.picture": "E[h²] as a bar: 32 % of it is the square of the mean, 68 % the variance.",
  "hint.spread": "E[x²] = 1 + μ²",
});

type At = { n: number; mu: number };

const square = (mu: number): number => 1 + mu ** 2;

/** The lecture's question for an input whose mean is not 0. */
export const mean: NumericQuestion<At> = {
  key: "mean",
  part: 4,
  after: ["relu"],
  form: "sigma",
  title: () => words.text("title"),
  aim: () => "Var(ReLU(W x))",
  draw: (draws) => ({ n: draws.whole(100, 1024), mu: draws.of([0.5, 0.75, 1.25, 1.5, 2, 2.5, 3]) }),
  right: ({ n, mu }) => unitVariance / (n * square(mu)),
  wrongAnswers: [
    {
      misconception: "ignored",
      value: ({ n }) => unitVariance / n,
      message: ({ mu }) => words.text("slip.ignored", { square: square(mu) }),
    },
    {
      misconception: "linear",
      value: ({ n, mu }) => unitVariance / (n * (1 + mu)),
      message: () => words.text("slip.linear"),
    },
    {
      misconception: "only",
      value: ({ n, mu }) => unitVariance / (n * mu ** 2),
      message: () => words.text("slip.only"),
    },
    {
      misconception: "times",
      value: ({ n, mu }) => (unitVariance * square(mu)) / n,
      message: () => words.text("slip.times"),
    },
    {
      misconception: "twice",
      value: ({ n, mu }) => unitVariance / (n * square(mu) ** 2),
      message: () => words.text("slip.twice"),
    },
    { misconception: "he", value: ({ n, mu }) => 2 / (n * square(mu)), message: () => words.text("slip.he") },
    { misconception: "plainHe", value: ({ n }) => 2 / n, message: () => words.text("slip.plainHe") },
    {
      misconception: "alone",
      value: ({ mu }) => unitVariance / square(mu),
      message: ({ n }) => words.text("slip.alone", { n }),
    },
  ],
  ask: ({ n, mu }) => html`<p>${words.text("ask", { n, mu })}</p>`,
  hints: ({ mu }) => [
    {
      message: words.text("hint.square"),
      formula: row(
        expectation(squared(mi("x"))),
        mo("="),
        variance(mi("x")),
        mo("+"),
        squared(mi("μ")),
        mo("="),
        mn(square(mu)),
      ),
      picture: shiftedPicture(words.text("hint.square.picture"), mu, { mean: "μ", square: words.text("hint.spread") }),
    },
    {
      message: words.text("hint.sum"),
      formula: row(variance(mi("z")), mo("="), mi("n"), sigmaSquared, expectation(squared(mi("x")))),
      picture: fanPicture(words.text("hint.sum.picture"), "forward", { one: "z", many: "x" }),
    },
    {
      message: words.text("hint.parts"),
      formula: row(
        variance(mi("h")),
        mo("="),
        mi("n"),
        sigmaSquared,
        parens(mn(1), mo("+"), squared(mi("μ"))),
        frac(row(pi, mo("−"), mn(1)), row(mn(2), pi)),
      ),
      picture: partsPicture(words.text("hint.parts.picture"), 1 / Math.PI, {
        whole: "E[h²]",
        mean: "E[h]²",
        rest: "Var(h)",
      }),
    },
  ],
  because: () => words.text("because"),
  request: ({ n, mu }, spread, seed) => ({
    scheme: "normal",
    std: Math.sqrt(spread),
    activation: "relu",
    widths: [n, 1024],
    samples: 300,
    seed,
    bins: 60,
    inputMean: mu,
  }),
  read({ layers: [, first] }) {
    return {
      what: "Var(ReLU(W x))",
      measured: first?.variance ?? Number.NaN,
      spread: first ? leakySpread(first, 0) : null,
    };
  },
};
