import { type Expressed, type ExpressionRequest, engine, type Problem } from "../../engine";
import { grouped, numberText, plainSigns, typedNumber } from "../../look/numbers";
import { problemText } from "../../messages/core";
import type { Names } from "./questions/question";
import { words } from "./quiz-words";

/** Signs of mathematics for what an expression has in words. */
const signs: ReadonlyArray<readonly [RegExp, string]> = [
  [/\*\*/g, "^"],
  [/(?<=\d) ?x ?(?=10 ?\^)/gi, "*"],
  [/√\s*(?=\()/g, "sqrt"],
  [/√\s*([\p{L}\d._]+)/gu, "sqrt($1)"],
  [/π/g, " pi "],
  [/μ|µ/g, " mu "],
  [/[[{]/g, "("],
  [/[\]}]/g, ")"],
];

/** Raised digits, as a printed power of ten has them: 7.1 × 10⁻³. */
const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const plainDigits = (text: string): string =>
  [...text].map((sign) => "0123456789+-"[raised.indexOf(sign)] ?? "").join("");
const power = /\s*[×·*∙⋅]\s*10\s*([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g;

/** What may stand before the answer: "σ =", "sigma^2 =", "Var =". */
const left = /^[^=]*=/;
const pieces = /\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[a-z_][a-z0-9_]*|\S/giu;
/** With two arguments a comma separates; elsewhere between digits it is a decimal one. */
const separating = /\b(max|min|pow)\s*\(/i;
/** Grouped digits, which are part of no longer number. */
const groups = new RegExp(String.raw`(?<![\d.,])(?<!\d[ '\u2019])(?:${grouped})(?![.,'\u2019]?\d| \d)`, "g");

/** A fraction that is one sign is added to a whole number before it: 2½. */
const added = /(?<![\p{N}.,])(\p{Nd}+) ?([\u00bc-\u00be\u2150-\u215e])/gu;

/** How numbers are read: `former` as in receipts before version 4, whose texts keep what they came to. */
export type NumberReading = "usual" | "former";

/** A whole text of grouped digits, in the former reading. */
const formerGroups = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?: \d{3})+)(?:\.\d+)?$/;

/** All that the two readings do not share. */
interface NumberRules {
  /** A text in plain signs. */
  plain(text: string): string;
  /** The same without what groups digits. */
  ungrouped(plain: string): string;
  /** What begins a factor right after a number. */
  besideNumber: RegExp;
}

/** A name, a number. */
const factor = /^[a-z\d_.]/i;

const numberRules: Readonly<Record<NumberReading, NumberRules>> = {
  usual: {
    plain: (text) => {
      const plain = plainSigns(text.replace(added, "($1+$2)"));
      const share = plain.endsWith("%") ? typedNumber(plain) : null;
      return share === null ? plain : String(share);
    },
    ungrouped: (plain) => plain.replaceAll(groups, (digits) => String(typedNumber(digits))),
    // Two numbers side by side are no product: 1 1/2, 1.2.3.
    besideNumber: /^[a-z_]/i,
  },
  former: {
    plain: plainSigns,
    ungrouped: (plain) => (formerGroups.test(plain) ? plain.replaceAll(/[, ]/g, "") : plain),
    besideNumber: factor,
  },
};

/** What a text was read as, in the engine's notation. */
export interface ReadAnswer {
  expression: string;
  /** The other meaning, where a product without a sign follows a division: `1/2n` may be 1/(2 n). Else empty. */
  otherwise: string;
}

/**
 * What a person wrote as the engine reads it: signs replaced, and a product where two factors stand side by side, as in
 * `2π/((π−1)n)`. `variables` tell n(1 + a) from sqrt(1 + a). Numbers are read as in every field.
 */
export function readText(text: string, variables: readonly string[], numbers: NumberReading = "usual"): ReadAnswer {
  const rules = numberRules[numbers];
  const right = text.trim().replace(left, "").trim();
  let plain = rules.plain(right.replace(power, (_, exponent: string) => `e${plainDigits(exponent)}`));
  for (const [sign, meant] of signs) plain = plain.replaceAll(sign, meant);
  plain = plain.trim();
  if (!separating.test(plain))
    plain = rules
      .ungrouped(plain)
      .replaceAll(/(\d),(?=\d)/g, "$1.")
      .replaceAll(/(^|[^\d.]),(?=\d)/g, "$1.");
  const tokens = plain.match(pieces) ?? [];
  const factors = tokens.map((piece, index) => ({
    piece,
    joins: index > 0 && isProduct(tokens[index - 1] as string, piece, variables, rules),
  }));
  const expression = factors.map(({ piece, joins }) => (joins ? `* ${piece}` : piece)).join(" ");
  const other = joinedBelow(factors, variables);
  return { expression, otherwise: other === expression ? "" : other };
}

/** Whether a factor ends and another begins. */
function isProduct(before: string, after: string, variables: readonly string[], rules: NumberRules): boolean {
  const isNumber = /^[\d.]/.test(before);
  const ends = before === ")" || isNumber || variables.includes(before);
  return ends && (after === "(" || (isNumber ? rules.besideNumber : factor).test(after));
}

interface Factor {
  piece: string;
  /** A product without a sign joins it to what stands before. */
  joins: boolean;
}

/**
 * The same with everything that is joined without a sign drawn below the fraction line that goes before: 1/2n as 1/(2
 * n).
 */
function joinedBelow(factors: readonly Factor[], variables: readonly string[]): string {
  const written: string[] = [];
  for (let index = 0; index < factors.length; ) {
    const { piece, joins } = factors[index] as Factor;
    if (piece !== "/") {
      written.push(joins ? `* ${piece}` : piece);
      index++;
      continue;
    }
    // The divisor: factors until a sign that is written out.
    let end = afterFactor(factors, index + 1, variables);
    let several = false;
    while (factors[end]?.joins) {
      several = true;
      end = afterFactor(factors, end, variables);
    }
    const [first, ...rest] = factors.slice(index + 1, end);
    const inside = first ? joinedBelow([{ ...first, joins: false }, ...rest], variables) : "";
    written.push(several ? `/ ( ${inside} )` : `/ ${inside}`);
    index = end;
  }
  return written.join(" ").trim();
}

/** The place after one factor that begins at `start`: a number, a name, a call or brackets, with its power. */
function afterFactor(factors: readonly Factor[], start: number, variables: readonly string[]): number {
  let end = start;
  const piece = () => factors[end]?.piece ?? "";
  while (piece() === "-" || piece() === "+") end++;
  if (/^[a-z_]/i.test(piece()) && !variables.includes(piece()) && factors[end + 1]?.piece === "(") end++;
  if (piece() === "(") {
    let depth = 0;
    do {
      if (piece() === "(") depth++;
      if (piece() === ")") depth--;
      end++;
    } while (depth > 0 && end < factors.length);
  } else end++;
  return piece() === "^" ? afterFactor(factors, end + 1, variables) : Math.min(end, factors.length);
}

/** As it is shown: 2·π/((π−1)·n). */
export function shownText(expression: string): string {
  return expression
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\bpi\b/g, "π")
    .replaceAll(/\bmu\b/g, "μ")
    .replaceAll(/ ?\* ?/g, " · ")
    .replaceAll(/ ?\/ ?/g, " / ")
    .replaceAll(/ ?\^ ?/g, "^")
    .replaceAll(/\( /g, "(")
    .replaceAll(/ \)/g, ")")
    .replaceAll(/(\w) \(/g, (_, name: string) => `${name}(`)
    .replaceAll(/(^|[(/·^+−-] ?)- /g, "$1−")
    .replaceAll(/ - /g, " − ");
}

/** `read`: the text that the engine was given, in which the problems count their columns. */
export type Evaluated = { value: number; read: ReadAnswer } | { problems: readonly Problem[]; read: ReadAnswer };
type Ask = (request: ExpressionRequest) => Promise<Expressed | { problems: Problem[] }>;

/** What an expression may use: the numbers of the variant, pi, and n_in for n. */
export function namesOf(at: Names): Names {
  return { ...(at.n === undefined ? {} : { n_in: at.n }), ...at, pi: Math.PI };
}

/** The number that was typed, worked out by the engine; what it cannot read comes back as its problems. */
export async function evaluate(
  text: string,
  at: Names,
  ask: Ask = askEngine,
  numbers: NumberReading = "usual",
): Promise<Evaluated> {
  const read = readText(text, Object.keys(namesOf(at)), numbers);
  const answer = await ask({ text: read.expression, at: { ...namesOf(at) }, mode: "value" });
  return "problems" in answer
    ? { problems: answer.problems, read }
    : { value: answer.value.values[0] ?? Number.NaN, read };
}

const askEngine: Ask = (request) => engine().call("express", [request]);

/** How a text is understood, before it counts. */
export interface AnswerReading {
  /** As it is shown, with its number. */
  shown: string;
  value: number;
  /** Why it cannot be taken; then it costs nothing. */
  refused: string;
  /** Two meanings to choose from, each as a text and with its number; null where there is only one. */
  meanings: readonly { text: string; shown: string; value: number }[] | null;
}

/** Reads a text with the numbers of a variant. */
export async function readingOf(text: string, at: Names, ask: Ask = askEngine): Promise<AnswerReading> {
  const nothing = { shown: "", value: Number.NaN, refused: "", meanings: null };
  if (text.trim() === "") return { ...nothing, refused: words.text("refused.empty") };
  const answer = await evaluate(text, at, ask);
  const { expression, otherwise } = answer.read;
  if ("problems" in answer) return { ...nothing, refused: unreadable(text, answer.problems, expression) };
  const { value } = answer;
  const reading = { shown: shownText(expression), value, refused: "", meanings: null };
  if (!Number.isFinite(value)) return { ...reading, refused: words.text("refused.number") };
  if (otherwise !== "") {
    const other = await evaluate(otherwise, at, ask);
    if ("value" in other && other.value !== value)
      return {
        ...reading,
        meanings: [
          { text: expression, shown: shownText(expression), value },
          { text: otherwise, shown: shownText(otherwise), value: other.value },
        ],
      };
  }
  return value > 0 ? reading : { ...reading, refused: words.text("refused.negative", { value: numberText(value) }) };
}

/** More of a text than this is no help. */
const longest = 80;

/** Columns count in what was read, so that stands there where it is not what was typed. */
export function unreadable(typed: string, problems: readonly Problem[], read: string): string {
  const problem = problems.map(problemText).join(" ");
  if (read === typed || read.length > longest) return words.text("refused.unreadable", { problem });
  return words.text("refused.unreadable.as", { problem, read });
}
