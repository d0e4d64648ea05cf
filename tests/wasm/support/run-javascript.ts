import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import * as jax from "@jax-js/jax";
import * as tf from "@tensorflow/tfjs-core";

/**
 * The imports of the programs. Of TensorFlow.js only the two packages that they need: a tenth of the size of all.
 */
const packages: Readonly<Record<string, object>> = { "@tensorflow/tfjs": tf, "@jax-js/jax": jax };

/** Runs a module's text and reads what it logs: by label, every number, row by row. */
export async function run(text: string): Promise<Record<string, number[]>> {
  const result: Record<string, number[]> = {};
  const console = {
    log: (label: string, value: number | number[][]) => {
      result[label.replace(/ =$/, "")] = [value].flat(2);
    },
  };
  const bodies = text
    .replaceAll(/^import \* as (\w+) from ("[^"]+");$/gm, "const $1 = packages[$2];")
    .replaceAll(
      /^import (\{[^}]+\}) from ("[^"]+");$/gm,
      (_, names: string, from: string) => `const ${names.replaceAll(" as ", ": ")} = packages[${from}];`,
    );
  await new AsyncFunction("packages", "console", `"use strict";\n${bodies}`)(packages, console);
  return result;
}

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
  ...text: string[]
) => (packages: object, console: object) => Promise<void>;
