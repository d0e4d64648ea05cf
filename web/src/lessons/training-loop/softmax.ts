/** softmax of one sample's logits; the largest is taken off first, so that nothing overflows. */
export function softmax(logits: ArrayLike<number>): number[] {
  const values = Array.from(logits);
  const top = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** What cross-entropy asks of one sample: minus the logarithm of the probability that softmax gives to its class. */
export function crossEntropy(logits: ArrayLike<number>, label: number): number {
  return -Math.log(softmax(logits)[label] ?? Number.NaN);
}

/** The least that cross-entropy can be when it is fed probabilities: those of a perfect answer, 1 and zeros. */
export function leastAfterTwoSoftmaxes(classes: number): number {
  return Math.log(1 + (classes - 1) * Math.exp(-1));
}
