import type { Dialect } from "./dialect";
import { forward } from "./forward";
import type { Plan } from "./plan";
import { plain, type WrittenLine } from "./program";

/**
 * The inputs as variables, and the expression as a function of them: what the libraries in JavaScript differentiate.
 */
export function asFunction(
  plan: Plan,
  dialect: Dialect,
  copy: (name: string) => string,
): { inputs: WrittenLine[]; body: WrittenLine[]; names: string } {
  const { inputs, computed, names, isMatrix, output } = plan;
  const list = inputs.map(({ id }) => names[id]).join(", ");
  const result = names[output] ?? "";
  return {
    names: list,
    inputs: inputs.map(({ id, value }) => ({
      text: `const ${names[id]} = ${dialect.array(value, isMatrix[id] ?? false)};`,
      nodes: [id],
    })),
    body: [
      ...plain(`const forward = (${list}) => {`),
      ...forward(plan, dialect).map((line) => ({ ...line, text: `  ${line.text}` })),
      { text: `  return ${computed.length > 0 ? result : copy(result)};`, nodes: [output] },
      ...plain("};"),
    ],
  };
}

/** A line for each number that is printed: `value` and `grads` are there. */
export function logged({ printed }: Plan, read: string): WrittenLine[] {
  return printed.map(({ label, node, kind }, index) => {
    const source = kind === "value" ? "value" : `grads[${index - 1}]`;
    return { text: `console.log("${label} =", ${source}.${read}());`, nodes: [node] };
  });
}
