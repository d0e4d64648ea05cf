/**
 * Small templates for equations whose numbers change on the page.
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

/** A name: one letter is italic, several letters are upright, such as `relu`. */
export const mi = (name: string): Maths => mathml`<mi>${name}</mi>`;
/** One upright letter that is not a variable, such as the T of a transposed matrix. */
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
/** Not an accent (as `hat` is), because an accent overlaps a capital letter in some fonts. */
export const bar = (inside: Maths): Maths => mathml`<mover>${inside}<mo stretchy="false">¯</mo></mover>`;
/** A dot above, for a tangent. Not an accent, for the same reason. */
export const dot = (inside: Maths): Maths =>
  mathml`<mover>${inside}<mo stretchy="false" lspace="0" rspace="0">˙</mo></mover>`;
export const parens = (...parts: readonly Maths[]): Maths => row(mo("("), ...parts, mo(")"));
/** A part of an equation in the colour that its meaning has in all lessons. */
export const toned = (tone: Tone, part: Maths): Maths => mathml`<mrow class=${tone}>${part}</mrow>`;

/** A number as everywhere on the page: with a true minus sign, and with a power of ten when the style has one. */
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
 * The base of a power: in brackets when its number has a power of ten; `factor` puts brackets around a negative one.
 */
export const base = (shown: Maths, value: number, style?: NumberStyle): Maths =>
  value > 0 && numberParts(value, style ?? { digits: 4 }).exponent !== null ? parens(shown) : shown;

/** A matrix, given row by row, in square brackets. */
export function matrix(rows: readonly (readonly Maths[])[]): Maths {
  return mathml`<mrow><mo>[</mo><mtable>${rows.map(
    (cells) => mathml`<mtr>${cells.map((cell) => mathml`<mtd>${cell}</mtd>`)}</mtr>`,
  )}</mtable><mo>]</mo></mrow>`;
}

/** A displayed equation; a wide one scrolls horizontally. */
export function equation(parts: readonly Maths[], label = ""): TemplateResult {
  return html`<div
    class="formula"
    role="group"
    aria-label=${label}
    tabindex="0"
  ><math display="block" translate="no">${row(...parts)}</math></div>`;
}

/** An equation within a sentence. */
export const inline = (...parts: readonly Maths[]): TemplateResult =>
  html`<math translate="no">${row(...parts)}</math>`;

/**
 * Displayed equations, aligned at their relation: each pair is the part before the relation and the part from it on.
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
