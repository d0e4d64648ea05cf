import { bar, factor, frac, type Maths, mi, mn, mo, parens, row, sub, sup, toned } from "../../../maths";
import type { Blank, Operand, Step } from "./blanks";

/** A name as mathematics sets it: w1 is w with an index. */
export function symbol(name: string): Maths {
  const [, letters, index] = /^([a-zA-Z]+)(\d+)$/.exec(name) ?? [];
  if (letters !== undefined && index !== undefined) return sub(mi(letters), mn(Number(index)));
  return Number.isFinite(Number(name)) ? mn(Number(name)) : mi(name);
}

/** The adjoint of a node: its name under a bar. */
export const adjoint = (name: string): Maths => toned("backward", bar(symbol(name)));

/** What a blank asks for, as the left side of an equation. */
export function asked(blank: Blank): Maths {
  if (blank.kind === "adjoint") return adjoint(blank.of);
  return frac(row(mo("∂"), symbol(blank.of)), row(mo("∂"), symbol(blank.by)));
}

/** The whole step, with symbols and then with numbers. */
export function worked(step: Step, blank: Blank): Maths[] {
  const end = [mo("="), toned(blank.kind === "adjoint" ? "backward" : "correct", mn(blank.right))];
  const way = blank.kind === "adjoint" ? paths(blank) : local(step, blank);
  return [asked(blank), ...way.flatMap((part) => [mo("="), part]), ...end];
}

function paths({ of, paths }: Blank): Maths[] {
  const added = (terms: Maths[]) => row(...terms.flatMap((term, index) => (index === 0 ? [term] : [mo("+"), term])));
  const partial = (through: string) => frac(row(mo("∂"), symbol(through)), row(mo("∂"), symbol(of)));
  return [
    added(paths.map(({ through }) => row(adjoint(through), mo("·"), partial(through)))),
    added(paths.map(({ upstream, local }) => row(toned("backward", factor(upstream)), mo("·"), factor(local)))),
  ];
}

function local({ op, inputs, value }: Step, { place }: Blank): Maths[] {
  const [first, second] = inputs as readonly [Operand, Operand | undefined];
  const other = place === 0 ? second : first;
  const blue = (number: number) => toned("forward", factor(number));
  const [a, b] = [symbol(first.name), second ? symbol(second.name) : mo("")];
  if (op === "mul" && other) return [symbol(other.name)];
  if (op === "div" && second) {
    if (place === 0) return [frac(mn(1), b), frac(mn(1), mn(second.value))];
    return [
      row(mo("−"), frac(a, sup(b, mn(2)))),
      row(mo("−"), frac(mn(first.value), sup(parens(mn(second.value)), mn(2)))),
    ];
  }
  if (op === "pow" && second) {
    const power = (base: Maths) => (second.value === 2 ? base : sup(base, mn(second.value - 1)));
    return [row(mn(second.value), mo("·"), power(a)), row(mn(second.value), mo("·"), power(blue(first.value)))];
  }
  if (op === "sigmoid") {
    const rest = (part: Maths) => parens(mn(1), mo("−"), part);
    const own = row(mi("σ"), parens(a));
    return [row(own, rest(own)), row(blue(value), mo("·"), rest(blue(value)))];
  }
  return [];
}
