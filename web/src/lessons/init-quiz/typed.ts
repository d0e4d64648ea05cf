/** Signs that keyboards, phones and copied text give for those of an expression. */
const signs: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-"],
  [/[×·∙⋅]/g, "*"],
  [/[÷∕⁄]/g, "/"],
  [/\*\*/g, "^"],
  [/²/g, "^2"],
  [/√\s*(?=\()/g, "sqrt"],
  [/√\s*([\p{L}\d._]+)/gu, "sqrt($1)"],
  [/π/g, " pi "],
  [/μ|µ/g, " mu "],
  [/[[{]/g, "("],
  [/[\]}]/g, ")"],
];

/** What may stand before the answer: "σ =", "sigma^2 =", "Var =". */
const left = /^[^=]*=/;
const alone = /^[+-]?\d*[.,]\d+(e[+-]?\d+)?$/i;
const pieces = /\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[a-z_][a-z0-9_]*|\S/giu;
const functions = new Set(["sqrt", "exp", "log"]);

/**
 * What a person wrote as the engine reads it: signs replaced, and a product where two factors stand side by side, as in
 * `2π/((π−1)n)`. A lone number may have a decimal comma.
 */
export function expressionOf(text: string): string {
  let plain = text.trim().replace(left, "").trim();
  for (const [sign, meant] of signs) plain = plain.replaceAll(sign, meant);
  plain = plain.trim();
  if (alone.test(plain)) return plain.replace(",", ".");
  const found = plain.match(pieces) ?? [];
  return found.map((piece, index) => (index > 0 && isProduct(found[index - 1] as string, piece) ? `* ${piece}` : piece)).join(" ");
}

/** Whether a factor ends and another begins. */
function isProduct(before: string, after: string): boolean {
  const ends = before === ")" || (/^[\p{L}\d_.]/u.test(before) && !functions.has(before));
  return ends && (after === "(" || /^[\p{L}\d_.]/u.test(after));
}
