import { isObject, type Plain } from "../state";

/**
 * A number as Python reads it, every digit kept: `1e-7`, `3`, `float("inf")`. What Python's integers do not have is
 * written as a float: the zero with a sign, `-0.0`, and what PyTorch refuses as an integer because it does not fit into
 * 64 bits, `1e20`.
 */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  if (Object.is(value, -0)) return "-0.0";
  const isLong = Number.isInteger(value) && !Number.isSafeInteger(value);
  return (isLong ? value.toExponential() : String(value)).replace("e+", "e");
}

/** The same as a float, where an integer would make an array of integers: `3.0`. */
export function pythonFloat(value: number): string {
  const text = pythonNumber(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Plain data as a Python literal: True, None, lists and dictionaries. */
export function pythonLiteral(value: Plain | undefined): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return pythonNumber(value);
  if (typeof value === "string") return pythonText(value);
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries.map(([key, item]) => `${pythonText(key)}: ${pythonLiteral(item)}`).join(", ")}}`;
  }
  return `[${(value as readonly Plain[]).map(pythonLiteral).join(", ")}]`;
}

/** A text in double quotes, with escapes for the characters that JSON allows unescaped but Python may not. */
function pythonText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
