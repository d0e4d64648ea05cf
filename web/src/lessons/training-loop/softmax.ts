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

/** The derivative of the loss of one sample by its logits: softmax less 1 at the right class. */
export function errorOf(logits: ArrayLike<number>, label: number): number[] {
  return softmax(logits).map((probability, index) => probability - (index === label ? 1 : 0));
}

/** The same where the loss is fed probabilities: the derivative goes back through both softmaxes. */
export function errorAfterTwo(logits: ArrayLike<number>, label: number): number[] {
  const once = softmax(logits);
  const outer = errorOf(once, label);
  const mean = once.reduce((sum, probability, index) => sum + probability * (outer[index] ?? 0), 0);
  return once.map((probability, index) => probability * ((outer[index] ?? 0) - mean));
}
