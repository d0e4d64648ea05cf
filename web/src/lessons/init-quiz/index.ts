import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { define, type ValueEvent } from "../../elements";
import { arriving, coming, failureNotice, GradlabLesson, Task } from "../../kit";
import { catalog } from "../../messages";
import { drawnSeed, mostSeed } from "../../state/seed";
import { defaults, type State, schema } from "./state";

/** The words shown before the questions are loaded; those of the questions are beside them. */
const words = catalog("init-quiz", {
  question: "Which σ keeps the variance at 1?",
  lead: [
    "The lecture's question, and what follows from it: numbers and choices, in mixed order. You",
    "get an answer to every answer, and your own σ is tried on a real layer.",
  ],
  "lead.notation": [
    "N(0, σ) is written both ways: PyTorch's normal_ takes a standard deviation, textbooks write N(μ, σ²). So",
    "you say which one your σ is, and it is judged as that.",
  ],
  "lead.rules": [
    "A number or an expression will do. It counts as right within 0.5 %, by the formula: chance has no part in",
    "it. There are three tries; right at a later one or with hints, a question is worth half of its point. The key",
    "is shown when a question is right, or after the last try.",
  ],
  seed: "seed",
  "seed.help": [
    "The same seed gives the same questions with the same numbers: for one link to all, or one to each. Another",
    "one begins anew.",
  ],
  "seed.draw": "Other numbers",
  waiting: "The questions are on their way.",
});

/**
 * The quiz: the lecture's question about σ and its consequences. The questions are loaded when the lesson comes into
 * view.
 */
export class GradlabInitQuiz extends GradlabLesson<State> {
  private readonly loading = new Task<true>(this);
  private isDrawn = (): void => {};
  private readonly whenDrawn = new Promise<void>((resolve) => {
    this.isDrawn = resolve;
  });

  constructor() {
    super({ question: () => words.text("question"), schema, defaults });
  }

  protected override usable(): Promise<void> {
    return this.whenDrawn;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.loading.value) this.isDrawn();
  }

  protected override seenChanged(): void {
    if (this.seen) void this.load();
  }

  private load(): Promise<unknown> {
    return this.loading.ask("quiz", async () => {
      await arriving(import("./quiz"));
      return true;
    });
  }

  protected override prose(): TemplateResult {
    return html`<p>${words.text("lead")}</p>
      <p>${words.text("lead.notation")}</p>
      <p>${words.text("lead.rules")}</p>`;
  }

  protected override figure(): TemplateResult {
    if (this.loading.value) return html`<gl-quiz path="" .slice=${this.state}></gl-quiz>`;
    return html`${failureNotice(this.loading)}${coming(this.loading, words.text("waiting"))}`;
  }

  protected override controls(): TemplateResult {
    return html`<div class="seed">
      <gl-number
        label=${words.text("seed")}
        of=${words.text("question")}
        help=${words.text("seed.help")}
        path="seed"
        .value=${this.state.seed}
        min="0"
        max=${mostSeed}
        @gl-change=${(event: ValueEvent<number>) => this.change({ seed: event.detail.value, at: 1 })}
      ></gl-number>
      <gl-button icon="dice" path="seed" @click=${() => this.change({ seed: drawnSeed(), at: 1 })}>
        ${words.text("seed.draw")}
      </gl-button>
    </div>`;
  }

  static override styles = [
    ...GradlabLesson.styles,
    css`
      .lesson { border-top: 1px solid var(--line) }
      .seed { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; --label: auto }
      .waiting { min-height: 24rem }
      /* On a projector the button below the answer must stay visible. */
      :host([data-asked]) gl-quiz { --beside: auto; --measure: none; --gap: 10px }
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
