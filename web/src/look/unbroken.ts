import { html, type TemplateResult } from "lit";

/** A heading whose words with a hyphen, such as hyper-parameters, stay on one line. */
export function unbroken(heading: string): Array<string | TemplateResult> {
  const parts = heading.split(/(\S+-\S+)/);
  return parts.map((part, index) => (index % 2 === 1 ? html`<span class="unbroken">${part}</span>` : part));
}
