import formulas from "virtual:formulas";
import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Catalog } from "../../../wasm-bindings/engine";

/** The kinds of choices that have formulas. */
export type FormulaKind = Exclude<keyof Catalog, "sources">;

/**
 * A formula from a `.tex` file or the catalog. Its MathML is made by our build, so inserting it as HTML is safe. A wide
 * formula scrolls horizontally.
 */
export function formulaHtml(mathml: string): TemplateResult {
  return html`<div class="formula" role="math" tabindex="0">${unsafeHTML(mathml)}</div>`;
}

/** The formula of a choice, such as `formula("optimizers", "adam")`; nothing when it has none. */
export function formula(kind: FormulaKind, name: string): TemplateResult | typeof nothing {
  const mathml = formulas[kind]?.[name];
  return mathml ? formulaHtml(mathml) : nothing;
}
