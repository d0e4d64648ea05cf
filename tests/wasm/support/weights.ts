/** One number for a whole network, to compare all bits. Works in Node and in a page. */
import type { LayerWeights } from "../../../wasm-bindings/engine";

/** SHA-256 of all weights as float32, layer by layer, unit by unit, each unit's bias after its weights. */
export async function hashOfWeights(units: Iterable<Iterable<number>>): Promise<string> {
  const numbers = Float32Array.from([...units].flatMap((unit) => [...unit]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", numbers));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function* unitsOf(layers: LayerWeights[]): Generator<number[]> {
  for (const { inputs, units, weight, bias } of layers)
    for (let unit = 0; unit < units; unit++)
      yield [
        ...Array.from({ length: inputs }, (_, input) => weight[unit + units * input] as number),
        bias[unit] as number,
      ];
}

export function* unitsOfNative(layers: { weight: number[][]; bias: number[] }[]): Generator<number[]> {
  for (const { weight, bias } of layers)
    for (const [unit, row] of weight.entries()) yield [...row, bias[unit] as number];
}
