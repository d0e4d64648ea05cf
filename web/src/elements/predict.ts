import { css, html, LitElement, nothing } from "lit";
import { baseSheet } from "../look";
import { messages } from "../messages";
import { define, emit } from "./emit";
import { icon } from "./icons";
import { Member, type MemberElement } from "./member";
import type { Option } from "./segmented";

/**
 * A question asked before the answer can be seen. Once the reader has chosen, `gl-predict` {value, correct} is sent,
 * the right
 * answer is marked, and what stands in the slot (the explanation, or the button that shows it happening) appears.
 *
 *   <gl-predict question="Which line fills .grad?" .options=${[...]} answer="backward" .value=${state.guess}>It is
 * ...</gl-predict>
 */
export class GlPredict extends LitElement implements MemberElement {
  static override properties = {
    question: {},
    options: { attribute: false },
    answer: {},
    value: {},
    path: {},
    locked: { type: Boolean, reflect: true },
  };
  declare question: string;
  declare options: readonly Option[];
  declare answer: string;
  /** What was guessed; empty before. */
  declare value: string;
  /** Where in the lesson's state the guess stands. */
  declare path: string;
  declare locked: boolean;

  constructor() {
    super();
    this.question = "";
    this.options = [];
    this.answer = "";
    this.value = "";
    this.path = "";
    this.locked = false;
    new Member(this, "predict");
  }

  override render() {
    const answered = this.value !== "";
    return html`
      <fieldset>
        <legend>${this.question}</legend>
        ${this.options.map((option) => this.choice(option, answered))}
      </fieldset>
      <div
        class="reveal"
        role="status"
      >${answered ? html`<p class="verdict">${this.verdict()}</p><slot></slot>` : nothing}</div>`;
  }

  private choice(option: Option, answered: boolean) {
    const right = answered && option.value === this.answer;
    const wrong = answered && option.value === this.value && !right;
    return html`<label class=${right ? "right" : wrong ? "not" : ""}>
      <input
        type="radio"
        name="guess"
        .value=${option.value}
        .checked=${option.value === this.value}
        ?disabled=${answered || this.locked}
        @change=${this.guessed}
      >
      <span>${option.label}</span>${right ? icon("check") : wrong ? icon("close") : nothing}</label>`;
  }

  private verdict(): string {
    if (this.value === this.answer) return messages.text("predict.right");
    const answer = this.options.find((option) => option.value === this.answer)?.label ?? "";
    return messages.text("predict.wrong", { answer });
  }

  private guessed(event: Event): void {
    this.value = (event.target as HTMLInputElement).value;
    emit(this, "gl-predict", { value: this.value, correct: this.value === this.answer });
  }

  static override styles = [
    baseSheet,
    css`
      :host { display: block; font: 15px/1.4 var(--sans); border-top: 1px solid var(--line); padding-top: 16px }
      fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
      legend { font-weight: 600; padding: 0; margin-bottom: 8px }
      label { display: flex; gap: 12px; align-items: center; min-height: 40px; cursor: pointer }
      input { margin: 0; width: 18px; height: 18px; accent-color: var(--ink); flex: none }
      label:has(input:disabled) { cursor: default }
      label:has(input:disabled):not(.right, .not) { color: var(--muted) }
      label.right { color: var(--correct); font-weight: 600 }
      label.not { color: var(--error) }
      svg { width: 16px; height: 16px; flex: none }
      .verdict { font-weight: 600; margin: 8px 0 4px }
      .reveal { font: 17px/1.55 var(--serif) }
      .reveal .verdict { font: 600 15px/1.4 var(--sans) }
    `,
  ];
}

define("gl-predict", GlPredict);
declare global {
  interface HTMLElementTagNameMap {
    "gl-predict": GlPredict;
  }
}
