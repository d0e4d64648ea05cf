import type { RuleChoice } from "../../../engine/types";

type Knobs = Readonly<Record<string, number>>;

/** The rule in PyTorch with the values of its knobs, as the catalog has it; an argument a line, so that a phone shows all of them. */
export function torch(rule: Pick<RuleChoice, "torch">, knobs: Knobs): string[] {
  const filled = rule.torch.replaceAll(/\{(\w+)\}/g, (_, name: string) => literal(knobs[name] ?? 0));
  const opening = filled.indexOf("(");
  // Commas within an argument, as in betas=(0.9, 0.999), stand before a closing bracket without an opening one between.
  const passed = filled.slice(opening + 1, -1).split(/, (?![^(]*\))/);
  return [
    `optimizer = ${filled.slice(0, opening)}(`,
    ...passed.map((argument) => `    ${argument},`),
    ")",
    "",
    "for x, y in loader:",
    "    optimizer.zero_grad()",
    "    loss(model(x), y).backward()",
    "    optimizer.step()",
  ];
}

/** Python's own way to write a number. */
function literal(value: number): string {
  return String(value).replace("e+", "e");
}

/** One update by hand in NumPy; what is remembered begins at zero. */
export function numpy(rule: string, knobs: Knobs): string[] {
  const { lr = 0, weightDecay = 0 } = knobs;
  const pull = weightDecay && rule !== "adamw" ? [`g = g + ${literal(weightDecay)} * theta`] : [];
  const own = body[rule]?.(knobs, literal(lr)) ?? [];
  const start = own.flatMap((line) => /^([bmvs]) /.exec(line)?.[1] ?? []);
  const zeros = [...new Set(start)].map(
    (name) =>
      `${name} = ${name === "s" && knobs.initialAccumulator ? `np.full_like(theta, ${literal(knobs.initialAccumulator)})` : "np.zeros_like(theta)"}`,
  );
  return [
    "import numpy as np",
    "",
    ...zeros,
    "for t in range(1, steps + 1):",
    "    g = gradient(theta)",
    ...[...pull, ...own].map((line) => `    ${line}`),
  ];
}

const moments = (knobs: Knobs): string[] => {
  const [b1, b2] = [literal(knobs.beta1 ?? 0), literal(knobs.beta2 ?? 0)];
  return [
    `m = ${b1} * m + (1 - ${b1}) * g`,
    `v = ${b2} * v + (1 - ${b2}) * g**2`,
    `m_hat = m / (1 - ${b1}**t)`,
    `v_hat = v / (1 - ${b2}**t)`,
  ];
};

const body: Record<string, (knobs: Knobs, lr: string) => string[]> = {
  sgd: (_, lr) => [`theta = theta - ${lr} * g`],
  momentum: ({ momentum = 0, dampening = 0 }, lr) => [
    dampening
      ? `b = ${literal(momentum)} * b + (${literal(1 - dampening)} if t > 1 else 1) * g`
      : `b = ${literal(momentum)} * b + g`,
    `theta = theta - ${lr} * b`,
  ],
  nesterov: ({ momentum = 0 }, lr) => [
    `b = ${literal(momentum)} * b + g`,
    `theta = theta - ${lr} * (g + ${literal(momentum)} * b)`,
  ],
  adam: (knobs, lr) => [
    ...moments(knobs),
    `theta = theta - ${lr} * m_hat / (np.sqrt(v_hat) + ${literal(knobs.eps ?? 0)})`,
  ],
  adamw: (knobs, lr) => [
    `theta = theta * (1 - ${lr} * ${literal(knobs.weightDecay ?? 0)})`,
    ...moments(knobs),
    `theta = theta - ${lr} * m_hat / (np.sqrt(v_hat) + ${literal(knobs.eps ?? 0)})`,
  ],
  rmsprop: ({ alpha = 0, eps = 0, momentum = 0 }, lr) => {
    const square = `v = ${literal(alpha)} * v + (1 - ${literal(alpha)}) * g**2`;
    const step = `g / (np.sqrt(v) + ${literal(eps)})`;
    return momentum
      ? [square, `b = ${literal(momentum)} * b + ${step}`, `theta = theta - ${lr} * b`]
      : [square, `theta = theta - ${lr} * ${step}`];
  },
  adagrad: ({ eps = 0, lrDecay = 0 }, lr) => [
    "s = s + g**2",
    `theta = theta - ${lrDecay ? `${lr} / (1 + (t - 1) * ${literal(lrDecay)})` : lr} * g / (np.sqrt(s) + ${literal(eps)})`,
  ],
};
