import type { Dialect } from "./dialect";
import { literal, script } from "./dialect";
import type { Plan } from "./plan";
import { blank, type Program, plain } from "./program";
import { asFunction, logged } from "./script";

const dialect: Dialect = {
  language: "tfjs",
  number: script,
  special: (spelling, number) => (spelling === "^" && number === 2 ? "tf.square($a)" : undefined),
  array: (value, isMatrix) => `tf.${isMatrix ? "tensor2d" : "scalar"}(${literal(value, isMatrix, script)})`,
  asMatrix: (text) => `tf.reshape(${text}, [1, 1])`,
  assign: (name, text) => `const ${name} = ${text};`,
  // Its maximum and minimum repeat a row on the way forward, but do not add it up on the way back.
  fit: (text, _, { row, value: { rows, columns } }, isAlike) =>
    /^tf\.(max|min)imum/.test(row?.tfjs ?? "") && !isAlike ? `tf.broadcastTo(${text}, [${rows}, ${columns}])` : text,
};

/** TensorFlow.js, which differentiates functions. */
export function tfjs(plan: Plan): Program {
  const { inputs, body, names } = asFunction(plan, dialect, (name) => `tf.clone(${name})`);
  const seed = plan.isPlainLoss ? "" : `, ${dialect.array(plan.cotangent, plan.isMatrix[plan.output] ?? false)}`;
  return {
    printed: plan.printed,
    lines: [
      ...plain('import * as tf from "@tensorflow/tfjs";', ""),
      ...inputs,
      blank,
      ...body,
      blank,
      { text: `const { value, grads } = tf.valueAndGrads(forward)([${names}]${seed});`, nodes: [], when: "way back" },
      ...logged(plan, "arraySync"),
    ],
  };
}
