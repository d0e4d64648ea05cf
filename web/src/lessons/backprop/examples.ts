/** An expression to begin with: its text, and what its names stand for, as typed. */
export interface Example {
  text: string;
  at: Readonly<Record<string, string>>;
}

/** The ready examples, the lecture's neuron first. */
export const examples = {
  neuron: {
    text: "z = w*x + b; a = sigmoid(z); L = (a - y)^2",
    at: { w: "0.7", x: "1.5", b: "-0.5", y: "1" },
  },
  network: {
    text: "h1 = relu(w1*x + b1); h2 = relu(w2*x + b2); y = u1*h1 + u2*h2 + c; L = (y - t)^2",
    at: { w1: "0.8", x: "1.5", b1: "0.1", w2: "-0.6", b2: "0.3", u1: "1.2", u2: "0.5", c: "-0.2", t: "1" },
  },
  softmax: {
    text: "L = log(sum(exp(z))) - sum(t*z)",
    at: { z: "[[2, 1, -1]]", t: "[[1, 0, 0]]" },
  },
  reused: {
    text: "b = a + a; c = b + b",
    at: { a: "1" },
  },
  deep: {
    text:
      "h1 = sigmoid(w*x); h2 = sigmoid(w*h1); h3 = sigmoid(w*h2); h4 = sigmoid(w*h3); h5 = sigmoid(w*h4); h6 = " +
      "sigmoid(w*h5)",
    at: { w: "1", x: "0.5" },
  },
  matrix: {
    text: "h = relu(W1 @ x + b1); y = W2 @ h + b2; e = y - t; L = mean(e*e)",
    at: {
      W1: "[[0.5, -0.3], [0.8, 0.2], [-0.4, 0.9]]",
      x: "[[1], [2]]",
      b1: "[[0.3], [-0.2], [0]]",
      W2: "[[0.7, -0.5, 0.3], [0.2, 0.6, -0.8]]",
      b2: "[[0], [0.1]]",
      t: "[[1], [0]]",
    },
  },
} as const satisfies Record<string, Example>;

export type ExampleName = keyof typeof examples;
export const exampleNames = Object.keys(examples) as ExampleName[];

/** The example a text is, or null for one's own. */
export function exampleOf(text: string): ExampleName | null {
  return exampleNames.find((name) => examples[name].text === text) ?? null;
}
