import { greek } from "../../maths/greek";

const letters = new Map(greek);
const printed = new RegExp(`[${[...letters.keys()].join("")}]`, "g");
const low = /[\u2080-\u2089]/g;

/** A name with what follows it: a call's bracket, a sign that gives it a value, or an operation and such a sign. */
const piece =
  /([A-Za-z_]\w*)(?:\s*(?:(\(|:?=(?!=)|\u2190)|((?:\*\*|[-+*/^\u2010-\u2015\u2212\u00b7\u22c5\u00d7])=(?!=))))?|;/g;
/** A line that ends where an expression can, before the name that comes next. */
const ended = /[\w)]\s*\n\s*$/;

/**
 * The names an expression asks values for, in the order they first appear: those it neither defines nor calls, as the
 * engine reads them (core/expression/notation.cpp): θ is `theta`, and what stands behind `#` is a comment. Good enough
 * for showing fields while somebody types; whether the text is right is for the engine to say.
 */
export function freeNames(text: string): string[] {
  const plain = withoutComments(text)
    .replaceAll(printed, (letter) => letters.get(letter) ?? letter)
    .replaceAll(low, (digit) => String(digit.charCodeAt(0) - 0x2080))
    .replaceAll(/\d[\w.]*/g, blanked);
  const defined = new Set<string>();
  const free = new Set<string>();
  let defining = "";
  let before = "";
  let end = 0;
  for (const { 0: whole, 1: name = "", 2: sign = "", 3: change = "", index } of plain.matchAll(piece)) {
    // A name has its value where the next part begins, not in its own.
    const begins = name === "" || change !== "" || (sign !== "" && sign !== "(");
    if (begins || ended.test(before + plain.slice(end, index))) {
      if (defining) defined.add(defining);
      defining = begins ? name : "";
    }
    if ((change || !sign) && name && !defined.has(name)) free.add(name);
    before = whole;
    end = index + whole.length;
  }
  return [...free];
}

/** From `#`, or from `//` beside a blank, to the end of the line. */
function withoutComments(text: string): string {
  return text.replaceAll(/#.*|(^|\s)\/\/.*|\/\/(?=\s|$).*/gm, "$1");
}

/** Digits may carry an `e` that is no name; digits inside a name stay, because the name has begun before them. */
function blanked(digits: string, at: number, text: string): string {
  return /[A-Za-z_]/.test(text[at - 1] ?? "") ? digits : "0".repeat(digits.length);
}
