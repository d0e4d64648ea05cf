import type { Dialect } from "./dialect";
import { literal, script } from "./dialect";
import type { Plan } from "./plan";
import { blank, type Program, plain } from "./program";
import { asFunction, logged } from "./script";

const dialect: Dialect = {
  spellings: {
    add: "tf.add($a, $b)",
    sub: "tf.sub($a, $b)",
    mul: "tf.mul($a, $b)",
    div: "tf.div($a, $b)",
    pow: "tf.pow($a, $b)",
    matmul: "tf.matMul($a, $b)",
    neg: "tf.neg($a)",
    exp: "tf.exp($a)",
    log: "tf.log($a)",
    sqrt: "tf.sqrt($a)",
    sin: "tf.sin($a)",
    cos: "tf.cos($a)",
    tanh: "tf.tanh($a)",
    sigmoid: "tf.sigmoid($a)",
    relu: "tf.relu($a)",
    gelu: "tf.mul(tf.div($a, 2), tf.add(1, tf.erf(tf.div($a, Math.SQRT2))))",
    silu: "tf.mul($a, tf.sigmoid($a))",
    softplus: "tf.softplus($a)",
    abs: "tf.abs($a)",
    max: "tf.maximum($a, $b)",
    min: "tf.minimum($a, $b)",
    sum: "tf.sum($a)",
    mean: "tf.mean($a)",
  },
  special: (op, number) => (op === "pow" && number === 2 ? "tf.square($a)" : undefined),
  array: (value, isMatrix) => `tf.${isMatrix ? "tensor2d" : "scalar"}(${literal(value, isMatrix, script)})`,
  asMatrix: (text) => `tf.reshape(${text}, [1, 1])`,
  assign: (name, text) => `const ${name} = ${text};`,
  // Its maximum and minimum repeat a row on the way forward, but do not add it up on the way back.
  fit: (text, _, { op, value: { rows, columns } }, isAlike) =>
    (op === "max" || op === "min") && !isAlike ? `tf.broadcastTo(${text}, [${rows}, ${columns}])` : text,
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
