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

/**
 * What a person wrote as the engine reads it: signs replaced, and a product where two factors stand side by side, as in
 * `2π/((π−1)n)`. `variables` tell n(1 + a) from sqrt(1 + a). A lone number may have a decimal comma.
 */
export function expressionOf(text: string, variables: readonly string[]): string {
  let plain = text.trim().replace(left, "").trim();
  for (const [sign, meant] of signs) plain = plain.replaceAll(sign, meant);
  plain = plain.trim();
  if (alone.test(plain)) return plain.replace(",", ".");
  const found = plain.match(pieces) ?? [];
  return found
    .map((piece, index) =>
      index > 0 && isProduct(found[index - 1] as string, piece, variables) ? `* ${piece}` : piece,
    )
    .join(" ");
}

/** Whether a factor ends and another begins. */
function isProduct(before: string, after: string, variables: readonly string[]): boolean {
  const ends = before === ")" || /^[\d.]/.test(before) || variables.includes(before);
  return ends && (after === "(" || /^[a-z\d_.]/i.test(after));
}
