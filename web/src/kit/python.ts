import { isObject, type Plain } from "../state";

/**
 * A number as Python reads it, with every digit: `1e-07`, `float("inf")`. With `float` it is never written as an
 * integer.
 */
export function pythonNumber(value: number, float = false): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  const text = Object.is(value, -0) ? "-0" : String(value).replace("e+", "e");
  return float && /^-?\d+$/.test(text) ? `${text}.0` : text;
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
