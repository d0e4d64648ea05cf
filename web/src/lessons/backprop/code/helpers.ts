/** What NumPy lacks, written out where it is used. */
export const helpers = [
  { name: "sigmoid", imports: [], lines: ["", "def sigmoid(x):", "    return 1 / (1 + np.exp(-x))"] },
  {
    name: "normal_cdf",
    imports: ["import math"],
    lines: ["", "normal_cdf = np.vectorize(lambda x: math.erfc(-x / math.sqrt(2)) / 2)"],
  },
  {
    name: "normal_pdf",
    imports: [],
    lines: ["", "def normal_pdf(x):", "    return np.exp(-x ** 2 / 2) / np.sqrt(2 * np.pi)"],
  },
] as const;
