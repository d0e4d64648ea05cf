import { catalog } from "../../messages";

/** The words of what is observed, trained and sorted in the lesson `init`. */
export const story = catalog("init-story", {
  "see.title": "What do you expect?",
  "see.lead": "Thirteen questions. Think of an answer first: each one sets the figure, and then says what is seen.",
  "see.button": "show it",
  "see.again": "in the figure",
  "see.networks": "Medians of {count} random networks, and the range they cover. Theory is the mean over all networks.",
  "see.counting": "{count} of {all} networks so far.",
  "see.apart":
    "Networks differ much at depth: the factor of a layer is an average over its n units, off by about √(5/n), and the same network multiplies all of them. So log E[h²] spreads by up to √(5L/n) after L layers: 0.63 for 20 layers of 256 units, a factor of 1.9 up or down. A few large ones pull the mean above the median. Wider layers differ less.",
  "see.measured": "median",
  "see.range": "range",
  "see.theory": "theory",

  "see.scale.title": "σ = 0.01 or σ = 1: what is left after twenty layers?",
  "see.scale.text":
    "A ReLU layer multiplies E[h²] by nσ²/2. With 256 units, σ = 0.01 gives 0.0128 a layer and σ = 1 gives 128. Twenty layers later nothing is left, or far too much.",
  "see.backward.title": "And the gradient, on its way back?",
  "see.backward.text":
    "On the way back a layer multiplies by the same nσ²/2, since half of the units pass nothing. What kills the signal forward kills the gradient backward: the first layers get no gradient at all, or a far too large one.",
  "see.xavier.title": "Does Xavier's σ² = 1/n keep a signal through ReLUs?",
  "see.xavier.text":
    "Xavier's σ² = 1/n keeps the variance of a linear layer. A ReLU throws half of E[h²] away, so each layer halves the signal.",
  "see.he.title": "Why 2/n?",
  "see.he.text":
    "He's σ² = 2/n is twice Xavier's 1/n, to make up for the half that a ReLU cuts off. E[h²] stays 1 at any depth, on average over networks; a single network wanders. The variance is not 1 but 1 − 1/π, because the mean is not 0. It need not be 1: what the next layer sees is E[h²].",
  "see.reused.title": "What becomes of the quiz's σ, used in every layer?",
  "see.reused.text":
    "It makes Var(h) = 1 after the first layer, exactly as asked. But the second layer sees E[h²], which is larger than the variance, and from there everything grows by the same factor a layer.",
  "see.unit.title": "Does a unit still tell inputs apart?",
  "see.unit.text":
    "Pooled over units and inputs the variance stays 0.68. Of a single unit, over the inputs, it fades: deep down all inputs look alike. Formulas for initialization speak of the pooled one; the other says what the network can still tell apart.",
  "see.default.title": "What does PyTorch do by itself?",
  "see.default.text":
    "nn.Linear draws uniformly with variance 1/(3n): a sixth is left after every ReLU layer. Its random biases then keep the signal from vanishing, at 1/(5n), but that signal no longer depends on the input.",
  "see.fans.title": "Fan-in or fan-out, when widths differ?",
  "see.fans.text":
    "When widths differ, one σ cannot serve both directions. With fan-in the forward signal stays 1 while the gradient grows by fan-out/fan-in a layer: here from 32 to 256 units, eight times in all. Xavier takes the mean of both.",
  "see.tanh.title": "tanh: is a gain of 5/3 right?",
  "see.tanh.text":
    "With gain 1, tanh shrinks the signal slowly, like 1/(2l). With 5/3 it comes to rest at E[h²] = 0.424, which looks perfect, but the gradient then grows by 1.21 a layer.",
  "see.smooth.title": "GELU and SiLU: is He's gain right?",
  "see.smooth.text":
    "ReLU of twice z is twice ReLU of z; for GELU and SiLU that is not so. With He the small signal is treated ever more like z/2, and it decays faster and faster. There is a gain over He that balances it, 1.038 for GELU and 1.102 for SiLU, but the balance is unstable: a network that is a little off drifts further away.",
  "see.mean.title": "What if the inputs have a mean?",
  "see.mean.text":
    "All of this assumed inputs of mean 0. With mean μ a layer sees 1 + μ² instead of 1: here μ = 1, and everything doubles. Divide σ² by 1 + μ², or subtract the mean first. Try a gain of 0.707.",
  "see.normalized.title": "With normalization, do first weights still matter?",
  "see.normalized.text":
    "Set z back to mean 0 and variance 1 in every layer, and the first weights no longer decide the scale of the signal: even N(0, 1) stays at E[h²] = 1/2, like all the others. They still decide how fast the network learns, from N(0, 1) far slower than from He: train them under “Does it matter?”. And only weights far below 10⁻³ still make the signal vanish, because the normalization divides by √(variance + ε).",
  "see.alike.title": "All weights equal: what is a layer worth?",
  "see.alike.text":
    "Give every weight the same value and every unit of a layer computes the same number. The scale is right, the strips even look alive across inputs, but a layer of 256 is worth one unit.",

  "claim.small": "E[h²] at layer 20, σ = 0.01",
  "claim.large": "E[h²] at layer 20, σ = 1",
  "claim.gradient.small": "gradient² at the input, σ = 0.01",
  "claim.gradient.large": "gradient² at the input, σ = 1",
  "claim.layer1": "E[h²] at layer 1",
  "claim.layer10": "E[h²] at layer 10",
  "claim.layer20": "E[h²] at layer 20",
  "claim.variance1": "Var(h) at layer 1",
  "claim.variance10": "Var(h) at layer 10",
  "claim.variance20": "Var(h) at layer 20",
  "claim.pooled10": "Var(h) at layer 10, pooled",
  "claim.unit10": "Var(h) at layer 10, per unit",
  "claim.without20": "E[h²] at layer 20, without biases",
  "claim.with20": "E[h²] at layer 20, with biases",
  "claim.gradient0": "gradient² at the input",
  "claim.gradientFactor": "growth of gradient² a layer",
  "claim.normal20": "E[h²] at layer 20, N(0, 1)",
  "claim.he20": "E[h²] at layer 20, He",
  "claim.torch20": "E[h²] at layer 20, PyTorch",
  "claim.he10": "E[h²] at layer 10, He",
  "claim.balanced10": "E[h²] at layer 10, He × 1.038",
  "claim.spread": "largest difference between two units",

  "alike.title": "Equal weights never break symmetry",
  "alike.text":
    "Can training repair it? Here a small network learns to tell two moons apart, once from equal weights and once from He. Each dot is a hidden unit, placed by its two weights; its trail is its way through training.",
  "alike.run": "Train both",
  "alike.empty": "Train both: each unit leaves a trail.",
  "alike.equal": "all weights 0.3",
  "alike.he": "He",
  "alike.axis.x": "weight of x₁, −{reach} to {reach}",
  "alike.axis.y": "weight of x₂, −{reach} to {reach}",
  "alike.same":
    "{units} units, one dot: after {steps} updates the largest difference between two of them is {difference}. Loss {loss}.",
  "alike.differ":
    "{units} units, {units} ways: the largest difference between two weights is {difference}. Loss {loss}.",
  "alike.because":
    "Units that compute the same and are used in the same way, with equal outgoing weights too, get the same gradient and take the same step. Nothing in the loop can tell them apart, so they stay the same for ever. Different outgoing weights would be enough to part them; random numbers break the tie on both sides.",

  "deep.title": "Does it matter?",
  "deep.text":
    "The same deep ReLU network learns handwritten digits from each initialization of the figure: same data, same order of batches, same learning rate, from several seeds. Only the first weights differ. Say what you expect, then train.",
  "deep.question": "Trained for {steps} updates from {count} seeds each: which ends with the lowest loss?",
  "deep.same": "no difference that can be seen",
  "deep.found": "{best} ends lowest: {loss}. Told apart from it (pairs by seed, 5 % for all together): {apart}.",
  "deep.found.alike": "Not told apart from {best} with {count} seeds: {alike}.",
  "deep.found.none": "nobody",
  "deep.found.diverged": "{label}: {diverged} of {count} diverged, so it ranks behind.",
  "deep.guessed": "You expected: {guess}.",
  "deep.layers": "hidden layers",
  "deep.layers.help": "Of 32 units each.",
  "deep.optimizer": "optimizer",
  "deep.optimizer.help":
    "SGD with 0.05 or Adam with 0.002, the same for all. Adam divides by the size of the gradients, so it makes up for a little of a bad scale, while gradients stay above its ε.",
  "deep.normalization": "normalization",
  "deep.normalization.help": "Batch or layer normalization before every ReLU.",
  "deep.run": "Train {count} networks",
  "deep.plot": "Training loss from each initialization",
  "deep.axis": "training loss",
  "deep.steps": "step",
  "deep.empty": "Train them, and their curves meet here.",
  "deep.guess": "guessing: {loss}",
  "deep.none": "{label}: {problem}",

  "sort.title": "How does it begin, and how does it end?",
  "sort.text":
    "First the lecture's network, W₃ relu(W₂ relu(W₁x\u00a0+\u00a0b₁)\u00a0+\u00a0b₂)\u00a0+\u00a0b₃ with 64 units a layer; then a linear model. Each is trained on handwritten digits with SGD, learning rate {rate}, for {steps} updates. Say how each one begins, and whether it has learned in the end; then let them run.",
  "sort.rules":
    "Judged by {seeds} runs each. It explodes, when the first loss is over 5 times that of guessing (log 10); it stands still, when after {early} updates the loss is still above 0.8 of guessing; it has learned, when the loss ends below half of guessing.",
  "sort.rate": "learning rate",
  "sort.rate.help": "Two of the eight end otherwise at another rate. Another rate begins anew.",
  "sort.model.network": "three-layer ReLU network",
  "sort.model.linear": "linear model",
  "sort.begins": "begins",
  "sort.ends": "ends",
  "sort.case.he": "He, N(0, 2/n)",
  "sort.case.zeros": "all zero",
  "sort.case.large": "N(0, 1)",
  "sort.case.equal": "all 0.1",
  "sort.case.small": "N(0, 0.01²)",
  "sort.case.xavier": "Xavier, N(0, 1/n)",
  "sort.case.linear-zeros": "all zero",
  "sort.case.linear-equal": "all 0.1",
  "sort.learns": "learns at once",
  "sort.stands": "stands still",
  "sort.explodes": "explodes",
  "sort.learned": "has learned",
  "sort.not": "has not",
  "sort.disagree": "depends on the seed",
  "sort.run": "Run all eight",
  "sort.missing": "Say all first; {count} answers to go.",
  "sort.score": "{right} of {count} as you said.",
  "sort.evidence": "loss {first}, then {early}, at the end {last}; {accuracy} right",
  "sort.evidence.alike": "loss {first}, then {early}, at the end {last}; all units of a layer the same",
  "sort.evidence.diverged": "loss {first} at first; {diverged} of {count} runs diverged",
  "sort.surprise":
    "The linear model does not mind zeros. Its loss is convex and there is no hidden unit that would have to differ from another: each class has its own targets, and they alone make its weights differ. Symmetry is a problem of hidden layers.",
  "sort.late":
    "N(0, 0.01²) is not dead, it begins late: its gradients are small but not 0, the loss stays that of guessing for hundreds of updates, and then falls. At a rate of 0.03 the 1,500 updates end before that; in deeper networks the wait is longer still.",
  "sort.recovers":
    "N(0, 1) begins about a hundred times worse than guessing. At a rate of 0.1 three layers are few enough for SGD to find back; at 0.3 they are not. Lay N(0, 1) over the figure and train ten hidden layers, further below: it diverges within ten steps.",
  "sort.yours": "as you said",
  "sort.said": "you said: {guess}",
  "sort.again": "Sort again",
});
