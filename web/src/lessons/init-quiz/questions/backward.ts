import { html } from "lit";
import { frac, type Maths, mi, mn, mo, row, sub, sup } from "../../../maths";
import { catalog } from "../../../messages";
import { fanPicture, stepPicture } from "../pictures/fans";
import { solvePicture } from "../pictures/solve";
import { leakySpread } from "../spread";
import { unitVariance } from "./known";
import type { NumericQuestion } from "./question";
import { expectation, sigmaSquared, squared, tall, tallExpectation } from "./symbols";

const words = catalog("init-quiz.backward", {
  title: "The way back",
  ask: [
    "A ReLU layer has {in} inputs and {out} units, weights from N(0, σ). A gradient ∂L/∂h of variance 1,",
    "independent from unit to unit, comes down to its outputs. Find σ so that the gradient at its inputs, ∂L/∂x,",
    "has the same second moment.",
  ],
  because: [
    "Yes. On the way back an input collects from all n_out units, of which half are on: E[(∂L/∂x)²] = n_out",
    "σ²/2. It is He's formula with n_out (fan-out) in place of n_in. Only for a square layer are both the same.",
  ],
  "slip.fanIn": [
    "2/n_in keeps the signal on the way forward, where a unit adds n_in terms. On the way back an input adds one",
    "term for each unit: n_out of them. With yours the gradient's second moment is multiplied by n_out/n_in =",
    "{ratio}.",
  ],
  "slip.xavier": [
    "Xavier's 2/(n_in + n_out) lies between forward and backward, and was made without a ReLU. Asked for is the",
    "way back alone.",
  ],
  "slip.xavierRelu":
    "4/(n_in + n_out) is Xavier's compromise with the ReLU's half made up for. Asked for is the way back alone.",
  "slip.half": [
    "1/n_out would do without the ReLU. Its derivative is 0 for half of the units: only half of the terms come",
    "down, so σ² has to be twice as large.",
  ],
  "slip.lecun": [
    "1/n_in is LeCun's, for the way forward and without a ReLU. On the way back n_out terms are added, and half",
    "of them are 0.",
  ],
  "slip.variance": [
    "2π/((π − 1) n_out) carries the lecture's variance of ReLU(z) over. On the way back no ReLU is applied to",
    "the gradient: it is multiplied by 0 or 1, and its mean stays 0. Only the half matters.",
  ],
  "slip.varianceIn": [
    "2π/((π − 1) n_in) is the answer for the way forward, to Var(ReLU(W x)) = 1. On the way back n_out terms are",
    "added, and the gradient is multiplied by 0 or 1.",
  ],
  "slip.alone": "The half is right, but a sum over {out} units is {out} times as large as one term.",
  "hint.fan": "Which terms are added up in ∂L/∂x of one input? One for each unit that it goes into.",
  "hint.fan.picture": "One input, and lines back to it from all units of the layer.",
  "hint.step": "Each term passes the ReLU first: it is multiplied by the derivative there, 0 or 1.",
  "hint.step.picture": "ReLU's derivative: 0 for z below 0, 1 above.",
  "hint.sum": [
    "Weights, derivative and gradient are independent of each other, so their second moments multiply. Weights",
    "and gradient have mean 0, so that n_out of these products are added.",
  ],
  "hint.sum.picture":
    "The gradient's second moment over σ²: a line through 0. Where it passes 1 lies the σ² that is asked for.",
  "hint.units": "units",
});

type At = { n_in: number; n_out: number };

const outs = sub(mi("n"), mi("out"));
const gradient = (by: Maths): Maths => tallExpectation(squared(tall(frac(row(mo("∂"), mi("L")), row(mo("∂"), by)))));

/** Fan-in or fan-out: which one keeps the gradient's second moment. */
export const backward: NumericQuestion<At> = {
  key: "backward",
  part: 4,
  after: ["relu"],
  form: "sigma",
  title: () => words.text("title"),
  aim: () => "E[(∂L/∂x)²]",
  draw: (draws) => ({ n_in: draws.whole(100, 1024), n_out: draws.whole(100, 1024) }),
  right: ({ n_out }) => 2 / n_out,
  wrongAnswers: [
    {
      misconception: "fan-in",
      value: ({ n_in }) => 2 / n_in,
      message: ({ n_in, n_out }) => words.text("slip.fanIn", { ratio: (n_out / n_in).toPrecision(3) }),
    },
    {
      misconception: "xavier",
      value: ({ n_in, n_out }) => 2 / (n_in + n_out),
      message: () => words.text("slip.xavier"),
    },
    {
      misconception: "xavier-relu",
      value: ({ n_in, n_out }) => 4 / (n_in + n_out),
      message: () => words.text("slip.xavierRelu"),
    },
    { misconception: "half", value: ({ n_out }) => 1 / n_out, message: () => words.text("slip.half") },
    { misconception: "lecun", value: ({ n_in }) => 1 / n_in, message: () => words.text("slip.lecun") },
    {
      misconception: "variance",
      value: ({ n_out }) => unitVariance / n_out,
      message: () => words.text("slip.variance"),
    },
    {
      misconception: "variance-in",
      value: ({ n_in }) => unitVariance / n_in,
      message: () => words.text("slip.varianceIn"),
    },
    { misconception: "alone", value: () => 2, message: ({ n_out }) => words.text("slip.alone", { out: n_out }) },
  ],
  ask: ({ n_in, n_out }) => html`<p>${words.text("ask", { in: n_in, out: n_out })}</p>`,
  hints: () => [
    {
      message: words.text("hint.fan"),
      picture: fanPicture(words.text("hint.fan.picture"), "backward", { one: "∂L/∂x", many: words.text("hint.units") }),
    },
    {
      message: words.text("hint.step"),
      formula: row(expectation(sup(mi("ReLU′"), mn(2))), mo("="), frac(mn(1), mn(2))),
      picture: stepPicture(words.text("hint.step.picture")),
    },
    {
      message: words.text("hint.sum"),
      formula: row(
        gradient(mi("x")),
        mo("="),
        outs,
        sigmaSquared,
        mo("·"),
        frac(mn(1), mn(2)),
        mo("·"),
        gradient(mi("h")),
      ),
      picture: solvePicture(words.text("hint.sum.picture"), { requested: "E[(∂L/∂x)²]", answer: "σ²" }),
    },
  ],
  because: () => words.text("because"),
  request: ({ n_in, n_out }, spread, seed) => ({
    scheme: "normal",
    std: Math.sqrt(spread),
    activation: "relu",
    widths: [n_in, n_out],
    samples: 400,
    seed,
    bins: 60,
  }),
  read({ layers: [input, first] }) {
    return {
      what: "E[(∂L/∂x)²]",
      measured: input?.gradSecondMoment ?? Number.NaN,
      aside: { what: "E[h²]", measured: first?.secondMoment ?? Number.NaN },
      spread: first ? leakySpread(first, 0) : null,
    };
  },
};
