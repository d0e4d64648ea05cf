import type { TemplateResult } from "lit";

/** The text of a template without its elements: of `<mfrac>a b</mfrac>` only "ab". */
export function flat(part: unknown): string {
  if (Array.isArray(part)) return part.map(flat).join("");
  if (typeof part === "string" || typeof part === "number") return String(part);
  if (!isTemplate(part)) return "";
  return part.strings
    .map((text, index) => text + flat(part.values[index]))
    .join("")
    .replaceAll(/<[^<>]*>/g, "")
    .replaceAll(/\s+/g, "");
}

function isTemplate(part: unknown): part is TemplateResult {
  return typeof part === "object" && part !== null && "strings" in part && "values" in part;
}
