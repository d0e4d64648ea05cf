import { catalog } from "../../../messages";

/** The words of the panel for the learner's own rule. */
export const words = catalog("optimizers-own", {
  title: "Write your own rule",
  text: [
    "One assignment a line. Given are theta, its gradient g, and t, which counts the updates from 1. What else you",
    "assign starts at 0 and is remembered from step to step; what you only read is a constant and gets a slider",
    "below.",
  ],
  functions: "There are + − * / ^ and exp, log, sqrt, abs, max, min, tanh. Each coordinate is updated by itself.",
  examples: "Start from",
  exercises: "Find the slip",
  "example.sgd": "SGD",
  "example.momentum": "Momentum",
  "example.sign": "Sign-SGD",
  "example.adam": "Adam",
  "example.lion": "Lion",
  "example.hurried": "A hurried Adam",
  "example.forgetful": "A forgetful AdaGrad",
  "hurried.task": [
    "Somebody wrote Adam from memory. It runs, but it is not Adam: its first step is ten times too long. One",
    "sign in each of two lines is wrong. Mend them until it follows Adam.",
  ],
  "hurried.mended": [
    "Mended: it follows Adam. The means begin at 0 and are too small at first, so they are divided by 1 − β^t.",
    "Multiplied, m is a hundred times too small in the first step and √v a thousand times: their quotient is ten",
    "times too large.",
  ],
  "forgetful.task": [
    "This is meant to be AdaGrad, and its first step is right. Then it strides on as if nothing had been. What",
    "does it forget? Mend it until it follows Adagrad.",
  ],
  "forgetful.mended": [
    "Mended: it follows Adagrad. Without the sum, g/√s is only the sign of g: every step as long as the first,",
    "and no rest at the minimum.",
  ],
  field: "Your rule",
  reads: "It can be read and races with the others.",
  idle: "It can be read.",
  join: "Let it race",
  wrong: "Not yet a rule, so it does not race.",
  "map.title": "The path of your own rule",
  map: "Your rule and the others over all {steps} steps",
  table: "Your rule beside the others",
  "table.rule": "beside",
  "table.same": "the same path",
  "table.step": "parts at step {step}",
  "table.ratio": "your step ÷ its",
  "table.loss": "its loss at the end",
  "table.own": "yours: {loss}",
  "table.none": "Let another rule race, and the two are compared here.",
});
