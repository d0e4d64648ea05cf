/**
 * Small templates for equations whose numbers are alive.
 *
 *   equation([
 *     toned("backward", sub(mi("w"), mi("t"))), mo("="), frac(mn(1), mn(0.25)), mo("·"),
 *     parens(mi("x"), mo("−"), mn(-2)),
 *   ])
 */
import { html, mathml, type TemplateResult } from "lit";
import { type NumberStyle, numberParts } from "../look/numbers";

/** A piece of an equation. */
export type Maths = TemplateResult<3>;
export type Tone = "forward" | "backward" | "parameter" | "correct" | "error" | "muted";

/** A name: one letter is set in italics, more upright, as `relu`. */
export const mi = (name: string): Maths => mathml`<mi>${name}</mi>`;
/** One letter that is no name, as the T of a transposed matrix. */
export const upright = (letter: string): Maths => mathml`<mi mathvariant="normal">${letter}</mi>`;
/** An operator, a relation, or a bracket that does not grow. */
export const mo = (sign: string): Maths => mathml`<mo stretchy="false">${sign}</mo>`;
export const text = (words: string): Maths => mathml`<mtext>${words}</mtext>`;
export const row = (...parts: readonly Maths[]): Maths => mathml`<mrow>${parts}</mrow>`;
export const sub = (base: Maths, below: Maths): Maths => mathml`<msub>${base}${below}</msub>`;
export const sup = (base: Maths, above: Maths): Maths => mathml`<msup>${base}${above}</msup>`;
export const subsup = (base: Maths, below: Maths, above: Maths): Maths =>
  mathml`<msubsup>${base}${below}${above}</msubsup>`;
export const frac = (above: Maths, below: Maths): Maths => mathml`<mfrac>${above}${below}</mfrac>`;
export const root = (inside: Maths): Maths => mathml`<msqrt>${inside}</msqrt>`;
export const hat = (inside: Maths): Maths => mathml`<mover accent="true">${inside}<mo stretchy="false">^</mo></mover>`;
/** No accent: those sink into a capital in some fonts. */
export const bar = (inside: Maths): Maths => mathml`<mover>${inside}<mo stretchy="false">¯</mo></mover>`;
/** The mark of a tangent. No accent, for the same reason. */
export const dot = (inside: Maths): Maths =>
  mathml`<mover>${inside}<mo stretchy="false" lspace="0" rspace="0">˙</mo></mover>`;
export const parens = (...parts: readonly Maths[]): Maths => row(mo("("), ...parts, mo(")"));
/** The same in the colour that its meaning has in every lesson. */
export const toned = (tone: Tone, part: Maths): Maths => mathml`<mrow class=${tone}>${part}</mrow>`;

/** A number as the page sets numbers: a real minus sign, and a power of ten where one is shown. */
export function mn(value: number, style: NumberStyle = { digits: 4 }): Maths {
  const { digits, exponent } = numberParts(value, style);
  if (Number.isNaN(value)) return text(digits);
  const number = digits.startsWith("−")
    ? mathml`<mo form="prefix" stretchy="false">−</mo><mn>${digits.slice(1)}</mn>`
    : mathml`<mn>${digits}</mn>`;
  if (exponent === null) return mathml`<mrow>${number}</mrow>`;
  const power =
    exponent < 0 ? mathml`<mrow><mo form="prefix">−</mo><mn>${-exponent}</mn></mrow>` : mathml`<mn>${exponent}</mn>`;
  return mathml`<mrow>${number}<mo>×</mo><msup><mn>10</mn>${power}</msup></mrow>`;
}

/** A number that follows an operator: in brackets when it is negative. */
export const factor = (value: number, style?: NumberStyle): Maths =>
  value < 0 ? parens(mn(value, style)) : mn(value, style);

/**
 * What is raised to a power: in brackets when it is written with a power of ten itself; a negative factor has them
 * already.
 */
export const base = (shown: Maths, value: number, style?: NumberStyle): Maths =>
  value > 0 && numberParts(value, style ?? { digits: 4 }).exponent !== null ? parens(shown) : shown;

/** Numbers row by row, in square brackets. */
export function matrix(rows: readonly (readonly Maths[])[]): Maths {
  return mathml`<mrow><mo>[</mo><mtable>${rows.map(
    (cells) => mathml`<mtr>${cells.map((cell) => mathml`<mtd>${cell}</mtd>`)}</mtr>`,
  )}</mtable><mo>]</mo></mrow>`;
}

/** A line of the page; a wide one scrolls in its own frame. */
export function equation(parts: readonly Maths[], label = ""): TemplateResult {
  return html`<div
    class="formula"
    role="group"
    aria-label=${label}
    tabindex="0"
  ><math display="block" translate="no">${row(...parts)}</math></div>`;
}

/** In the middle of a sentence. */
export const inline = (...parts: readonly Maths[]): TemplateResult =>
  html`<math translate="no">${row(...parts)}</math>`;

/**
 * Equations under each other, lined up at their relation: each line is what stands before it and what follows with it.
 */
export function lines(pairs: readonly (readonly [Maths, Maths])[], label = ""): TemplateResult {
  return html`<div
    class="formula"
    role="group"
    aria-label=${label}
    tabindex="0"
  ><math display="block" translate="no"><mtable displaystyle="true" class="tml-jot">${pairs.map(
    ([before, after]) => mathml`<mtr><mtd class="tml-right">${before}</mtd><mtd class="tml-left">${after}</mtd></mtr>`,
  )}</mtable></math></div>`;
}
