import type { ProgramLine, ProgramTree, RuleChoice } from "../../../engine/types";
import { greek } from "../../../maths/greek";
import { hat, type Maths, mi, mn, mo, sub, sup } from "../../../maths/mathml";
import { coreText } from "../../../messages";
import { words } from "../words";
import type { Assignment } from "./account";
import { linesOf, operandsOf } from "./lines";
import {
  applied,
  constant,
  letter,
  minus,
  negative,
  over,
  plus,
  power,
  root,
  type Term,
  times,
  type Values,
} from "./term";

const one = (terms: readonly Term[]): Term => terms[0] ?? constant(Number.NaN);
const two = (terms: readonly Term[]): Term => terms[1] ?? constant(Number.NaN);

/** The operations that a formula writes with a sign. */
const signed: Readonly<Record<string, (terms: readonly Term[]) => Term>> = {
  add: (terms) => plus(one(terms), two(terms)),
  sub: (terms) => minus(one(terms), two(terms)),
  mul: (terms) => times(one(terms), two(terms)),
  div: (terms) => over(one(terms), two(terms)),
  pow: (terms) => power(one(terms), two(terms)),
  neg: (terms) => negative(one(terms)),
  sqrt: (terms) => root(one(terms)),
};

/** All other operations, written by name. */
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

const prime = (base: Maths) => sup(base, mo("′"));

/** The symbols of a program's names, where a symbol differs from the name. */
const signs: Readonly<Record<string, Maths>> = {
  lr: mi("η"),
  lrNow: prime(mi("η")),
  rate: mi("ρ"),
  step: mi("u"),
  momentum: mi("μ"),
  dampening: mi("δ"),
  weightDecay: mi("λ"),
  lrDecay: mi("κ"),
  d: prime(mi("g")),
};

/** Greek letters by name, in reverse order, so that the first of two letters with the same name remains. */
const letters = new Map([...greek].reverse().map(([letter, name]) => [name, letter]));

/** The symbol of a name: `beta1` has a subscript, `mHat` a hat, Greek names become letters. */
function sign(name: string, isOwn: boolean): Maths {
  const known = isOwn ? undefined : signs[name];
  if (known) return known;
  if (name.length > 3 && name.endsWith("Hat")) return hat(sign(name.slice(0, -3), isOwn));
  const [, word = name, digits] = /^([A-Za-z]+)(\d+)$/.exec(name) ?? [];
  const base = mi(letters.get(word) ?? word);
  return digits ? sub(base, mn(Number(digits))) : base;
}

/**
 * A name of a program as a term: parameters and buffers are violet, gradients orange, as on all pages. The names of an
 * own rule (`isOwn`) keep their spelling.
 */
function letterOf(name: string, buffers: readonly string[], isOwn: boolean): Term {
  if (name === "g" || (name === "d" && !isOwn)) return letter(name, sign(name, isOwn), "backward");
  const isBuffer = name === "theta" || buffers.includes(name.replace(/Hat$/, ""));
  return letter(name, sign(name, isOwn), isBuffer ? "parameter" : undefined);
}

/** The lines of a rule with these knobs, from the core's program of it. */
export function assignmentsOf(rule: Pick<RuleChoice, "name" | "lines" | "buffers">, knobs: Values): Assignment[] {
  const letter = (name: string) => letterOf(name, rule.buffers, false);
  return linesOf(rule.lines, knobs).map(({ to, source, note }) => ({
    to,
    name: coreText(`optimizers.${rule.name}.lines.${to}`, note),
    target: letter(to),
    source: termOf(source, letter),
  }));
}

/** The lines of an own rule, as the engine read them; the comment of a line is its description. */
export function ownAssignments(lines: readonly ProgramLine[], buffers: readonly string[]): Assignment[] {
  const letter = (name: string) => letterOf(name, buffers, true);
  return lines.map(({ to, source, note }) => ({
    to,
    name: note || words.text("inside.own"),
    target: letter(to),
    source: termOf(source, letter),
  }));
}
