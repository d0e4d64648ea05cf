/** Signs that keyboards, phones and copied text give for minus. */
const minuses = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const number = String.raw`[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?`;
const whole = new RegExp(`^(${number})(?:/(${number}))?$`, "i");

/** The number that was typed: `0.75`, `0,75`, `.75`, `3/4`, `−3/4`, with any sign for minus. Null when it is none. */
export function answered(text: string): number | null {
  const plain = text.replace(minuses, "-").replaceAll(/\s|\u2009|\u202f/g, "");
  const [, above, below] = whole.exec(plain.replaceAll("\u2044", "/")) ?? [];
  if (above === undefined) return null;
  const value = Number(above.replace(",", ".")) / (below === undefined ? 1 : Number(below.replace(",", ".")));
  return Number.isFinite(value) ? value : null;
}
