import { css, html, type TemplateResult } from "lit";
import { define, type ValueEvent } from "../elements";
import { GradlabLesson } from "../kit";
import type { Change } from "./init-quiz/change";
import { begun, defaults, drawnSeed, type State, schema } from "./init-quiz/state";
import { words } from "./init-quiz/words";

/** The lecture's question for a σ, and what follows from it, as a quiz. The questions are loaded when they come into view. */
export class GradlabInitQuiz extends GradlabLesson<State> {
  static override properties = { ...GradlabLesson.properties, loaded: { state: true }, failure: { state: true } };
  declare loaded: boolean;
  declare failure: string;

  constructor() {
    super({ slug: "init-quiz", number: 4, question: () => words.text("question"), schema, defaults });
    this.loaded = false;
    this.failure = "";
  }

  protected override seenChanged(): void {
    if (this.seen && !this.loaded) void this.load();
  }

  private async load(): Promise<void> {
    this.failure = "";
    try {
      await import("./init-quiz/desk");
      this.loaded = true;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  private readonly changed = ({ detail: { patch, noted } }: CustomEvent<Change>): void => {
    if (noted) this.note(patch);
    else this.change(patch);
  };

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p><p>${words.text("lead.notation")}</p><p>${words.text("lead.rules")}</p>`;
  }

  protected override controls(): TemplateResult {
    const begin = (seed: number) => this.change(begun(this.state, seed));
    return html`<div class="seed">
      <gl-number label=${words.text("seed")} help=${words.text("seed.help")} .value=${this.state.seed} min="0" max="999999"
        @gl-change=${(event: ValueEvent<number>) => begin(event.detail.value)}></gl-number>
      <gl-button icon="dice" @click=${() => begin(drawnSeed())}>${words.text("seed.draw")}</gl-button>
    </div>`;
  }

  protected override figure(): TemplateResult {
    if (this.loaded) return html`<gl-quiz-desk .state=${this.state} @quiz-change=${this.changed}></gl-quiz-desk>`;
    if (!this.failure) return html`<p class="quiet waiting" role="status">${words.text("waiting")}</p>`;
    return html`<gl-notice kind="error" text=${words.text("failed", { reason: this.failure })} action=${words.text("again")} @gl-action=${() => void this.load()}></gl-notice>`;
  }

  static override styles = [
    ...GradlabLesson.styles,
    css`
      .lesson { border-top: 1px solid var(--line) }
      .seed { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; --label: auto }
      .waiting { min-height: 24rem }
      .tools span { visibility: hidden }
      @container lesson (width < 860px) { .stage { position: static } }
    `,
  ];
}

define("gradlab-init-quiz", GradlabInitQuiz);
declare global {
  interface HTMLElementTagNameMap {
    "gradlab-init-quiz": GradlabInitQuiz;
  }
}
