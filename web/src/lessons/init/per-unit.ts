/**
 * The variance of one unit over the data, as opposed to the variance pooled over all units. The activations of two
 * inputs have cosine rho, which grows from layer to layer: a deep network maps all inputs to similar values. The
 * variance within a unit is the share 1 - rho of E[h^2] (Cho and Saul, 2009; Daniely, Frostig and Singer, 2016).
 */

/** The slope of leaky ReLU below zero, as in the core. */
const leak = 0.01;

/** The cosine after a wide ReLU layer of independent weights, from the cosine `rho` before it. */
export function cosineAfterRelu(rho: number): number {
  const inside = Math.min(1, Math.max(-1, rho));
  return (Math.sqrt(1 - inside * inside) + inside * (Math.PI - Math.acos(inside))) / Math.PI;
}

/** The same for leaky ReLU with this slope below zero: h = slope z + (1 - slope) relu(z). */
function cosineAfterLeaky(rho: number, slope: number): number {
  const both = slope * slope * rho + slope * (1 - slope) * rho + (1 - slope) ** 2 * (cosineAfterRelu(rho) / 2);
  return (2 * both) / (1 + slope * slope);
}

/**
 * The share of E[h^2] that is variance within a unit, layer by layer from the input (depth + 1 values); null for
 * activations without a closed form, and for inputs that are all 0.
 */
export function varyingShares(activation: string, depth: number, inputMean: number, inputStd: number): number[] | null {
  const after = next(activation);
  const power = inputMean ** 2 + inputStd ** 2;
  if (!after || power === 0) return null;
  let rho = inputMean ** 2 / power;
  const shares = [1 - rho];
  for (let layer = 1; layer <= depth; layer++) {
    rho = after(rho);
    shares.push(1 - rho);
  }
  return shares;
}

function next(activation: string): ((rho: number) => number) | null {
  if (activation === "relu") return cosineAfterRelu;
  if (activation === "leaky-relu") return (rho) => cosineAfterLeaky(rho, leak);
  return activation === "identity" ? (rho) => rho : null;
}
