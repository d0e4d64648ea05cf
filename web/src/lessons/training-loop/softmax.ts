/** The softmax of one sample's logits; the largest logit is subtracted first, so that exp does not overflow. */
export function softmax(logits: ArrayLike<number>): number[] {
  const values = Array.from(logits);
  const top = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The cross-entropy of one sample: minus the logarithm of the softmax probability of its class. */
export function crossEntropy(logits: ArrayLike<number>, label: number): number {
  return -Math.log(softmax(logits)[label] ?? Number.NaN);
}

/** The minimum of cross-entropy when its input is already probabilities: that of a perfect prediction, 1 and zeros. */
export function leastAfterTwoSoftmaxes(classes: number): number {
  return Math.log(1 + (classes - 1) * Math.exp(-1));
}

/** The derivative of one sample's loss by its logits: softmax minus 1 at the right class. */
export function errorOf(logits: ArrayLike<number>, label: number): number[] {
  return softmax(logits).map((probability, index) => probability - (index === label ? 1 : 0));
}

/** The derivative by the logits when softmax is applied twice: backward through both. */
export function errorAfterTwo(logits: ArrayLike<number>, label: number): number[] {
  const once = softmax(logits);
  const outer = errorOf(once, label);
  const mean = once.reduce((sum, probability, index) => sum + probability * (outer[index] ?? 0), 0);
  return once.map((probability, index) => probability * ((outer[index] ?? 0) - mean));
}
