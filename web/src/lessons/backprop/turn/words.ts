import { catalog } from "../../../messages";

export const words = catalog("backprop.turn", {
  lead: [
    "Now you are the backward pass. Walk back from L: at each operation write its local derivatives, then the",
    "adjoint of every input that has all its paths: r̄, with a bar, is the derivative of L with respect to r.",
  ],
  "lead.how": "Fractions and decimals are both fine, three digits are enough.",
  level: "level",
  "level.1": "chain",
  "level.2": "neuron",
  "level.3": "two paths",
  "level.1.help": "One path from every input to the end.",
  "level.2.help": "Sigmoid, ReLU, and products whose factors are all wanted.",
  "level.3.help": "Values that are used twice, the larger of two, and division.",
  next: "New exercise",
  number: "exercise {seed}",
  graph: "The graph of the exercise: {text}",
  forward: "Forward, done for you",
  step: "Step {step} of {steps}",
  "step.back": "Back through",
  "step.known": "known:",
  "step.more": "Steps still to come: {count}.",
  "blank.local": "Derivative of {of} with respect to {by}",
  "blank.local.slot": "Derivative of {of} with respect to {by} in slot {slot}",
  "blank.adjoint": "Adjoint of {of}: derivative of L with respect to {of}",
  adjoint: "adjoint",
  local: "local",
  right: "right",
  wrong: "not yet",
  "answer.is": "the engine has {value}",
  hint: "Hint",
  worked: "Show the step",
  unreadable: "That is no number. Write it like 0.75, 0,75, -3 or 3/4.",
  unknown: "That is not it, and it is none of the usual slips. The hint names the rule.",
  several: "More than one slip gives this number.",
  "kind.sign":
    "The size is right, the sign is not. Look for a minus that came with the operation, or one that was lost.",
  "kind.upstream": [
    "That is the local derivative alone. The adjoint of the result comes down from above and multiplies it: the",
    "chain rule needs both factors.",
  ],
  "kind.paths": "That is only part of it. {name} reaches L by {count} paths, and what comes down them is added.",
  "kind.value":
    "That is a value of the forward pass. Asked for is a derivative: how fast the result changes, not what it is.",
  "kind.early": [
    "You have multiplied by the adjoint already. The local derivative knows nothing of what lies above: that",
    "factor comes in the next line.",
  ],
  "kind.reciprocal.local": "That is one over it: upside down.",
  "kind.reciprocal.adjoint": "The adjoint is multiplied by the local derivative, not divided by it.",
  "kind.rounding": "Close: that is rounded too much. Give three digits, or a fraction.",
  "rule.other": "Ask by how much the result moves when this input alone moves a little.",
  "rule.chain": "Chain rule: the adjoint of {through}, times the local derivative you have just found.",
  "rule.paths":
    "Chain rule over {count} paths: for each one the adjoint at its upper end times the local derivative. Then add.",
  "summary.title": "Done: {score} of 100",
  "summary.text": [
    "{atOnce} of {count} right at the first try, without help. Half a point for an answer after a slip or a",
    "hint, none where the step was shown.",
  ],
  "summary.gradient": "You have the whole gradient, in one pass back: that is what loss.backward() does.",
  again: "Same exercise again",
  harder: "Next level",
  waiting: "The engine is working out the exercise.",
});

/** The rule that a local derivative is found by, by operation; `rule.other` where there is none. */
export const rules = catalog("backprop.turn.rule", {
  add: "Sum rule: a sum hands its adjoint to each input unchanged. What is the derivative of u + v with respect to u?",
  sub: "Sum rule with a sign: u - v grows with u and falls with v.",
  mul: "Product rule: with respect to one factor, the derivative is the other factor.",
  div: "Quotient rule: u / v has derivative 1 / v with respect to u, and minus u / v squared with respect to v.",
  pow: "Power rule: the exponent comes down in front, and the power goes down by one.",
  sigmoid: [
    "The sigmoid's derivative is its own value times one minus that value. The value is there already, from the",
    "forward pass.",
  ],
  relu: "ReLU passes everything on where its input is above 0, and nothing where it is below.",
  max: "The larger input gets everything, the other one nothing.",
  neg: "A minus sign has derivative -1.",
});
