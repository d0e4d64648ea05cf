import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { define, icon } from "../../elements";
import { failureNotice, Task } from "../../kit";
import { mostBytes } from "../../kit/receipt/receipt";
import { baseStyles, controlStyles, numberText } from "../../look";
import { evaluate } from "./answer";
import { words } from "./quiz-words";
import { isSealed, type QuizDiscrepancy, type Verified, verified } from "./receipt";

/** Checks a receipt by computing it again on the engine. */
export const recheck = (candidate: unknown): Promise<Verified> =>
  verified(candidate, async (typed, at, numbers) => {
    const answer = await evaluate(typed, at, undefined, numbers);
    return "problems" in answer ? null : answer.value;
  });

/** Checks a receipt given as a text; null if the text is not JSON. */
async function checkedReceipt(text: string): Promise<Verified | null> {
  try {
    return await recheck(JSON.parse(text));
  } catch (caught) {
    if (caught instanceof SyntaxError) return null;
    throw caught;
  }
}

/** Empties an input, so that choosing the same file again, after it was edited, sends another `change` event. */
function emptied({ target }: Event): void {
  (target as HTMLInputElement).value = "";
}

/** A discrepancy of a receipt as a sentence. */
export function discrepancyText({ what, entry }: QuizDiscrepancy, { score, receipt }: Verified): string {
  if (what === "score") return words.text("verify.score", { points: numberText(score), count: receipt?.max ?? 0 });
  return words.text(`verify.${what}`, { entry: (entry ?? 0) + 1 });
}

/**
 * Where a receipt is checked: a file is dropped or chosen, or its text is pasted. It is read in the page and not sent
 * anywhere. A verdict belongs to the text that was checked: it disappears as soon as that text is edited.
 */
export class GlQuizReceipt extends LitElement {
  static override properties = { over: { state: true } };
  /** Whether a dragged file is over the drop area. */
  declare over: boolean;
  /** Wrapped in an object, because null is a valid result, too. */
  private readonly checking = new Task<{ result: Verified | null }>(this);

  constructor() {
    super();
    this.over = false;
  }

  private get field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  private readonly checkField = (): void => {
    const text = this.field?.value ?? "";
    void this.checking.start(text, async () => ({ result: await checkedReceipt(text) }));
  };

  /** Reads and checks a file. A newer file, or an edit of the text in the meantime, takes its place. */
  private checkFile(file: File | null | undefined): void {
    if (!file) return;
    const { name, size, lastModified } = file;
    void this.checking.start([name, size, lastModified], async ({ signal }) => {
      const text = size > mostBytes ? "" : await file.text();
      if (this.field && !signal.aborted) this.field.value = text;
      return { result: size > mostBytes ? await recheck(null) : await checkedReceipt(text) };
    });
  }

  private readonly dropped = (event: DragEvent): void => {
    this.over = false;
    const file = event.dataTransfer?.files[0];
    // The browser inserts text that is dropped into the text area.
    if (!file && event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    this.checkFile(file);
  };

  private hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over = over;
  }

  protected override render(): TemplateResult {
    return html`<p>${words.text("verify.text")}</p>
      <div
        class=${this.over ? "drop over" : "drop"}
        @dragover=${(event: DragEvent) => this.hover(event, true)}
        @dragleave=${(event: DragEvent) => this.hover(event, false)}
        @drop=${this.dropped}
      >
        <label for="file">${words.text("verify.file")}</label>
        <input
          id="file"
          type="file"
          accept="application/json,.json"
          @click=${emptied}
          @change=${(event: Event) => this.checkFile((event.target as HTMLInputElement).files?.[0])}
        />
        <label for="text">${words.text("verify.paste")}</label>
        <textarea
          id="text"
          class="field"
          rows="3"
          spellcheck="false"
          @input=${() => this.checking.end()}
        ></textarea>
        <gl-button @click=${this.checkField}>${words.text("verify.check")}</gl-button>
      </div>
      <div role="status">
        ${this.checking.isFresh && this.checking.value ? this.verdict(this.checking.value.result) : nothing}
        ${failureNotice(this.checking)}
      </div>`;
  }

  private verdict(result: Verified | null): TemplateResult {
    if (!result) return html`<p class="error">${words.text("verify.json")}</p>`;
    const { discrepancies, right, answered, score, receipt } = result;
    if (discrepancies.length > 0 || !receipt)
      return html`<p class="error">${icon("close")} ${words.text("verify.bad")}</p>
        <ul>${discrepancies.map((one) => html`<li>${discrepancyText(one, result)}</li>`)}</ul>`;
    return html`<p class="correct">
      ${icon("check")}
      ${words.text("verify.good", {
        name: receipt.name,
        seed: receipt.variant,
        right,
        answered,
        points: numberText(score),
        count: receipt.max,
      })}
    </p>
    ${isSealed(receipt) ? nothing : html`<ul><li>${words.text("verify.unsealed")}</li></ul>`}`;
  }

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host { display: grid; gap: 12px; font: 15px/1.5 var(--sans) }
      .drop {
        display: grid;
        gap: 8px;
        justify-items: start;
        border: 1px dashed var(--edge);
        border-radius: var(--radius);
        padding: 16px;
      }
      .drop.over { border-color: var(--forward); background: color-mix(in srgb, var(--forward) 6%, transparent) }
      label { font-weight: 600 }
      input { max-width: 100%; min-height: 36px }
      textarea { font: 13px/1.4 var(--mono); resize: vertical }
      svg { width: 16px; height: 16px; vertical-align: -2px }
      ul { margin: 4px 0 0; padding-left: 20px }
    `,
  ];
}

define("gl-quiz-receipt", GlQuizReceipt);
declare global {
  interface HTMLElementTagNameMap {
    "gl-quiz-receipt": GlQuizReceipt;
  }
}
