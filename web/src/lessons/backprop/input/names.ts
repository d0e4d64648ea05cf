import type { ExpressionRequest } from "../../../engine";

const word = /[A-Za-z_]\w*(?=\s*(\(?))/g;
const definition = /^\s*([A-Za-z_]\w*)\s*=(?!=)/;

/**
 * The names an expression asks values for, in the order they first appear: those it neither defines nor calls. Good enough for
 * showing fields while somebody types; whether the text is right is for the engine to say.
 */
export function freeNames(text: string): string[] {
  const defined = new Set<string>();
  const free = new Set<string>();
  for (const part of text.split(";")) {
    const [whole = "", name] = definition.exec(part) ?? [];
    for (const [found, bracket] of part
      .slice(whole.length)
      .replaceAll(/\d[\w.]*/g, number)
      .matchAll(word))
      if (bracket !== "(" && !defined.has(found)) free.add(found);
    if (name) defined.add(name);
  }
  return [...free];
}

/** Those names of a request that have a value: what can be differentiated by. */
export function givenNames({ text, at }: Pick<ExpressionRequest, "text" | "at">): string[] {
  return freeNames(text).filter((name) => at[name] !== undefined);
}

/** Digits may carry an `e` that is no name; digits inside a name stay, because the name has begun before them. */
function number(digits: string, at: number, text: string): string {
  return /[A-Za-z_]/.test(text[at - 1] ?? "") ? digits : " ".repeat(digits.length);
}
