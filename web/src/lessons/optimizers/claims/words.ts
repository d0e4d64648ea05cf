import { catalog } from "../../../messages";

/** The words of the claims about the seven rules. */
export const words = catalog("optimizers-claims", {
  title: "The table, put to the test",
  lead: "Each strength and weakness of the lecture's table is an experiment here, small enough to run in front of you. Put the rules in the order you expect, say whether the sentence holds, then run it. Some of the sentences hold, some fail on these problems, and some depend on what the table does not mention.",
  list: "Claims of the table",
  seeds: "seeds",
  "seeds.help": "How often an experiment with chance in it is repeated; the spread is the standard error of the mean.",
  order: "Your order",
  guess: "And the sentence?",
  run: "Run the experiment",
  again: "Run it again",
  stop: "Stop",
  running: "{share} % done",
  "verdict.holds": "it holds",
  "verdict.fails": "it fails",
  "verdict.depends": "it depends",
  "result.right": "The sentence: {verdict}, as you expected.",
  "result.wrong": "The sentence: {verdict}. You expected: {guess}.",
  "result.plain": "The sentence: {verdict}.",
  never: "never",
  failed: "The experiment stopped: {reason}",
  "table.label": "What was measured",
  "plot.empty": "The curves appear here when the experiment has run.",
  "rule.sgd": "SGD",
  "rule.momentum": "Momentum",
  "rule.nesterov": "Nesterov",
  "rule.adam": "Adam",
  "rule.adamw": "AdamW",
  "rule.rmsprop": "RMSprop",
  "rule.adagrad": "Adagrad",
  "surface.ravine": "ravine, 1 to 100",
  "surface.rosenbrock": "Rosenbrock",
  "surface.beale": "Beale",
  "surface.himmelblau": "Himmelblau",
  "axis.rate": "learning rate",
  "axis.accuracy": "validation accuracy (%)",

  "steady.claim": "SGD is stable.",
  "steady.order": "Which of these is calmest? The fewest rising steps first.",
  "steady.score": "{value} % of its steps",
  "steady.method":
    "Four surfaces without noise, from a start near the usual one, another for each seed; each rule at the learning rate that gets lowest, soonest. Counted: on what share of the steps the loss rises before it stays below 1e-6. Below 1 % counts as stable.",
  "steady.says":
    "On average the loss rises on {sgd} % of SGD's steps, {momentum} % of momentum's and {adam} % of Adam's. What remembers older gradients still follows them where the slope has already turned.",
  "steady.says.others":
    "On average the loss rises on {sgd} % of SGD's steps, {momentum} % of momentum's and {adam} % of Adam's; calmer than SGD here: {others}. What remembers older gradients still follows them where the slope has already turned; what only shrinks its strides does not.",

  "tuning.claim": "SGD needs its learning rate tuned.",
  "tuning.order": "Which works at more learning rates? That one first.",
  "tuning.score": "{value} rates",
  "tuning.method":
    "Two spirals, a network of 32 and 32 ReLU units, 1,500 steps, ten learning rates half a decade apart. Counted: at how many of them the network gets 90 % of the validation rows right, for SGD and for Adam.",
  "tuning.usual": "accuracy at 0.01 (%)",
  "tuning.says":
    "SGD works at {sgd} of {of} rates, Adam at {adam}. At 0.01, where many begin, SGD gets {usual} % right; at its best rate {best} %.",

  "generalize.claim": "SGD generalizes better than Adam.",
  "generalize.order": "Which gets more of the test rows right? That one first.",
  "generalize.score": "{value} % right",
  "generalize.method":
    "Noisy moons, 90 training rows, a network of 32 and 32 ReLU units. Each rule gets the learning rate that does best on the validation rows; the test rows are looked at once, at the end.",
  "generalize.train": "training loss",
  "generalize.test": "test accuracy (%)",
  "generalize.says.clear":
    "SGD minus Adam: {gain} points of test accuracy, standard error {error}. With {seeds} seeds chance makes as much in less than one of twenty comparisons: on this problem the difference is real.",
  "generalize.says.open":
    "SGD minus Adam: {gain} points of test accuracy, standard error {error}. Chance makes as much in more than one of twenty comparisons with {seeds} seeds: here nobody can tell them apart. The claim comes from large networks on images, and does not carry over to every problem.",

  "faster.claim": "Momentum is faster than SGD, for one more knob.",
  "faster.order": "Which needs fewer steps at κ = 1,000, each at its best rate? That one first.",
  "faster.score": "{value} steps",
  "faster.method":
    "Ravines of condition number κ, from one step along and one across. For SGD and for three momenta the fewest steps to a loss that stays below 1e-6, over 61 learning rates: each at its best.",
  "faster.momentum": "momentum {momentum}",
  "faster.kappa": "κ = {kappa}",
  "faster.says":
    "For one step of momentum 0.9 SGD takes {round} at κ = 1, {ten} at κ = 10 and {thousand} at κ = 1,000: momentum pays where curvatures differ much. How much of it pays differs as well, and that is the knob: best of those tried are {best}, where 0 is SGD.",

  "smooth.claim": "Momentum smooths noisy gradients.",
  "smooth.order": "Which walks in the calmer direction? The smaller variance first.",
  "smooth.score": "variance {value}",
  "smooth.method":
    "The bowl with noise of standard deviation 1 added to every gradient, 2,000 steps. Momentum 0.9 at lr 0.01 takes strides as long as SGD at 0.1. Compared: the variance of the noise in the direction that is walked, and the loss once both have arrived.",
  "smooth.noise": "noise in the direction (variance)",
  "smooth.rest": "loss at rest",
  "smooth.says":
    "The direction is {times} times less noisy; (1 + μ)/(1 − μ) = {predicted} is predicted. The place of rest is not calmer: its loss is {rest} times that of SGD, because each noisy gradient is still walked off in full, only spread over more steps.",

  "look-ahead.claim": "Nesterov is often faster than momentum, for about the same tuning.",
  "look-ahead.order": "Which is the faster on more of the four surfaces? That one first.",
  "look-ahead.score": "{value} of 4",
  "look-ahead.method":
    "Four surfaces, momentum 0.9 for both, and for each of them the fewest steps to a loss that stays below 1e-6, over 33 learning rates: each at its best.",
  "look-ahead.momentum": "steps, momentum",
  "look-ahead.nesterov": "steps, Nesterov",
  "look-ahead.says":
    "Nesterov is faster on {faster} of {compared} surfaces. Looking ahead damps the swinging across a valley; it also lowers the largest stable rate, from 2(1 + μ)/λ to 2(1 + μ)/((1 + 2μ)λ).",

  "out-of-box.claim": "Adam works out of the box.",
  "out-of-box.order": "Who works at how many of the ten learning rates? The most first.",
  "out-of-box.score": "{value} rates",
  "out-of-box.method":
    "Two spirals, a network of 32 and 32 ReLU units, 1,500 steps, ten learning rates half a decade apart. Counted: at how many of them the network gets 90 % of the validation rows right. That is what somebody finds who does not tune.",
  "out-of-box.rates": "rates that work, of {of}",
  "out-of-box.best": "best accuracy (%)",
  "out-of-box.says":
    "Adam works at {adam} of {of} rates, SGD at {sgd}; the widest range has {widest}. Where a rule works is another decade for each, so a rate does not carry over from one to the next.",

  "axes.claim": "Adam gives each parameter a rate of its own.",
  "axes.order": "On the turned ravine, each at its best rate: who is there first?",
  "axes.score": "{value} steps",
  "axes.method":
    "The same ravine, condition number 100, once along the axes and once turned by 45°. Each rule runs at the rate that is best along the axes, then at that rate on the turned ravine, then at the rate that is best there. Counted: steps until the loss stays below 1e-6.",
  "axes.along": "along the axes",
  "axes.same": "turned, same rate",
  "axes.across": "turned, best rate",
  "axes.says":
    "Along the axes the order is {along}; turned, each at its best rate, {across}. At the same rate SGD needs {sgd} times as many steps turned, Adam {adam} times. A rate for each parameter helps when the ravine lies along a parameter. SGD and momentum do not know where the axes are, so turning changes nothing for them.",

  "decay-strength.claim": "In Adam, weight decay added to the gradient loses its strength.",
  "decay-strength.order": "In which does a hundredfold decay take more off? That one first.",
  "decay-strength.score": "{value} % more",
  "decay-strength.method":
    "A weight that starts at 1 and whose input is always 0, so that the loss has no gradient for it; lr 0.001. All that moves it is the decay. It is run with decay 0.01 and with 1, a hundred times as strong.",
  "decay-strength.row": "{rule}, decay {decay}",
  "decay-strength.early": "after 100 steps",
  "decay-strength.late": "after 1,000 steps",
  "decay-strength.says":
    "After 100 steps the two decays differ by {adam} % in Adam and by {adamw} % in AdamW. Adam divides the gradient by the root of its own square, and the decay's strength is divided away with it. AdamW takes the decay off before.",

  "better-decay.claim": "AdamW's decoupled decay regularizes better.",
  "better-decay.order": "Whose validation loss is lower, each at its best strength of decay? The lowest first.",
  "better-decay.score": "loss {value}",
  "better-decay.method":
    "Noisy moons, 48 training rows, 64 and 64 ReLU units that could learn them by heart, lr 0.01, six strengths of decay. Compared: the loss on validation rows.",
  "better-decay.row": "decay {decay}",
  "better-decay.loss": "validation loss, {rule}",
  "better-decay.says.clear":
    "At its best decay ({adamw}) AdamW ends {gain} below Adam at its best ({adam}): more than chance makes of {seeds} seeds in one of twenty comparisons.",
  "better-decay.says.open":
    "At its best decay ({adamw}) AdamW ends {gain} below Adam at its best ({adam}): no more than chance makes of {seeds} seeds. Each has a strength that works, but not the same one: Adam's is right within a narrower range, and does not carry over to AdamW.",

  "moving.claim": "RMSprop suits targets that move.",
  "moving.order": "Who is nearest to the moving minimum at the end? The nearest first.",
  "moving.score": "distance {value}",
  "moving.method":
    "A ravine whose minimum moves 0.01 along both axes with every step, noise of standard deviation 1 on every gradient. Each of the seven rules gets the learning rate that keeps it nearest over steps 1,000 to 2,000, and goes on with it to step 20,000. Compared: how far it is from the minimum, early and late.",
  "moving.early": "distance, steps 1,000 to 2,000",
  "moving.late": "distance, steps 19,000 to 20,000",
  "moving.says":
    "Late, RMSprop is {rmsprop} times as far away as early: its average forgets old gradients. Adagrad's sum forgets none, its strides shorten, and it is {adagrad} times as far away. But following is not RMSprop's alone: nearest at the end is {best}, and RMSprop is {share} times as far away as that. SGD, held to a small rate by the steep wall, is {sgd} times as far, and AdamW, whose decay pulls back to 0, {adamw} times.",

  "sensitive.claim": "RMSprop is sensitive to its knobs.",
  "sensitive.order": "Which works at more of the thirty settings? That one first.",
  "sensitive.score": "{value} settings",
  "sensitive.method":
    "Two spirals, as for Adam out of the box: ten learning rates, and three lengths of memory for the squares (α of RMSprop, β₂ of Adam). Counted: at how many rates the network gets 90 % of the validation rows right.",
  "sensitive.rates": "{rule}: rates that work, of {of}",
  "sensitive.memory": "memory {memory}",
  "sensitive.says.open":
    "RMSprop works at {rmsprop} of {of} settings, Adam at {adam}: no more apart than chance makes of these seeds. From one memory to another RMSprop's number of working rates changes by {swing}.",
  "sensitive.says":
    "RMSprop works at {rmsprop} of {of} settings, Adam at {adam}. From one memory to another RMSprop's number of working rates changes by {swing}.",

  "sparse.claim.adagrad": "Adagrad is good for sparse features.",
  "sparse.claim.adam": "Adam is good for sparse gradients.",
  "sparse.order": "Who gets the weights of the rare features best? The smallest error first.",
  "sparse.score": "error {value}",
  "sparse.method":
    "Linear regression on eight features; feature k is there in one row of 2^k. Each rule at the rate with the lowest training loss. Compared: how far the weights of the two commonest and of the two rarest features are from the truth after 100 steps.",
  "sparse.common": "error, common features",
  "sparse.rare": "error, rare features",
  "sparse.loss": "training loss",
  "sparse.says.adagrad":
    "The weights of rare features are off by {own} in Adagrad and by {sgd} in SGD. A feature that was seldom there has a small sum of squares, so Adagrad still takes long strides for it.",
  "sparse.says.adam":
    "The weights of rare features are off by {own} in Adam and by {sgd} in SGD. A weight whose gradient is mostly 0 has a small mean of squares, so Adam's strides for it stay long when one comes.",

  "dying-rate.claim": "Adagrad's learning rate shrinks until nothing moves.",
  "dying-rate.order": "Who comes farther in 10,000 steps? The farthest first.",
  "dying-rate.score": "{value} far",
  "dying-rate.method":
    "A slope that is 1 everywhere, lr 0.01, 10,000 steps. Shown: the length of a stride as a share of the learning rate, and the whole way.",
  "dying-rate.step": "stride {step}",
  "dying-rate.travel": "whole way",
  "dying-rate.says":
    "The last stride is {last} of the learning rate, one over the root of the steps. The whole way is {travel}; lr (2 √T − 1.46) = {predicted} is predicted, where SGD goes lr T.",
});
