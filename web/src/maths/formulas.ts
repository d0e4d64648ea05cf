import formulas from "virtual:formulas";
import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Catalog } from "../../../wasm-bindings/engine";

/** The kinds of choices that have formulas. */
export type FormulaKind = Exclude<keyof Catalog, "sources">;

/**
 * What a `.tex` file or the catalog gave, made by ourselves while the page was built. Wide ones scroll in their own
 * frame.
 */
export function formulaHtml(mathml: string): TemplateResult {
  return html`<div class="formula" role="math" tabindex="0">${unsafeHTML(mathml)}</div>`;
}

/** The formula of a choice, as in `formula("optimizers", "adam")`. */
export function formula(kind: FormulaKind, name: string): TemplateResult | typeof nothing {
  const mathml = formulas[kind]?.[name];
  return mathml ? formulaHtml(mathml) : nothing;
}
