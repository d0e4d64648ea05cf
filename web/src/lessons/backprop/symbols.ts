import { css, mathml, unsafeCSS } from "lit";
import type { Matrix64 } from "../../engine";
import { numberText } from "../../look/numbers";
import { bar, dot, type Maths, mi, mn, parens, sub, sup, toned } from "../../maths";
import { isScalar, rowsOf } from "./matrix";
import type { TapeNode } from "./operators";

/** What a node is called: its own name, the number it holds, or `v` and its place on the tape. */
export function labelOf(node: TapeNode): string {
  const { id, name, value, letter = "v" } = node;
  if (name !== null) return name;
  return isNumber(node) ? numberText(value.values[0] ?? Number.NaN, { digits: 6 }) : letter + id;
}

/** A constant that stands in the text as a number. */
export const isNumber = ({ op, name }: TapeNode): boolean => op === "constant" && name === null;

/** Whether the same node goes into the operation at another place, too: then each place is a slot with a number. */
export function isRepeated({ inputs }: Pick<TapeNode, "inputs">, place: number): boolean {
  return inputs.some((input, other) => other !== place && input === inputs[place]);
}

// ---- in equations -------------------------------------------------------------------------------------------------

const plainly = (symbol: Maths): Maths => symbol;

/** A name as mathematics sets it: `w1` has an index, and a mark stands above the letter alone. */
export function nameSymbol(name: string, mark: (letter: Maths) => Maths = plainly): Maths {
  const [, letters, digits] = /^([A-Za-z]+)_?(\d+)$/.exec(name) ?? [];
  return letters && digits ? sub(mark(mi(letters)), mathml`<mn>${digits}</mn>`) : mark(mi(name));
}

/** A node in an equation: its name, or the number that it is. */
export function symbolOf(node: TapeNode): Maths {
  if (isNumber(node)) return mn(node.value.values[0] ?? Number.NaN, { digits: 6 });
  return nameSymbol(labelOf(node));
}

/**
 * The adjoint of a node, the total derivative of the output: its letter under a bar. A constant shows what is meant,
 * (3).
 */
export function adjointOf(node: TapeNode): Maths {
  return toned("backward", isNumber(node) ? bar(parens(symbolOf(node))) : nameSymbol(labelOf(node), bar));
}

/** Tangents have a colour of their own, see `tangentStyles`. */
export const moving = (part: Maths): Maths => mathml`<mrow class="tangent">${part}</mrow>`;

/** The tangent of a node: a dot above its letter. */
export const tangentOf = (node: TapeNode): Maths => moving(nameSymbol(labelOf(node), dot));

/** What stands at one place of an operation: of an input that is used twice, which use it is, a⁽¹⁾ or a⁽²⁾. */
export function slotOf(node: TapeNode, source: TapeNode, place: number): Maths {
  return isRepeated(node, place) ? sup(symbolOf(source), parens(mn(place + 1))) : symbolOf(source);
}

/** Tangents have a colour of their own, which is none of the five meanings: the magenta of look/palette.ts. */
export const tangentColours = { light: "#b02a6b", dark: "#ff86b8" } as const;

export const tangentStyles = css`
  :host { --tangent: ${unsafeCSS(tangentColours.light)} }
  :host([scheme="dark"]) { --tangent: ${unsafeCSS(tangentColours.dark)} }
  .tangent { color: var(--tangent) }
`;

// ---- in text ------------------------------------------------------------------------------------------------------

/** A value in few characters: a number, up to three of them, or a shape. */
export function shortText(matrix: Matrix64): string {
  if (isScalar(matrix)) return numberText(matrix.values[0] ?? Number.NaN);
  if (matrix.values.length > 3) return shapeText(matrix);
  const between = matrix.rows === 1 ? "\u2002" : "; ";
  return `[${Array.from(matrix.values, (value) => numberText(value, { digits: 2 })).join(between)}]`;
}

/** A local derivative, which stands on an edge: one number where all are the same, otherwise a shape. */
export function edgeText(matrix: Matrix64): string {
  const [first = Number.NaN] = matrix.values;
  return matrix.values.every((value) => Object.is(value, first)) ? numberText(first) : shapeText(matrix);
}

/** Every number, for those who listen or point. */
export function longText(matrix: Matrix64): string {
  if (isScalar(matrix)) return numberText(matrix.values[0] ?? Number.NaN, { digits: 4 });
  if (matrix.values.length > 24) return shapeText(matrix);
  return `[${rowsOf(matrix)
    .map((row) => row.map((value) => numberText(value)).join(", "))
    .join("; ")}]`;
}

export const shapeText = ({ rows, columns }: Pick<Matrix64, "rows" | "columns">): string => `${rows} × ${columns}`;
