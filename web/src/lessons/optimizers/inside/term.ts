import { mathml } from "lit";
import type { Maths } from "../../../maths/mathml";
import * as maths from "../../../maths/mathml";

/** The values of a rule's variables, in one coordinate and one step. */
export type Values = Readonly<Record<string, number>>;

/**
 * An expression with three uses from one definition: its value, its formula in letters, and its formula with this
 * step's numbers.
 */
export interface Term {
  value(at: Values): number;
  letters: Maths;
  numbers(at: Values): Maths;
  /** Precedence, for brackets: sum 1, product 2, atom 3. */
  hold: 1 | 2 | 3;
}

const shownDigits = { digits: 5 };

const wrapped = (term: Term, least: number, show: Maths): Maths => (term.hold < least ? maths.parens(show) : show);

/** A variable: `name` in the values, shown as `shown`, in the colour of its meaning. */
export function letter(name: string, shown: Maths, tone?: "backward" | "parameter" | "muted"): Term {
  const dress = (part: Maths) => (tone ? maths.toned(tone, part) : part);
  const value = (at: Values) => at[name] ?? Number.NaN;
  return { value, letters: dress(shown), numbers: (at) => dress(maths.factor(value(at), shownDigits)), hold: 3 };
}

export function constant(value: number): Term {
  return { value: () => value, letters: maths.mn(value), numbers: () => maths.mn(value), hold: 3 };
}

/** The space between the factors of a product; as an operator it would be as wide as around a relation. */
const gap: Maths = mathml`<mspace width="0.17em"></mspace>`;

/** Two terms with an operator between them. */
function joined(
  one: Term,
  sign: string,
  other: Term,
  hold: 1 | 2,
  value: (a: number, b: number) => number,
  rightLeast: number,
): Term {
  const put = (a: Maths, b: Maths) => maths.row(wrapped(one, hold, a), maths.mo(sign), wrapped(other, rightLeast, b));
  return {
    value: (at) => value(one.value(at), other.value(at)),
    letters:
      sign === "·"
        ? maths.row(wrapped(one, hold, one.letters), gap, wrapped(other, rightLeast, other.letters))
        : put(one.letters, other.letters),
    numbers: (at) => put(one.numbers(at), other.numbers(at)),
    hold,
  };
}

export const plus = (one: Term, other: Term): Term => joined(one, "+", other, 1, (a, b) => a + b, 2);
export const minus = (one: Term, other: Term): Term => joined(one, "−", other, 1, (a, b) => a - b, 2);
export const times = (one: Term, other: Term): Term => joined(one, "·", other, 2, (a, b) => a * b, 3);

export function over(one: Term, other: Term): Term {
  return {
    value: (at) => one.value(at) / other.value(at),
    letters: maths.frac(one.letters, other.letters),
    numbers: (at) => maths.frac(one.numbers(at), other.numbers(at)),
    hold: 3,
  };
}

export function root(inside: Term): Term {
  return {
    value: (at) => Math.sqrt(inside.value(at)),
    letters: maths.root(inside.letters),
    numbers: (at) => maths.root(inside.numbers(at)),
    hold: 3,
  };
}

export const negative = (inside: Term): Term => ({
  value: (at) => -inside.value(at),
  letters: maths.row(maths.mo("−"), wrapped(inside, 2, inside.letters)),
  numbers: (at) => maths.row(maths.mo("−"), wrapped(inside, 2, inside.numbers(at))),
  hold: 1,
});

/** A function that is written by name. */
export function applied(name: string, of: (...numbers: number[]) => number, operands: readonly Term[]): Term {
  const call = (shown: readonly Maths[]) =>
    maths.row(
      maths.mi(name),
      maths.parens(...shown.flatMap((part, index) => (index ? [maths.mo(","), part] : [part]))),
    );
  return {
    value: (at) => of(...operands.map((operand) => operand.value(at))),
    letters: call(operands.map(({ letters }) => letters)),
    numbers: (at) => call(operands.map((operand) => operand.numbers(at))),
    hold: 3,
  };
}

export function power(base: Term, exponent: Term): Term {
  return {
    value: (at) => base.value(at) ** exponent.value(at),
    letters: maths.sup(wrapped(base, 3, base.letters), exponent.letters),
    numbers: (at) =>
      maths.sup(maths.base(wrapped(base, 3, base.numbers(at)), base.value(at), shownDigits), exponent.numbers(at)),
    hold: 3,
  };
}
