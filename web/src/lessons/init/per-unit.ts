/**
 * The variance of one unit over the data, against the pooled one. Two inputs' activations have cosine rho, which grows
 * from layer to layer: all inputs come to look alike to a deep network. What still varies within a unit is the share 1
 * - rho of E[h^2] (Cho and Saul, 2009; Daniely, Frostig and Singer, 2016).
 */

/** What leaky ReLU lets through below zero, as in the core. */
const leak = 0.01;

/** Cosine after a ReLU layer of wide, independent weights, from the cosine before it. */
export function cosineAfterRelu(rho: number): number {
  const inside = Math.min(1, Math.max(-1, rho));
  return (Math.sqrt(1 - inside * inside) + inside * (Math.PI - Math.acos(inside))) / Math.PI;
}

/** z below zero counts `slope`: h = slope z + (1 - slope) relu(z). */
function cosineAfterLeaky(rho: number, slope: number): number {
  const both = slope * slope * rho + slope * (1 - slope) * rho + (1 - slope) ** 2 * (cosineAfterRelu(rho) / 2);
  return (2 * both) / (1 + slope * slope);
}

/**
 * The share of E[h^2] that is variance within a unit, layer by layer from the input; null for activations without a
 * closed form.
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
