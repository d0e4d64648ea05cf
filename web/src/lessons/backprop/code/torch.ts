import { pythonFloat, pythonNumber } from "../../../kit";
import { type Dialect, literal } from "./dialect";
import { forward } from "./forward";
import type { Plan } from "./plan";
import { blank, type Program, plain, type WrittenLine } from "./program";

const dialect: Dialect = {
  language: "torch",
  number: pythonNumber,
  array: (value, isMatrix) => `torch.tensor(${literal(value, isMatrix, pythonFloat)})`,
  asMatrix: (text) => `torch.reshape(${text}, (1, 1))`,
  assign: (name, text) => `${name} = ${text}`,
  arraysOnly: true,
};

/** PyTorch, which records as the expression is computed and goes back by itself. */
export function torch(plan: Plan): Program {
  const { inputs, names, isMatrix, output, cotangent, isPlainLoss, printed } = plan;
  const lines = forward(plan, dialect);
  const helper = lines.some(({ text }) => text.includes("F.")) ? ["import torch.nn.functional as F"] : [];
  const seed = isPlainLoss ? "" : dialect.array(cotangent, isMatrix[output] ?? false);
  return {
    printed,
    lines: [
      ...plain("import torch", ...helper, "torch.set_default_dtype(torch.float64)", ""),
      ...inputs.map(({ id, value }): WrittenLine => {
        const values = literal(value, isMatrix[id] ?? false, pythonFloat);
        return { text: `${names[id]} = torch.tensor(${values}, requires_grad=True)`, nodes: [id] };
      }),
      blank,
      ...lines,
      blank,
      { text: `${names[output]}.backward(${seed})`, nodes: [], when: "way back" },
      ...printed.map(({ label, node, kind, value }): WrittenLine => {
        const numbers = value.values.length === 1 ? "item()" : "tolist()";
        return {
          text: `print("${label} =", ${names[node]}.${kind === "value" ? "" : "grad."}${numbers})`,
          nodes: [node],
        };
      }),
    ],
  };
}
