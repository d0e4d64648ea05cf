import { html, type TemplateResult } from "lit";

/** A number ready for display: its digits, and the power of ten if one is shown. */
export interface NumberParts {
  digits: string;
  exponent: number | null;
}

export interface NumberStyle {
  /** Significant digits. Default: 3. */
  digits?: number;
  /** Keep trailing zeros, so that a changing number keeps its width. */
  fixed?: boolean;
}

const minus = "\u2212";

function signed(text: string): string {
  return text.replace("-", minus);
}

/**
 * Numbers from 0.001 to 100,000 are written plainly, with a narrow space between thousands from five digits on. All
 * others are written as digits times a power of ten.
 */
export function numberParts(value: number, { digits = 3, fixed = false }: NumberStyle = {}): NumberParts {
  if (Number.isNaN(value)) return { digits: "not a number", exponent: null };
  if (!Number.isFinite(value)) return { digits: value > 0 ? "\u221e" : `${minus}\u221e`, exponent: null };
  if (value === 0) return { digits: fixed ? (0).toFixed(digits - 1) : "0", exponent: null };
  const [mantissa = "", power = "0"] = value.toExponential(digits - 1).split("e");
  const exponent = Number(power);
  if (exponent < -3 || exponent >= 5) return { digits: signed(fixed ? mantissa : trimmed(mantissa)), exponent };
  const plain = Number(value.toPrecision(digits)).toFixed(Math.max(0, digits - 1 - exponent));
  return { digits: signed(inGroups(fixed ? plain : trimmed(plain))), exponent: null };
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A count: every digit, with a narrow space between thousands from five digits on. */
export function countText(count: number): string {
  return signed(inGroups(String(count)));
}

/**
 * Groups of three from five digits on, with narrow spaces, because a comma could be read as a decimal comma. Not done
 * by toLocaleString: charts format thousands of numbers a second, it takes 40 microseconds for each, and WebKit's
 * throws in the locale "C".
 */
function inGroups(text: string): string {
  const [whole = "", ...fraction] = text.split(".");
  const groups = whole.replace("-", "").length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return [groups, ...fraction].join(".");
}

const raised = new Map(
  [..."0123456789-"].map((plain, index) => [
    plain,
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b"[index] ?? "",
  ]),
);

/** For text without markup: "0.0123", "1.2 × 10⁻⁷". */
export function numberText(value: number, style?: NumberStyle): string {
  const { digits, exponent } = numberParts(value, style);
  if (exponent === null) return digits;
  const power = [...String(exponent)].map((figure) => raised.get(figure)).join("");
  return `${digits}\u202f\u00d7\u202f10${power}`;
}

/**
 * A number and its error with the same number of decimals: the error has two significant digits. Where that takes more
 * than six digits before or after the point, each is rounded by itself.
 */
export function withError(value: number, error: number): { value: string; error: string } {
  const decimals = 1 - Math.floor(Math.log10(error));
  const isLong = decimals > 6 || Math.max(Math.abs(value), error) >= 1e6;
  if (!Number.isFinite(value + decimals) || isLong) return { value: numberText(value), error: numberText(error) };
  const text = (one: number) => signed(inGroups(one.toFixed(Math.max(0, decimals)).replace(/^-(?=[0.]*$)/, "")));
  return { value: text(value), error: text(error) };
}

/** "0.83 ± 0.12", with the decimals of `withError`. */
export function plusMinus(value: number, error: number): string {
  const text = withError(value, error);
  return `${text.value} ± ${text.error}`;
}

/** For the page: the exponent is a superscript of the same font. */
export function numberHtml(value: number, style?: NumberStyle): TemplateResult {
  const { digits, exponent } = numberParts(value, style);
  if (exponent === null) return html`${digits}`;
  return html`${digits}&#8239;×&#8239;10<sup>${signed(String(exponent))}</sup>`;
}

/** For an input field: every digit, in characters of a keyboard, such as "3e-4". */
export function numberField(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  // Whole numbers, such as seeds and counts, are never written with an exponent.
  if (Number.isSafeInteger(value)) return signed(String(value));
  if (size >= 1e-3 && size < 1e6) return signed(String(Number(value.toPrecision(12))));
  return signed(trimmedExponential(value));
}

function trimmedExponential(value: number): string {
  const [mantissa = "", power = ""] = Number(value.toPrecision(12)).toExponential().split("e");
  return `${mantissa}e${Number(power)}`;
}

const superscripts = new Map([...raised].map(([plain, high]) => [high, plain]));
const raisedRun = new RegExp(`[${[...superscripts.keys()].join("")}]+`, "g");
const codeOf = (sign: string): number => sign.codePointAt(0) ?? 0;

/** Characters from keyboards, phones and copied pages, with the plain characters that replace them. */
const meant: ReadonlyArray<readonly [RegExp, string | ((sign: string) => string)]> = [
  [raisedRun, (run) => `^${[...run].map((figure) => superscripts.get(figure)).join("")}`],
  // A single character for a fraction gets brackets, since it may be raised to a power.
  [/[\u00bc-\u00be\u2150-\u215e]/g, (part) => `(${part.normalize("NFKC")})`],
  // Full-width letters, digits and signs; then digits of other scripts. Those of Indic scripts begin at 6 in their row.
  [/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint(codeOf(wide) - 0xfee0)],
  [/(?=[\u0660-\u0e59])\p{Nd}/gu, (digit) => String((codeOf(digit) - (/[\u0900-\u0dff]/.test(digit) ? 6 : 0)) & 15)],
  [/\u066a/g, "%"],
  [/\u066b/g, "."],
  [/\u066c/g, "\u2019"],
  [/[\u2010-\u2015\u2212\ufe58\ufe63]/g, "-"],
  [/[\u00f7\u2044\u2215]/g, "/"],
  [/[\u00b7\u00d7\u2217\u2219\u22c5]/g, "*"],
  // Marks of zero width are copied along from pages that are read from right to left.
  [/[\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, ""],
  [/[\s\u200b\u2060]+/g, " "],
];

/** A text in characters of a keyboard: `−２·10⁻³` becomes `-2*10^-3`. */
export function plainSigns(text: string): string {
  return meant.reduce((plain, [sign, by]) => plain.replaceAll(sign, by as string), text).trim();
}

/** Digits in groups of three that cannot be read in another way. */
export const grouped = [
  String.raw`\d{1,3}(?:[ '\u2019]\d{3})+(?:[.,]\d*)?`,
  String.raw`\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,}`,
  String.raw`\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,}`,
].join("|");
/** One number without its sign. A comma that does not separate groups is a decimal comma. */
const mantissa = String.raw`${grouped}|\d+(?:[.,]\d*)?|[.,]\d+`;
const numeral = new RegExp(
  String.raw`^([+-]?) ?(${mantissa})(?:e([+-]?\d+)|(?: ?[*] ?| x )(10)(?: ?(?:\^|\*\*) ?([+-]?\d+))?)?$`,
  "i",
);
/** A power as TeX and programs write it: 10^(-3), 10^{-3}. */
const bracketed = /(?:\^|\*\*) ?[({] ?([+-]?\d+) ?[)}]/;

/**
 * The number that somebody typed. Allowed are a decimal point or comma, any minus sign, groups of three that cannot be
 * read in another way ("1 000 000", "1,234.5"), powers of ten as the page and its axes print them ("2 × 10⁻⁴", "10⁻³"),
 * fractions ("1/3", "½") and percentages ("5 %"). An ambiguous comma is a decimal comma: "1,125" is 1.125. Null if the
 * text is no number, or not a finite one.
 */
export function typedNumber(text: string): number | null {
  const plain = plainSigns(text);
  const whole = plain.replace(/ ?%$/, "").replace(/^([+-]?) ?\((\d+\/\d+)\)$/, "$1$2");
  const [above = "", below, ...more] = whole.split("/").map((part) => part.trim());
  if (more.length > 0) return null;
  const value = numeralValue(above) / (below === undefined ? 1 : numeralValue(below));
  // Rounded, so that 0.07 % gives exactly 0.0007.
  const part = plain.endsWith("%") ? Number((value / 100).toPrecision(15)) : value;
  return Number.isFinite(part) ? part : null;
}

function numeralValue(text: string): number {
  // An axis shows 10⁻³ without a factor; a multiplication sign may be an x.
  const written = text
    .replace(bracketed, "^$1")
    .replace(/^([+-]? ?)(?=10 ?(?:\^|\*\*))/, (sign) => `${sign}1*`)
    .replace(/(\d) ?x ?(?=10 ?(?:\^|\*\*))/i, "$1*");
  const [, sign, digits = "", exponent, ten, power = "1"] = numeral.exec(written) ?? [];
  if (sign === undefined) return Number.NaN;
  const ungrouped = digits.replaceAll(/[ '\u2019]/g, "");
  // The last of several different marks is the decimal mark; a mark that occurs several times separates groups.
  const last = Math.max(ungrouped.lastIndexOf("."), ungrouped.lastIndexOf(","));
  const isGroups = last >= 0 && ungrouped.split(ungrouped[last] as string).length > 2;
  const whole = (last < 0 || isGroups ? ungrouped : ungrouped.slice(0, last)).replaceAll(/[.,]/g, "");
  const fraction = last < 0 || isGroups ? "" : ungrouped.slice(last + 1);
  const tens = exponent ?? (ten ? power : "0");
  return Number(`${sign}${whole || "0"}.${fraction || "0"}e${tens}`);
}
