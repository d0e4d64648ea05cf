import { numberParts, type Scheme, tokens } from "../look";

export const plotFont = '"Gradlab Sans", system-ui, sans-serif';

/** Draws a number on a canvas, with its power of ten as a superscript; 1 x 10^n is drawn as 10^n. */
export function drawNumber(
  context: CanvasRenderingContext2D,
  value: number,
  at: { x: number; y: number; align: "left" | "right" | "center"; size: number },
  style: { power?: boolean } = {},
): void {
  const { digits, exponent } = style.power ? powerParts(value) : numberParts(value);
  const front = exponent === null ? digits : digits === "1" ? "10" : `${digits}\u202f\u00d7\u202f10`;
  const raised = exponent === null ? "" : String(exponent).replace("-", "\u2212");
  context.font = `${at.size}px ${plotFont}`;
  const frontWidth = context.measureText(front).width;
  const small = at.size * 0.74;
  context.font = `${small}px ${plotFont}`;
  const width = frontWidth + (raised ? context.measureText(raised).width + 1 : 0);
  const left = at.align === "left" ? at.x : at.align === "right" ? at.x - width : at.x - width / 2;
  context.textAlign = "left";
  if (raised) context.fillText(raised, left + frontWidth + 1, at.y - at.size * 0.36);
  context.font = `${at.size}px ${plotFont}`;
  context.fillText(front, left, at.y);
}

/** The parts of a number on a log axis, where powers of ten, also 1 and 10, are written as powers. */
function powerParts(value: number): { digits: string; exponent: number | null } {
  const exponent = Math.round(Math.log10(value));
  return Math.abs(value / 10 ** exponent - 1) < 1e-6 ? { digits: "1", exponent } : numberParts(value);
}

/** Draws text with a halo in the colour of the surface, readable over lines; compressed to at most `most` pixels. */
export function drawHaloed(
  context: CanvasRenderingContext2D,
  scheme: Scheme,
  text: string,
  x: number,
  y: number,
  colour: string,
  most?: number,
): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = tokens[scheme].paper;
  context.strokeText(text, x, y, most);
  context.fillStyle = colour;
  context.fillText(text, x, y, most);
}
