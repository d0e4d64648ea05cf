import type { RuleChoice } from "../../../engine/types";
import { pythonNumber } from "../../../kit/python";

type Knobs = Readonly<Record<string, number>>;

/**
 * The rule in PyTorch with the values of its knobs, as the catalog has it; an argument a line, so that a phone shows
 * all of them.
 */
export function torch(rule: Pick<RuleChoice, "torch">, knobs: Knobs): string[] {
  const filled = rule.torch.replaceAll(/\{(\w+)\}/g, (_, name: string) => pythonNumber(knobs[name] ?? 0));
  const opening = filled.indexOf("(");
  // Commas within an argument, as in betas=(0.9, 0.999), stand before a closing bracket without an opening one between.
  const passed = filled.slice(opening + 1, -1).split(/, (?![^(]*\))/);
  return [
    `optimizer = ${filled.slice(0, opening)}(`,
    ...passed.map((argument) => `    ${argument},`),
    ")",
    "",
    "for x, y in loader:",
    "    optimizer.zero_grad()",
    "    loss(model(x), y).backward()",
    "    optimizer.step()",
  ];
}
