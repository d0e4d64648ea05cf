/** What can be laid over the chosen scheme: schemes of the catalog, and PyTorch's default once more with its own biases. */
export const lineKeys = [
  "zeros",
  "constant",
  "normal",
  "lecun-normal",
  "xavier-normal",
  "he-normal",
  "unit-variance",
  "orthogonal",
  "torch-default",
  "torch-default-biases",
] as const;

export type LineKey = (typeof lineKeys)[number];
