import { html, type TemplateResult } from "lit";

const keywords = new Set(
  "and as def else for from if import in is lambda not or return while with yield class None True False const " +
    "let function new await async".split(" "),
);
const pieces = /(#.*|\/\/.*)|("[^"]*"|'[^']*')|([A-Za-z_]\w*)|(\d[\w.]*)|(\s+|[^\w\s]+)/g;

/** A line of code as spans: comments, keywords, and the words of `tones`, each with the class that `tones` gives. */
export function highlighted(
  text: string,
  tones: Readonly<Record<string, string>> = {},
): Array<TemplateResult | string> {
  return [...text.matchAll(pieces)].map(([whole, comment, , word]) => {
    if (comment) return html`<span class="comment">${whole}</span>`;
    const tone = word ? (tones[word] ?? (keywords.has(word) ? "keyword" : "")) : "";
    return tone ? html`<span class=${tone}>${whole}</span>` : whole;
  });
}
