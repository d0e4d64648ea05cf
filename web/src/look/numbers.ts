import { html, type TemplateResult } from "lit";

/** A number as it is set: the digits in front, and the power of ten where one is shown. */
export interface NumberParts {
  digits: string;
  exponent: number | null;
}

export interface NumberStyle {
  /** Significant digits, 3 unless told. */
  digits?: number;
  /** Keep closing zeros, so that a number that changes keeps its width. */
  fixed?: boolean;
}

const minus = "\u2212";

function signed(text: string): string {
  return text.replace("-", minus);
}

/**
 * Between 0.001 and 100,000 plain, with a narrow space between thousands from five digits on; beyond, digits times a
 * power of ten.
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
 * Groups of three from five digits on, with narrow spaces: a comma could be read as a decimal one. By hand: pictures
 * set thousands of numbers a second, toLocaleString takes forty microseconds for each, and WebKit's throws in the
 * locale "C".
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

/** A number and its error with the same decimals: those of the error's first two digits. */
export function withError(value: number, error: number): { value: string; error: string } {
  const decimals = 1 - Math.floor(Math.log10(error));
  if (!Number.isFinite(value + decimals) || decimals > 6) return { value: numberText(value), error: numberText(error) };
  const text = (one: number) => signed(inGroups(one.toFixed(Math.max(0, decimals)).replace(/^-(?=[0.]*$)/, "")));
  return { value: text(value), error: text(error) };
}

/** For the page: the exponent is set as a superscript of the same font. */
export function numberHtml(value: number, style?: NumberStyle): TemplateResult {
  const { digits, exponent } = numberParts(value, style);
  if (exponent === null) return html`${digits}`;
  return html`${digits}&#8239;×&#8239;10<sup>${signed(String(exponent))}</sup>`;
}

/** For a field that is typed into: every digit kept, plain letters, as "3e-4". */
export function numberField(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  // A seed or a count is shown whole.
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

/** Signs of keyboards, phones and copied pages, and what is meant. */
const meant: ReadonlyArray<readonly [RegExp, string | ((sign: string) => string)]> = [
  [raisedRun, (run) => `^${[...run].map((figure) => superscripts.get(figure)).join("")}`],
  // One sign for a fraction: in brackets, since it may be a power.
  [/[\u00bc-\u00be\u2150-\u215e]/g, (part) => `(${part.normalize("NFKC")})`],
  // Wide letters, digits and signs, then digits of other scripts: those of India begin at 6 of their row.
  [/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint(codeOf(wide) - 0xfee0)],
  [/(?=[\u0660-\u0e59])\p{Nd}/gu, (digit) => String((codeOf(digit) - (/[\u0900-\u0dff]/.test(digit) ? 6 : 0)) & 15)],
  [/\u066a/g, "%"],
  [/\u066b/g, "."],
  [/\u066c/g, "\u2019"],
  [/[\u2010-\u2015\u2212\ufe58\ufe63]/g, "-"],
  [/[\u00f7\u2044\u2215]/g, "/"],
  [/[\u00b7\u00d7\u2217\u2219\u22c5]/g, "*"],
  // Marks without a width are copied along from pages that read from right to left.
  [/[\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, ""],
  [/[\s\u200b\u2060]+/g, " "],
];

/** A text with the signs of a keyboard: `−２·10⁻³` is `-2*10^-3`. */
export function plainSigns(text: string): string {
  return meant.reduce((plain, [sign, by]) => plain.replaceAll(sign, by as string), text).trim();
}

/** Digits in groups of three, where nothing else can be meant. */
export const grouped = [
  String.raw`\d{1,3}(?:[ '\u2019]\d{3})+(?:[.,]\d*)?`,
  String.raw`\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,}`,
  String.raw`\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,}`,
].join("|");
/** One number without its sign: a comma that marks no group is a decimal comma. */
const mantissa = String.raw`${grouped}|\d+(?:[.,]\d*)?|[.,]\d+`;
const numeral = new RegExp(
  String.raw`^([+-]?) ?(${mantissa})(?:e([+-]?\d+)|(?: ?[*] ?| x )(10)(?: ?(?:\^|\*\*) ?([+-]?\d+))?)?$`,
  "i",
);
/** A power as TeX and programs write it: 10^(-3), 10^{-3}. */
const bracketed = /(?:\^|\*\*) ?[({] ?([+-]?\d+) ?[)}]/;

/**
 * What somebody typed: a decimal point or comma, any sign for minus, groups of three where nothing else can be meant
 * ("1 000 000", "1,234.5"), powers of ten as the page and its axes print them ("2 × 10⁻⁴", "10⁻³"), fractions ("1/3",
 * "½") and hundredths ("5 %"). A comma that could be either is a decimal comma: "1,125" is 1.125. Null when it is no
 * number, or none that is finite.
 */
export function typedNumber(text: string): number | null {
  const plain = plainSigns(text);
  const whole = plain.replace(/ ?%$/, "").replace(/^([+-]?) ?\((\d+\/\d+)\)$/, "$1$2");
  const [above = "", below, ...more] = whole.split("/").map((part) => part.trim());
  if (more.length > 0) return null;
  const value = numeralValue(above) / (below === undefined ? 1 : numeralValue(below));
  // 0.07 % is 0.0007 and nothing near it.
  const part = plain.endsWith("%") ? Number((value / 100).toPrecision(15)) : value;
  return Number.isFinite(part) ? part : null;
}

function numeralValue(text: string): number {
  // An axis has 10⁻³ alone; a multiplication sign may be an x.
  const written = text
    .replace(bracketed, "^$1")
    .replace(/^([+-]? ?)(?=10 ?(?:\^|\*\*))/, (sign) => `${sign}1*`)
    .replace(/(\d) ?x ?(?=10 ?(?:\^|\*\*))/i, "$1*");
  const [, sign, digits = "", exponent, ten, power = "1"] = numeral.exec(written) ?? [];
  if (sign === undefined) return Number.NaN;
  const ungrouped = digits.replaceAll(/[ '\u2019]/g, "");
  // The last of several marks is the decimal one; several of one kind are groups.
  const last = Math.max(ungrouped.lastIndexOf("."), ungrouped.lastIndexOf(","));
  const isGroups = last >= 0 && ungrouped.split(ungrouped[last] as string).length > 2;
  const whole = (last < 0 || isGroups ? ungrouped : ungrouped.slice(0, last)).replaceAll(/[.,]/g, "");
  const fraction = last < 0 || isGroups ? "" : ungrouped.slice(last + 1);
  const tens = exponent ?? (ten ? power : "0");
  return Number(`${sign}${whole || "0"}.${fraction || "0"}e${tens}`);
}
