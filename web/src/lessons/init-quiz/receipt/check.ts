import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define, icon } from "../../../elements";
import { failureOf } from "../../../kit/failure";
import { baseSheet, controlSheet, numberText } from "../../../look";
import { evaluate } from "../answer/evaluate";
import { words } from "../book-words";
import { questions } from "../questions";
import { type Discrepancy, type Verified, verified } from "./verify";

/** Where a receipt is checked: dropped, chosen or pasted. It is read in the page and goes nowhere. */
export class GlQuizCheck extends LitElement {
  static override properties = {
    result: { state: true },
    seed: { state: true },
    failure: { state: true },
    over: { state: true },
  };
  declare result: Verified | null;
  declare seed: number;
  declare failure: string;
  /** A file hovers over the place where it may be dropped. */
  declare over: boolean;

  constructor() {
    super();
    this.result = null;
    this.seed = 0;
    this.failure = "";
    this.over = false;
  }

  private async check(text: string): Promise<void> {
    this.result = null;
    this.failure = "";
    let receipt: unknown;
    try {
      receipt = JSON.parse(text);
    } catch {
      this.failure = words.text("verify.json");
      return;
    }
    try {
      this.result = await verified(receipt, async (typed, at) => {
        const answer = await evaluate(typed, at);
        return "problems" in answer ? null : answer.value;
      });
      this.seed = Number((receipt as { seed?: unknown } | null)?.seed ?? 0);
    } catch (caught) {
      this.failure = words.text("told.failed", { reason: failureOf(caught) });
    }
  }

  private async checkFile(file: File | null | undefined): Promise<void> {
    if (!file) return;
    const text = await file.text();
    const field = this.renderRoot.querySelector("textarea");
    if (field) field.value = text;
    await this.check(text);
  }

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    void this.checkFile(event.dataTransfer?.files[0]);
  };

  private hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over = over;
  }

  private says({ what, entry }: Discrepancy): string {
    const shown = { entry: (entry ?? 0) + 1 };
    if (what === "unreadable" || what === "version" || what === "order") return words.text(`verify.${what}`);
    if (what === "score") return words.text("verify.score", { points: this.points, count: questions.length });
    return words.text(`verify.${what}`, shown);
  }

  private get points(): string {
    return numberText((this.result?.score ?? 0) * questions.length);
  }

  protected override render(): TemplateResult {
    return html`<p>${words.text("verify.text")}</p>
      <div class=${this.over ? "drop over" : "drop"} @dragover=${(event: DragEvent) => this.hover(event, true)} @dragleave=${(event: DragEvent) => this.hover(event, false)} @drop=${this.dropped}>
        <label for="file">${words.text("verify.file")}</label>
        <input id="file" type="file" accept="application/json,.json" @change=${(event: Event) => void this.checkFile((event.target as HTMLInputElement).files?.[0])}>
        <label for="text">${words.text("verify.paste")}</label>
        <textarea id="text" class="field" rows="3" spellcheck="false" @keydown=${(event: Event) => event.stopPropagation()}></textarea>
        <gl-button @click=${() => void this.check(this.renderRoot.querySelector("textarea")?.value ?? "")}>${words.text("verify.check")}</gl-button>
      </div>
      <div role="status">${this.failure ? html`<p class="error">${this.failure}</p>` : nothing}${this.result ? this.verdict(this.result) : nothing}</div>`;
  }

  private verdict({ discrepancies, right, answered }: Verified): TemplateResult {
    if (discrepancies.length === 0)
      return html`<p class="correct">${icon("check")} ${words.text("verify.good", { seed: this.seed, right, answered, points: this.points, count: questions.length })}</p>`;
    return html`<p class="error">${icon("close")} ${words.text("verify.bad")}</p><ul>${discrepancies.map((one) => html`<li>${this.says(one)}</li>`)}</ul>`;
  }

  static override styles = [
    baseSheet,
    controlSheet,
    css`
      :host { display: grid; gap: 12px; font: 15px/1.5 var(--sans) }
      .drop { display: grid; gap: 8px; justify-items: start; border: 1px dashed var(--edge); border-radius: var(--radius); padding: 16px }
      .drop.over { border-color: var(--forward); background: color-mix(in srgb, var(--forward) 6%, transparent) }
      label { font-weight: 600 }
      input { max-width: 100%; min-height: 36px }
      textarea { font: 13px/1.4 var(--mono); resize: vertical }
      svg { width: 16px; height: 16px; vertical-align: -2px }
      ul { margin: 4px 0 0; padding-left: 20px }
    `,
  ];
}

define("gl-quiz-check", GlQuizCheck);
declare global {
  interface HTMLElementTagNameMap {
    "gl-quiz-check": GlQuizCheck;
  }
}
