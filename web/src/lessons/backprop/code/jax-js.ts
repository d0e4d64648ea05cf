import type { Dialect } from "./dialect";
import { literal, script } from "./dialect";
import type { Plan } from "./plan";
import { blank, type Program, plain } from "./program";
import { asFunction, logged } from "./script";

const dialect: Dialect = {
  language: "jaxjs",
  number: script,
  special: (spelling, number) => (spelling === "^" && number === 2 ? "np.square($a)" : undefined),
  array: (value, isMatrix) => `np.array(${literal(value, isMatrix, script)})`,
  asMatrix: (text) => `np.reshape(${text}, [1, 1])`,
  assign: (name, text) => `const ${name} = ${text};`,
  // A function owns the array that it takes, and frees it: each use but the last hands over a reference of its own.
  again: (name) => `${name}.ref`,
};

/** jax-js, which differentiates functions and counts who still holds an array. */
export function jaxJs(plan: Plan): Program {
  const { inputs, body, names } = asFunction(plan, dialect, (name) => name);
  const helper = body.some(({ text }) => text.includes("nn.")) ? "nn, " : "";
  return {
    printed: plan.printed,
    lines: [
      ...plain(`import { ${helper}numpy as np, vjp } from "@jax-js/jax";`, ""),
      ...inputs,
      blank,
      ...body,
      blank,
      { text: `const [value, back] = vjp(forward, [${names}]);`, nodes: [] },
      {
        text: `const grads = back(${dialect.array(plan.cotangent, plan.isMatrix[plan.output] ?? false)});`,
        nodes: [],
        when: "way back",
      },
      ...logged(plan, "js"),
    ],
  };
}
