import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define, icon } from "../../elements";
import { copyText } from "../../elements/clipboard";
import { Timer } from "../../elements/timer";
import { baseStyles } from "../../look";
import { lines, mathsStyles } from "../../maths";
import { type Equations, equations } from "./equations";
import type { Trace } from "./operators";
import { labelOf } from "./symbols";
import type { Moment, Walk } from "./walk";
import { words } from "./words";

/** The step just taken as equations: in symbols, and under them with the numbers of now. Both can be copied. */
export class GlBackpropRule extends LitElement {
  static override properties = {
    trace: { attribute: false },
    moment: { attribute: false },
    walk: { attribute: false },
    copied: { state: true },
  };
  declare trace: Trace | null;
  declare moment: Moment | null;
  declare walk: Walk | null;
  declare copied: "" | "text" | "mathml";
  private readonly fading = new Timer();

  constructor() {
    super();
    this.trace = null;
    this.moment = null;
    this.walk = null;
    this.copied = "";
  }

  override render(): TemplateResult {
    const { trace, moment, walk } = this;
    if (!trace || !moment || !walk) return html`<p class="quiet">${words.text("rule.start")}</p>`;
    const all = equations(trace, moment, walk);
    return html`<div class="all">${all.map(
      (each, index) =>
        html`<section>
          <h2>${this.heading(moment, each, index)}</h2>
          ${lines(each.lines, this.heading(moment, each, index))}
          ${each.note ? html`<p class="note">${each.note}</p>` : nothing}
        </section>`,
    )}</div>
      <div class="copies">${(["text", "mathml"] as const).map(
        (kind) =>
          html`<button
            type="button"
            class="copy"
            @click=${() => this.copy(kind)}
          >${icon(this.copied === kind ? "check" : "copy")}<span aria-live="polite">${words.text(
            this.copied === kind ? "rule.copied" : `rule.copy.${kind}`,
          )}</span></button>`,
      )}</div>`;
  }

  private heading({ kind, node }: Moment, { input }: Equations, index: number): string {
    const result = this.trace?.nodes[node];
    const name = result ? labelOf(result) : "";
    if (input) {
      const values = { name, input: labelOf(input.node) };
      return input.slot === null
        ? words.text("rule.to", values)
        : words.text("rule.slot", { ...values, slot: input.slot });
    }
    if (kind === "seed") return words.text("rule.seed");
    return words.text(index === 0 ? "rule.value" : "rule.tangent", { name });
  }

  private async copy(kind: "text" | "mathml"): Promise<void> {
    const shown = [...this.renderRoot.querySelectorAll("math")];
    const text = shown.map((math) => (kind === "text" ? asLines(math) : bare(math))).join("\n\n");
    if (!(await copyText(text))) return;
    this.copied = kind;
    this.fading.after(2000, () => {
      this.copied = "";
    });
  }

  static override styles = [
    baseStyles,
    mathsStyles,
    css`
      :host { display: block }
      .all { display: flex; flex-wrap: wrap; gap: 8px 48px; min-height: 9.5em; align-content: start }
      section { min-width: 0; max-width: 100% }
      .note {
        font: 15px/1.45 var(--sans);
        max-width: 52ch;
        margin-top: 4px;
        border-left: 3px solid var(--line);
        padding-left: 12px;
      }
      h2 { font: 600 13px/1.4 var(--sans); color: var(--muted); letter-spacing: 0; margin-bottom: 2px }
      mtable:not(.tml-jot) > mtr > mtd { padding: 0.12em 0.3em; text-align: right }
      math .tangent { color: var(--tangent) }
      .copies { display: flex; flex-wrap: wrap; gap: 20px; border-top: 1px dotted var(--line); margin-top: 8px }
      button {
        all: unset;
        cursor: pointer;
        display: inline-flex;
        gap: 8px;
        align-items: center;
        min-height: 40px;
        font: 13px/1.3 var(--sans);
        color: var(--muted);
      }
      button:hover { color: var(--ink) }
      button:focus-visible { outline: 2px solid var(--forward); outline-offset: 2px; border-radius: var(--radius) }
      svg { width: 16px; height: 16px; flex: none }
    `,
  ];
}

/** Marks over a letter as characters that stand over the one before them. */
const marks: Readonly<Record<string, string>> = { "˙": "\u0307", "¯": "\u0304" };

/**
 * An equation as a line of text, for a letter or a notebook: fractions with a stroke, powers with a caret, matrices in
 * brackets.
 */
function plainMaths(node: Node): string {
  if (node instanceof Text) return node.data.trim();
  if (!(node instanceof Element)) return "";
  const parts = [...node.childNodes].filter(
    (child) => child instanceof Element || (child instanceof Text && child.data.trim() !== ""),
  );
  const [first = "", second = ""] = parts.map(plainMaths);
  switch (node.localName) {
    case "mfrac":
      return `${grouped(first)}/${grouped(second)}`;
    case "msup":
      return `${grouped(first)}^${grouped(second)}`;
    case "msub":
      return `${first}_${grouped(second)}`;
    case "msqrt":
      return `sqrt(${parts.map(plainMaths).join("")})`;
    case "mtable":
      return parts.map(plainMaths).join("; ");
    case "mtr":
      return parts.map(plainMaths).filter(Boolean).join(", ");
    case "mover":
      return `${first}${marks[second] ?? ""}`;
    case "mo":
      return /^([=+−<>]|\+=)$/.test(first) ? ` ${first} ` : first;
    default:
      return parts.map(plainMaths).join("");
  }
}

const grouped = (text: string): string => (/^(?:[\w.∂]|\u0304|\u0307)+$/.test(text) ? text : `(${text.trim()})`);

/** A line of text for each line of the equation. */
function asLines(math: Element): string {
  const rows = math.querySelector("mtable.tml-jot")?.children ?? [];
  return [...rows].map((row) => [...row.children].map(plainMaths).join("").trim()).join("\n");
}

/** The source without what Lit left in it. */
function bare(math: Element): string {
  const copy = math.cloneNode(true) as Element;
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const nodes: Node[] = [];
  while (comments.nextNode()) nodes.push(comments.currentNode);
  for (const comment of nodes) comment.parentNode?.removeChild(comment);
  return copy.outerHTML;
}

define("gl-backprop-rule", GlBackpropRule);
declare global {
  interface HTMLElementTagNameMap {
    "gl-backprop-rule": GlBackpropRule;
  }
}
