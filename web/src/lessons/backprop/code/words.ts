import { catalog } from "../../../messages";

/** The words of the programs. */
export const words = catalog("backprop.code", {
  language: "language",
  "language.torch": "PyTorch",
  "language.numpy": "NumPy",
  "language.tfjs": "TensorFlow.js",
  "language.jax-js": "jax-js",
  "about.torch": "PyTorch records each operation as it runs. backward() reads that record from its end.",
  "about.numpy": "NumPy differentiates nothing: each operation hands its adjoint on in a line of its own.",
  "about.tfjs": "TensorFlow.js records what a function does, and goes back through it.",
  "about.jax-js": "jax-js traces a function. Each use of an array but the last takes a reference, .ref.",
  program: "The expression as a program in {language}",
  printed: "It prints",
  "kink.tfjs": "Here is a kink, and TensorFlow.js takes another slope at it: what it prints may differ.",
  "kink.jax-js": "Here is a kink, and jax-js takes another slope at it: what it prints may differ.",
  steep: "Here 0 is multiplied by an infinite slope. Gradlab takes 0; the program prints that it is no number.",
  double: "In double precision, as the engine computes.",
  single: "In single precision: about seven digits agree.",
  forward: "The program goes backward; in forward mode only its lines with values run along.",
  nothing: "Nothing to differentiate: the result depends on no input.",
});
