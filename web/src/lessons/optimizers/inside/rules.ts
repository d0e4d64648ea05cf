import type { ProgramLine, ProgramTree, RuleChoice } from "../../../engine/types";
import { coreText } from "../../../messages";
import { words } from "../words";
import type { Assignment } from "./account";
import { letterOf } from "./letters";
import { linesOf, operandsOf } from "./lines";
import { applied, constant, minus, negative, over, plus, power, root, type Term, times, type Values } from "./term";

const one = (terms: readonly Term[]): Term => terms[0] ?? constant(Number.NaN);
const two = (terms: readonly Term[]): Term => terms[1] ?? constant(Number.NaN);

/** The operations that have a sign of their own in a formula. */
const signed: Readonly<Record<string, (terms: readonly Term[]) => Term>> = {
  add: (terms) => plus(one(terms), two(terms)),
  sub: (terms) => minus(one(terms), two(terms)),
  mul: (terms) => times(one(terms), two(terms)),
  div: (terms) => over(one(terms), two(terms)),
  pow: (terms) => power(one(terms), two(terms)),
  neg: (terms) => negative(one(terms)),
  sqrt: (terms) => root(one(terms)),
};

/** All others, by their names. */
const functions: Readonly<Record<string, (...numbers: number[]) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  abs: Math.abs,
  max: Math.max,
  min: Math.min,
  relu: (a = 0) => Math.max(a, 0),
  sigmoid: (a = 0) => 1 / (1 + Math.exp(-a)),
};

function termOf(tree: ProgramTree, letter: (name: string) => Term): Term {
  if (typeof tree === "number") return constant(tree);
  if (typeof tree === "string") return letter(tree);
  const [op] = tree;
  const terms = operandsOf(tree).map((operand) => termOf(operand, letter));
  return signed[op]?.(terms) ?? applied(op, functions[op] ?? (() => Number.NaN), terms);
}

/** The lines of a rule with these knobs, from the program that the core has of it. */
export function assignmentsOf(rule: Pick<RuleChoice, "name" | "lines" | "buffers">, knobs: Values): Assignment[] {
  const letter = (name: string) => letterOf(name, rule.buffers, false);
  return linesOf(rule.lines, knobs).map(({ to, source, note }) => ({
    to,
    name: coreText(`optimizers.${rule.name}.lines.${to}`, note),
    target: letter(to),
    source: termOf(source, letter),
  }));
}

/** The lines of one's own rule, as the engine read them; what stands in a comment is their name. */
export function ownAssignments(lines: readonly ProgramLine[], buffers: readonly string[]): Assignment[] {
  const letter = (name: string) => letterOf(name, buffers, true);
  return lines.map(({ to, source, note }) => ({
    to,
    name: note || words.text("inside.own"),
    target: letter(to),
    source: termOf(source, letter),
  }));
}
