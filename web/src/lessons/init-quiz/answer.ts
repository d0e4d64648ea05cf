import { type Expressed, type ExpressionRequest, engine, type Problem } from "../../engine";
import { grouped, numberText, plainSigns, typedNumber } from "../../look/numbers";
import { problemText } from "../../messages/core";
import type { Names } from "./questions/question";
import { words } from "./quiz-words";

/** Signs of mathematics, and what replaces them in the engine's expressions. */
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

/** Superscript digits, as in a printed power of ten: 7.1 × 10⁻³. */
const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const plainDigits = (text: string): string =>
  [...text].map((sign) => "0123456789+-"[raised.indexOf(sign)] ?? "").join("");
const power = /\s*[×·*∙⋅]\s*10\s*([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g;

/** A left side of an equation, which is dropped: "σ =", "sigma^2 =", "Var =". */
const left = /^[^=]*=/;
const pieces = /\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[a-z_][a-z0-9_]*|\S/giu;
/** In a call with two arguments a comma separates them; elsewhere a comma before a digit is a decimal comma. */
const separating = /\b(max|min|pow)\s*\(/i;
/** Grouped digits, such as 12,345,678, that are not a part of a longer number. */
const groups = new RegExp(String.raw`(?<![\d.,])(?<!\d[ '\u2019])(?:${grouped})(?![.,'\u2019]?\d| \d)`, "g");

/** A fraction character after a whole number is added to it: 2½. */
const added = /(?<![\p{N}.,])(\p{Nd}+) ?([\u00bc-\u00be\u2150-\u215e])/gu;

/** How numbers are read. `former` is for receipts before version 4, so that their texts keep their values. */
export type NumberReading = "usual" | "former";

/** A text that consists of grouped digits, in the former reading. */
const formerGroups = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?: \d{3})+)(?:\.\d+)?$/;

/** The rules in which the two readings differ. */
interface NumberRules {
  /** The text with plain characters. */
  plain(text: string): string;
  /** The plain text without the separators of grouped digits. */
  ungrouped(plain: string): string;
  /** What can begin a factor directly after a number. */
  besideNumber: RegExp;
}

/** The beginning of a factor: a name or a number. */
const factor = /^[a-z\d_.]/i;

const numberRules: Readonly<Record<NumberReading, NumberRules>> = {
  usual: {
    plain: (text) => {
      const plain = plainSigns(text.replace(added, "($1+$2)"));
      const share = plain.endsWith("%") ? typedNumber(plain) : null;
      return share === null ? plain : String(share);
    },
    ungrouped: (plain) => plain.replaceAll(groups, (digits) => String(typedNumber(digits))),
    // Two adjacent numbers are not a product: 1 1/2, 1.2.3.
    besideNumber: /^[a-z_]/i,
  },
  former: {
    plain: plainSigns,
    ungrouped: (plain) => (formerGroups.test(plain) ? plain.replaceAll(/[, ]/g, "") : plain),
    besideNumber: factor,
  },
};

/** A text in the engine's notation. */
export interface ReadAnswer {
  expression: string;
  /**
   * The other meaning, where a product without a sign follows a division: `1/2n` may mean 1/(2 n). Empty if there is
   * none.
   */
  otherwise: string;
}

/**
 * Translates a typed text for the engine: signs are replaced, and adjacent factors become a product, as in
 * `2π/((π−1)n)`. `variables` distinguish the product n(1 + a) from the call sqrt(1 + a).
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

/** Whether `before` ends a factor and `after` begins another one. */
function isProduct(before: string, after: string, variables: readonly string[], rules: NumberRules): boolean {
  const isNumber = /^[\d.]/.test(before);
  const ends = before === ")" || isNumber || variables.includes(before);
  return ends && (after === "(" || (isNumber ? rules.besideNumber : factor).test(after));
}

interface Factor {
  piece: string;
  /** Whether a product without a sign joins this piece to the one before. */
  joins: boolean;
}

/** The text in which all factors that follow a division without a sign belong to the divisor: 1/2n as 1/(2 n). */
function joinedBelow(factors: readonly Factor[], variables: readonly string[]): string {
  const written: string[] = [];
  for (let index = 0; index < factors.length; ) {
    const { piece, joins } = factors[index] as Factor;
    if (piece !== "/") {
      written.push(joins ? `* ${piece}` : piece);
      index++;
      continue;
    }
    // The divisor: all factors until the next written sign.
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

/** The index after the factor that begins at `start`: a number, a name, a call or brackets, with its power. */
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

/** An expression as the page shows it: 2 · π / ((π − 1) · n). */
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

/** `read`: the text as the engine received it; the columns of problems refer to it. */
export type Evaluated = { value: number; read: ReadAnswer } | { problems: readonly Problem[]; read: ReadAnswer };
type Ask = (request: ExpressionRequest) => Promise<Expressed | { problems: Problem[] }>;

/** The names that an expression may use: the numbers of the variant, pi, and n_in for n. */
export function namesOf(at: Names): Names {
  return { ...(at.n === undefined ? {} : { n_in: at.n }), ...at, pi: Math.PI };
}

/** Evaluates a typed text on the engine; a text that cannot be read gives its problems. */
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

/** How a text is understood, shown before the answer counts. */
export interface AnswerReading {
  /** The expression as the page shows it. */
  shown: string;
  value: number;
  /** Why the answer is not accepted, which costs no try; empty if it is. */
  refused: string;
  /** Two meanings to choose from, each with its text and its number; null where there is only one. */
  meanings: readonly { text: string; shown: string; value: number }[] | null;
}

/** Reads a text with the numbers of a variant; only a positive, finite number is accepted. */
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

/** A text with more characters is not repeated in a message. */
const longest = 80;

/**
 * The message for a text that cannot be read. Columns refer to the text as it was read, so the message shows that where
 * it differs from what was typed.
 */
export function unreadable(typed: string, problems: readonly Problem[], read: string): string {
  const problem = problems.map(problemText).join(" ");
  if (read === typed || read.length > longest) return words.text("refused.unreadable", { problem });
  return words.text("refused.unreadable.as", { problem, read });
}
