import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import { isBare } from "./bare-key";
import { define, emit } from "./emit";
import { icon } from "./icons";
import { Member, type MemberElement } from "./member";
import type { Option } from "./segmented";
import { spokenOf } from "./spoken";

/**
 * A question that asks for a prediction before the answer is shown. When the reader has chosen an option, it sends
 * `gl-predict` {value, correct}, marks the right answer and shows its slot (an explanation, or a button that shows the
 * answer).
 *
 *   <gl-predict question="Which line fills .grad?" .options=${[...]} answer="backward" .value=${state.guess}
 *     reveals=".stage">It is ...</gl-predict>
 */
export class GlPredict extends LitElement implements MemberElement {
  static override properties = {
    question: {},
    options: { attribute: false },
    answer: {},
    value: {},
    path: {},
    reveals: {},
    closed: { type: Boolean },
    locked: { type: Boolean, reflect: true },
  };
  declare question: string;
  declare options: readonly Option[];
  declare answer: string;
  /** The guess; empty before it is made. */
  declare value: string;
  /** The path of the guess in the lesson's state. */
  declare path: string;
  /** A selector of the elements in the same root that show the answer; empty when only its slot does. */
  declare reveals: string;
  /** Whether the answer was visible before the guess: the answer is shown, and a prediction is no longer possible. */
  declare closed: boolean;
  declare locked: boolean;

  constructor() {
    super();
    this.question = "";
    this.options = [];
    this.answer = "";
    this.value = "";
    this.path = "";
    this.reveals = "";
    this.closed = false;
    this.locked = false;
    new Member(this, "predict", true);
  }

  override render() {
    const answered = this.value !== "";
    if (this.closed && !answered)
      return html`<p class="question">${this.question}</p>
        <div class="reveal" role="status">
          <p class="verdict">${messages.text("predict.closed", { answer: this.answerLabel })}</p>
          <slot></slot>
        </div>`;
    return html`
      <fieldset @keydown=${this.pressed}>
        <legend>${this.question}</legend>
        ${this.options.map((option) => this.choice(option, answered))}
      </fieldset>
      <div
        class="reveal"
        role="status"
        tabindex="-1"
      >${answered ? html`<p class="verdict">${this.verdict()}</p><slot></slot>${this.wayThere()}` : nothing}</div>`;
  }

  /** On a narrow page, a button that scrolls to the elements of `reveals`. */
  private wayThere() {
    if (this.reveals === "") return nothing;
    const look = () => {
      const root = this.getRootNode() as ParentNode;
      const target = [...root.querySelectorAll(this.reveals)].find((one) => one.getClientRects().length > 0);
      target?.scrollIntoView({ block: "nearest" });
    };
    return html`<p class="there">
      <button class="link" type="button" @click=${look}
        >${messages.text("predict.look")}${spokenOf("", this.question)}</button>
    </p>`;
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

  private get answerLabel(): string {
    return this.options.find((option) => option.value === this.answer)?.label ?? "";
  }

  private verdict(): string {
    if (this.value === this.answer) return messages.text("predict.right");
    return messages.text("predict.wrong", { answer: this.answerLabel });
  }

  /** The first choice is final, so arrow keys only move the focus, and Space or Enter chooses. */
  private pressed(event: KeyboardEvent): void {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>("input:enabled")];
    const at = inputs.indexOf(event.target as HTMLInputElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !isBare(event)) return;
    if (step !== undefined) inputs[(at + step + inputs.length) % inputs.length]?.focus();
    else if (event.key === "Enter") inputs[at]?.click();
    else return;
    event.preventDefault();
  }

  private async guessed(event: Event): Promise<void> {
    const hadFocus = event.target === this.shadowRoot?.activeElement;
    this.value = (event.target as HTMLInputElement).value;
    emit(this, "gl-predict", { value: this.value, correct: this.value === this.answer });
    await this.updateComplete;
    // The options are disabled now: the keyboard focus moves to the answer.
    if (hadFocus) this.renderRoot.querySelector<HTMLElement>(".reveal")?.focus({ preventScroll: true });
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; font: 15px/1.4 var(--sans); border-top: 1px solid var(--line); padding-top: 16px }
      fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
      legend, .question { font-weight: 600; padding: 0; margin: 0 0 8px }
      label { display: flex; gap: 12px; align-items: center; min-height: 40px; cursor: pointer }
      input { margin: 0; width: 18px; height: 18px; accent-color: var(--ink); flex: none }
      label:has(input:disabled) { cursor: default }
      label:has(input:disabled):not(.right, .not) { color: var(--muted) }
      label.right { color: var(--correct); font-weight: 600 }
      label.not { color: var(--error) }
      svg { width: 16px; height: 16px; flex: none }
      .verdict { font-weight: 600; margin: 8px 0 4px }
      .reveal:focus { outline: none }
      .reveal { font: 17px/1.55 var(--serif) }
      .reveal .verdict { font: 600 15px/1.4 var(--sans) }
      .there { margin: 8px 0 0; font: 15px/1.4 var(--sans) }
      @media (min-width: 861px) { .there { display: none } }
      @media print { .there { display: none } }
    `,
  ];
}

define("gl-predict", GlPredict);
declare global {
  interface HTMLElementTagNameMap {
    "gl-predict": GlPredict;
  }
}
