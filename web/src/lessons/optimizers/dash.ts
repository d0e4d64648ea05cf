import { ruleStyle, type Scheme } from "../../look";

/** How a rule's line is broken: the second of a family is dashed, one's own is dotted. */
export function dashOf(rule: string, scheme: Scheme): number[] {
  if (rule === "own") return [1, 5];
  return ruleStyle(scheme, rule).dashed ? [7, 5] : [];
}
