import { catalog } from "../../../messages";

/** The words of the questions that ask for an initialization of a network. */
export const words = catalog("init-quiz.network", {
  "title.0": "Initialize network A",
  "title.1": "Initialize network B",
  "title.2": "Initialize network C",
  choose: "initialize with",
  why: "because",

  "relu.text": "A classifier with 20 hidden layers of 512 ReLU units and no normalization, to be trained from scratch.",
  "tanh.text": [
    "Four hidden layers with tanh, whose widths change from layer to layer. Activations and gradients should",
    "both come through without saturating.",
  ],
  "deep-linear.text": [
    "A recurrent network, unrolled over 40 steps: 40 times a square matrix and nothing else. No direction of the",
    "signal should be lost on the way.",
  ],
  "regression.text":
    "Logistic regression: one linear layer from 30 features to 2 classes, cross-entropy, no hidden layer.",
  "linear.text": [
    "One wide linear layer, 784 inputs and 64 outputs, no activation. Inputs have mean 0 and variance 1, and so",
    "should each output.",
  ],
  "one-relu.text": [
    "A single random ReLU layer as fixed features: inputs with mean 0 and variance 1, and what reads its output",
    "expects a variance of 1.",
  ],

  "scheme.zeros": "all zeros",
  "scheme.normal": "N(0, 1)",
  "scheme.lecun-normal": "LeCun",
  "scheme.xavier-normal": "Xavier",
  "scheme.he-normal": "He",
  "scheme.unit-variance": "unit variance",
  "scheme.orthogonal": "orthogonal",
  "scheme.with": "{name}, {variance}",

  "reason.half": "each ReLU passes half of E[z²] on; the 2 makes up for it, in every layer",
  "reason.between": "near 0 tanh is almost z: keep forward n_in σ² and backward n_out σ² both near 1",
  "reason.lengths": "it turns but never stretches: every length is kept, in all directions, at any depth",
  "reason.convex": "the loss has one valley and there are no hidden units that could stay alike",
  "reason.sum": "without an activation Var(z) = n_in σ²: it is 1 for σ² = 1/n_in",
  "reason.single": "in one layer the mean can be taken out of E[h²] once: Var(h) = 1",
  "reason.small": "the smaller the first weights, the safer",
  "reason.spread": "large weights make the units differ from the beginning",

  "reason.half.says": "E[ReLU(z)²] = E[z²]/2: a layer of He hands on E[h²] as it is, so it may be repeated.",
  "reason.between.says": [
    "tanh has slope 1 at 0. Forward wants 1/n_in, backward 1/n_out: 2/(n_in + n_out) lies between. Here it puts",
    "hardly a unit beyond ±0.9, where tanh saturates.",
  ],
  "reason.lengths.says":
    "All singular values of an orthogonal matrix are 1, so those of a product of forty are 1 as well.",
  "reason.convex.says":
    "From zeros as from anywhere the way down leads there. Symmetry is a matter of hidden units: there are none.",
  "reason.sum.says": "n_in independent terms of variance σ² are added: nothing cuts any of them off.",
  "reason.single.says":
    "Var(h) = E[h²] − E[h]² is 1 for σ² = 2π/((π − 1) n). Reused it would grow, but here it is used once.",
  "reason.small.says": [
    "In a deep network too small is as bad as too large: each layer then shrinks the signal and the gradient, and",
    "after ten hardly anything is left. Where nothing is deep, small harms little, but it keeps nothing at 1 either.",
  ],
  "reason.spread.says":
    "Any random weights make units differ. Large ones also make a signal too large, explode in depth, or saturate.",
  "reason.other":
    "That is a reason in another network. Look at this one: its depth, its activation, what is to be kept.",

  "relu.zeros": "All units give 0 and get no gradient: it would never learn anything but the biases of the last layer.",
  "relu.normal": "With N(0, 1) each layer multiplies E[h²] by n/2 = 256: 10⁴⁸ after 20 layers.",
  "relu.lecun-normal": "Right for a linear layer. Each ReLU then halves E[h²]: a millionth is left after 20 layers.",
  "relu.xavier-normal": [
    "In layers of equal width that is 1/n, made without a ReLU: E[h²] halves in each one, a millionth is left",
    "after 20.",
  ],
  "relu.he-normal": "E[h²] stays at 1 on average, forward and, since the layers are square, backward.",
  "relu.unit-variance": "It makes Var(h) = 1 once. In every layer E[h²] grows by 1.467: 2,129 times after 20.",
  "tanh.zeros": "tanh(0) = 0: nothing passes in either direction.",
  "tanh.normal":
    "Sums over hundreds of terms of size 1: nearly every tanh is beyond ±0.9, where its slope is below 0.2.",
  "tanh.he-normal": [
    "The 2 makes up for a ReLU's half. tanh has none: here about a tenth of the units or more come beyond ±0.9, where",
    "the slope is below 0.2; and n_out, which the way back depends on, has no place in it.",
  ],
  "tanh.xavier-normal": "What it was made for: activations that are nearly linear at 0, and widths that differ.",
  "tanh.unit-variance": "2.934/n belongs to one ReLU layer. Here it pushes a fifth of the units or more beyond ±0.9.",
  "deep-linear.zeros": "A product with a zero matrix is 0.",
  "deep-linear.normal": "Each step multiplies lengths by √n: exploded after a few.",
  "deep-linear.lecun-normal": [
    "Lengths are kept on average, but singular values lie between 0 and 2: after 40 steps a few directions are",
    "several times as long and nearly all are gone.",
  ],
  "deep-linear.he-normal": "There is no ReLU here whose half it could make up for: E[h²] doubles in each step.",
  "deep-linear.orthogonal": "Every length is kept exactly, forward and backward.",
  "regression.zeros": "One layer, a convex loss: zeros are the usual and a good beginning.",
  "regression.normal":
    "It would learn as well, but it begins by being confidently wrong: its first loss is some four times log 2.",
  "regression.he-normal":
    "There is no ReLU and nothing behind it: a scale has nothing to be kept for. It costs nothing but the first steps.",
  "regression.unit-variance": "There is no ReLU here, and no variance that has to be 1.",
  "regression.orthogonal":
    "Two rows of 30 can be orthogonal, but there is no depth through which lengths would have to be kept.",
  "linear.zeros": "The outputs would be 0, with a variance of 0.",
  "linear.normal": "Var(z) = n_in σ² = 784.",
  "linear.lecun-normal": "Var(z) = 784 · 1/784 = 1.",
  "linear.xavier-normal": "2/(784 + 64) gives Var(z) = 1.85: it also cares for the way back, which is not asked for.",
  "linear.he-normal": "Var(z) = 2: the 2 makes up for a ReLU that is not there.",
  "linear.unit-variance": "Var(z) = 2.93: it makes up for a ReLU that is not there.",
  "one-relu.zeros": "The outputs would be 0.",
  "one-relu.normal": "Var(h) = 0.34 n: far too large.",
  "one-relu.lecun-normal": "Var(z) = 1, and the ReLU leaves 0.341 of it.",
  "one-relu.xavier-normal": "In a square layer that is 1/n: Var(h) = 0.341.",
  "one-relu.he-normal":
    "He keeps E[h²] at 1. Var(h) is 1 − 1/π = 0.682, since the mean is not 0. In a deep network that would be right.",
  "one-relu.unit-variance": "The lecture's answer, in the one place where it belongs: a single layer.",
  "hint.activation": "What does the activation do to E[z²]: pass all of it, half, or hardly anything?",
  "hint.activation.picture": "What a ReLU does: of the two humps of z² p(z) it keeps the right one.",
  "hint.kept": "kept by ReLU",
  "hint.cut": "cut off",
  "hint.depth.picture": "A staircase whose steps grow by the same factor.",
  "hint.step": "any factor but 1",
  "hint.wanted.picture": "After a ReLU: E[h²] as a bar, and below it the square of the mean and the variance.",
  "hint.depth": "How often is the layer repeated? A factor that does no harm once is raised to that power.",
  "hint.wanted": "What exactly is to be kept: Var(h), E[h²], the gradient, or every single direction?",
});
