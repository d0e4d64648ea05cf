import { script } from "./literals";

/** What an operation hands on to its inputs: `$d` is its own adjoint, `$y` its value, `$a` and `$b` its operands. */
const rules: Readonly<Record<string, readonly string[]>> = {
  add: ["$d", "$d"],
  sub: ["$d", "-$d"],
  mul: ["$d * $b", "$d * $a"],
  div: ["$d / $b", "-$d * $a / $b ** 2"],
  pow: ["$d * $b * $a ** ($b - 1)", "$d * np.where($a == 0, 0, $y * np.log($a))"],
  matmul: ["$d @ $b.T", "$a.T @ $d"],
  neg: ["-$d"],
  exp: ["$d * $y"],
  log: ["$d / $a"],
  sqrt: ["$d / (2 * $y)"],
  sin: ["$d * np.cos($a)"],
  cos: ["-$d * np.sin($a)"],
  tanh: ["$d * (1 - $y ** 2)"],
  sigmoid: ["$d * $y * (1 - $y)"],
  relu: ["$d * ($a > 0)"],
  gelu: ["$d * (normal_cdf($a) + $a * np.exp(-$a ** 2 / 2) / np.sqrt(2 * np.pi))"],
  silu: ["$d * (sigmoid($a) + $y * (1 - sigmoid($a)))"],
  softplus: ["$d * sigmoid($a)"],
  abs: ["$d * np.sign($a)"],
  max: ["$d * np.heaviside($a - $b, 0.5)", "$d * np.heaviside($b - $a, 0.5)"],
  min: ["$d * np.heaviside($b - $a, 0.5)", "$d * np.heaviside($a - $b, 0.5)"],
  sum: ["$d * np.ones_like($a)"],
  mean: ["$d * np.ones_like($a) / $a.size"],
};

/** The rules of an operation, by place; `exponent` is that of a power where it is a number. */
export function pullbacks(op: string, exponent: number | null): readonly string[] {
  if (exponent === 0) return ["$d * 0"];
  if (exponent === 2) return ["$d * 2 * $a"];
  if (exponent !== null) return [`$d * ${script(exponent)} * $a ** ${script(exponent - 1)}`];
  return rules[op] ?? [];
}
