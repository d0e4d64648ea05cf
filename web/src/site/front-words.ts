import { catalog } from "../messages";

/** The words of the front page. */
export const words = catalog("front", {
  title: "Train a network. See why it learns, or why it does not.",
  lead: [
    "Gradlab is one lecture of a deep-learning course that you can operate: how networks are trained, and why",
    "hyper-parameters matter. A real network trains in this tab while you turn its knobs.",
  ],
  start: "Begin with the training loop",
  play: "Or go straight to the playground",
  teach: "You teach? Put a lesson into your course",
  caption: [
    "Two spirals, {rows} points, and a network of {parameters} weights that has to tell them apart. Each field",
    "has the colour of the class the network believes in; the paler, the less sure.",
  ],
  figure: "Where the network draws the border between two spirals",
  waiting: "The network is being built.",
  loss: "loss",
  accuracy: "accuracy",
  path: "The lecture, question by question",
  "path.lead": [
    "Each lesson opens with a question, asks what you expect, and then lets you run it. Take them in order, or",
    "follow a link from your course.",
  ],
  shows: "In the lecture: {what}.",
  how: "How it works",
  "how.real": "Nothing is faked",
  "how.real.text": [
    "The curves, the weights and the gradients come from a C++ core that runs here as WebAssembly, with the",
    "formulas of PyTorch and the same numbers.",
  ],
  "how.ask": "Guess first",
  "how.ask.text": [
    "Before something is shown you say what you expect. Being wrong is the quickest way to notice what you did",
    "not know.",
  ],
  "how.share": "Every setting has an address",
  "how.share.text": [
    "Undo always works, and Share copies a link to exactly what you see: for a question to a colleague, or for",
    "your slides.",
  ],
});
