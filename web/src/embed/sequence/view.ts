import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import "../../elements/button";
import { define, emit } from "../../elements/emit";
import { saveFile } from "../../elements/save";
import { styled } from "../../elements/styled";
import { baseStyles } from "../../look";
import { embeddedElements, tagOf } from "../elements";
import { emptySequence, type Sequence, type Step } from "./state";
import { words } from "./words";

/** The parts that are hidden on a projector; the figure and the controls remain. */
const small = ["prose", "sections", "history"];

/**
 * The width of a lesson on a projector before it is enlarged to the screen's width, in CSS pixels: at this width the
 * figure takes all of it.
 */
const figureWidth = 840;

interface Shown {
  /** The step, as text, for which the lesson was made. */
  of: string;
  lesson: HTMLElement;
}

/**
 * A sequence as students see it: slides, one step at a time, or a worksheet, all steps with space for answers. Sends
 * `gl-turn` {at, mode, projector} when a reader goes to another step or changes the view.
 */
export class GlSequence extends LitElement {
  static override properties = {
    sequence: { attribute: false },
    theme: {},
    failures: { state: true },
    zoom: { state: true },
    further: { state: true },
  };
  declare sequence: Sequence;
  /** The theme of the lessons; empty for the theme of the embedding page. */
  declare theme: string;
  /** The reason why the lesson of a step could not be loaded, by the number of the step. */
  declare failures: Readonly<Record<number, string>>;
  /** The factor by which lessons are enlarged on a projector, from 1 to 3. */
  declare zoom: number;
  /** The height of the question without its first line, in pixels. */
  declare further: number;
  readonly #sizes = new ResizeObserver(() => {
    this.zoom = Math.max(1, Math.min(3, (this.clientWidth - 32) / figureWidth));
    const question = this.renderRoot.querySelector<HTMLElement>(".ask .said");
    this.further = question
      ? Math.max(0, question.offsetHeight - Number.parseFloat(getComputedStyle(question).lineHeight))
      : 0;
  });
  /** The question that `#sizes` observes in addition to this element. */
  #ask: Element | null = null;
  /** The lessons that have been shown, by the number of the step. They keep their state. */
  readonly #shown = new Map<number, Shown>();

  constructor() {
    super();
    this.sequence = emptySequence;
    this.theme = "";
    this.failures = {};
    this.zoom = 1;
    this.further = 0;
  }

  /** The number of the step that is shown, from 1. */
  get #at(): number {
    return Math.min(this.sequence.at, Math.max(1, this.sequence.steps.length));
  }

  #change(patch: Partial<Pick<Sequence, "at" | "mode" | "projector">>): void {
    this.sequence = { ...this.sequence, ...patch };
    const { at, mode, projector } = this.sequence;
    emit(this, "gl-turn", { at, mode, projector });
  }

  #go(by: number): void {
    const at = this.#at + by;
    if (at < 1 || at > this.sequence.steps.length) return;
    this.#change({ at });
  }

  /** The keys of a presenter's remote control. Outside the projector view these keys scroll. */
  readonly #turned = (event: KeyboardEvent): void => {
    const by = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
    if (by === 0 || !this.sequence.projector || this.sequence.mode !== "slides" || event.defaultPrevented) return;
    event.preventDefault();
    this.#go(by);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.#turned);
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#turned);
    this.#sizes.disconnect();
    this.#ask = null;
  }

  protected override updated(): void {
    const ask = this.renderRoot.querySelector(".ask .said");
    if (ask === this.#ask) return;
    if (this.#ask) this.#sizes.unobserve(this.#ask);
    this.#ask = ask;
    if (ask) this.#sizes.observe(ask);
  }

  async #project(): Promise<void> {
    const projector = !this.sequence.projector;
    this.#change({ projector });
    try {
      if (projector && document.fullscreenEnabled) await document.documentElement.requestFullscreen();
      if (!projector && document.fullscreenElement) await document.exitFullscreen();
    } catch {
      // The browser refused full screen; the view is large in any case.
    }
  }

  /** The lesson of a step. It is made when the step is first shown or has changed; null if there is no such lesson. */
  #lesson(place: number, step: Step): HTMLElement | null {
    const entry = embeddedElements.find(({ slug }) => slug === step.lesson);
    if (!entry) return null;
    const of = JSON.stringify({ ...step, text: "" });
    let shown = this.#shown.get(place);
    if (shown?.of !== of) {
      const lesson = document.createElement(tagOf(entry));
      lesson.dataset.lesson = "";
      if (step.state) lesson.setAttribute("state", step.state);
      if (step.lock.length > 0) lesson.setAttribute("lock", step.lock.join(" "));
      if (step.seed) lesson.setAttribute("seed", step.seed);
      shown = { of, lesson };
      this.#shown.set(place, shown);
      entry.load().catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        this.failures = { ...this.failures, [place]: words.text("failed", { reason }) };
      });
    }
    const { lesson } = shown;
    const hidden = [...step.hide, ...(this.sequence.projector ? small : [])];
    lesson.setAttribute("hide", hidden.join(" "));
    // On a projector only one question is shown: that of the step, if it has one.
    lesson.toggleAttribute("data-asked", this.sequence.projector && step.text !== "");
    if (this.theme) lesson.setAttribute("theme", this.theme);
    else lesson.removeAttribute("theme");
    return lesson;
  }

  protected override render(): TemplateResult {
    const { sequence } = this;
    const { steps, title, mode, projector } = sequence;
    const isSheet = mode === "worksheet";
    const sizes = { "--zoom": String(this.zoom), "--further": `${this.further}px` } as const;
    for (const place of this.#shown.keys()) if (place > steps.length) this.#shown.delete(place);
    return html`<article class=${projector && !isSheet ? "large" : ""} ${styled(sizes)}>
      <header>
        ${title ? html`<h1>${title}</h1>` : nothing}
        <div class="tools">
          <gl-button
            kind="plain"
            @click=${() => this.#change({ mode: isSheet ? "slides" : "worksheet" })}
          >${words.text(isSheet ? "slides" : "worksheet")}</gl-button>
          ${
            isSheet
              ? nothing
              : html`<gl-button
                  title=${words.text("projector.help")}
                  .pressed=${projector}
                  @click=${this.#project}
                >${words.text("projector")}</gl-button>`
          }
        </div>
      </header>
      ${steps.length === 0 ? html`<p class="quiet">${words.text("empty")}</p>` : nothing}
      ${isSheet ? steps.map((step, place) => this.#exercise(step, place)) : this.#slide(steps)}
    </article>`;
  }

  #figure(step: Step, place: number): TemplateResult {
    const lesson = this.#lesson(place + 1, step);
    const failure = lesson ? this.failures[place + 1] : words.text("unknown", { slug: step.lesson });
    return html`${failure ? html`<p class="error" role="alert">${failure}</p>` : nothing}
      <div class="figure">${lesson}</div>`;
  }

  #slide(steps: readonly Step[]): TemplateResult | typeof nothing {
    const step = steps[this.#at - 1];
    if (!step) return nothing;
    const at = this.#at;
    return html`<section aria-label=${words.text("step", { at })}>
      <div class="ask">
        <p class="said" aria-live="polite">${step.text}</p>
        <nav aria-label=${words.text("label")}>
          <gl-button icon="back" ?disabled=${at === 1} @click=${() => this.#go(-1)}>${words.text("back")}</gl-button>
          <span>${words.text("of", { at, all: steps.length })}</span>
          <gl-button
            icon="step"
            kind="primary"
            ?disabled=${at === steps.length}
            @click=${() => this.#go(1)}
          >${words.text("next")}</gl-button>
        </nav>
      </div>
      ${this.#figure(step, at - 1)}
    </section>`;
  }

  #exercise(step: Step, place: number): TemplateResult {
    const at = place + 1;
    const isLast = at === this.sequence.steps.length;
    return html`<section aria-labelledby="step-${at}">
        <h2 id="step-${at}">${words.text("step", { at })}</h2>
        <p class="said">${step.text}</p>
        ${this.#figure(step, place)}
        <label class="answer">${words.text("answer")}<textarea rows="3" data-step=${at}></textarea></label>
      </section>
      ${
        isLast
          ? html`<p class="save">
              <gl-button @click=${this.#save}>${words.text("save")}</gl-button>
              <span class="quiet">${words.text("save.help")}</span>
            </p>`
          : nothing
      }`;
  }

  readonly #save = (): void => {
    const fields = [...this.renderRoot.querySelectorAll<HTMLTextAreaElement>("textarea")];
    const answers = this.sequence.steps.map(
      ({ text }, place) => `${place + 1}. ${text}\n\n${fields[place]?.value.trim() || "-"}\n`,
    );
    const text = [this.sequence.title, ...answers].filter((part) => part !== "").join("\n");
    saveFile(words.text("file"), "text/plain", text);
  };

  static override styles = [
    baseStyles,
    css`
      :host { display: block; background: var(--paper); color: var(--ink); font: 17px/1.58 var(--serif) }
      article { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding: 16px 0 }
      header, .said, h2, nav, .answer, .save, .quiet, .error { margin: 0 16px }
      header { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: center }
      h1 { font-size: 28px; line-height: 1.2 }
      h2 { font-size: 21px }
      .tools { margin-left: auto; display: flex; flex-wrap: wrap }
      section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; min-width: 0 }
      section + section { border-top: 1px solid var(--line); padding-top: 24px; margin-top: 8px }
      .said { font-size: 21px; line-height: 1.4; white-space: pre-line; overflow-wrap: anywhere; max-width: 60ch }
      .figure { min-width: 0 }
      [data-lesson] { --screen-height: 800px }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        font: 15px/1.4 var(--sans);
        font-variant-numeric: tabular-nums;
      }
      .answer { display: grid; gap: 4px; font: 600 15px/1.4 var(--sans); max-width: 68ch }
      textarea {
        font: 17px/1.5 var(--serif);
        color: inherit;
        background: var(--surface);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        padding: 8px;
        resize: vertical;
        width: 100%;
      }
      .save { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; font: 15px/1.4 var(--sans) }
      .large h1 { font-size: 21px; color: var(--muted); font-weight: 400 }
      .large .said { font-size: clamp(28px, 3.2vw, 56px); line-height: 1.25; max-width: 40ch }
      .large .figure { zoom: var(--zoom); width: 100%; max-width: 840px; justify-self: center }
      /* A figure takes about six tenths of the screen's height, less for each further line of the question. */
      .large [data-lesson] { --screen-height: calc(max(40svh, 72svh - 1.6 * var(--further)) / var(--zoom)) }
      .ask { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: start; justify-content: space-between }
      .ask .said { flex: 1 1 20rem }
      .large nav { font-size: 21px }
      @media print {
        header .tools, .save, nav { display: none }
        section { break-inside: avoid }
        textarea { min-height: 96px }
      }
    `,
  ];
}

define("gl-sequence", GlSequence);
declare global {
  interface HTMLElementTagNameMap {
    "gl-sequence": GlSequence;
  }
}
