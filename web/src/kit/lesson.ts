import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../elements";
import { announceScheme, baseStyles, isPrinting, type Scheme, SchemeController, tokenStyles, unbroken } from "../look";
import { currentLanguage, messages } from "../messages";
import { type PlainObject, same, valueAt } from "../state";
import type { CommonPart } from "./contract";
import type { LessonDefinition } from "./definition";
import { GradlabElement } from "./element";
import { fontsInTurn } from "./fonts";
import { emitGraded } from "./grade";
import { chooseLetters, KeyController, lettersAreKeys } from "./keys";
import { layoutStyles } from "./layout";
import { printedSetting } from "./printed-setting";
import { StickyController } from "./sticky";

/** A lesson: an element with the contract of element.ts, in the layout every lesson shares, with keys. See index.ts. */
export abstract class GradlabLesson<State extends object> extends GradlabElement<State> {
  static override properties = {
    ...GradlabElement.properties,
    scheme: { reflect: true },
    theme: {},
    closedProblems: { state: true },
  };
  static override styles = [tokenStyles, baseStyles, layoutStyles];

  /** Light or dark, as resolved; the lesson sets it itself. */
  declare scheme: Scheme;
  /** Forces a scheme. Default: the scheme of the embedding page. */
  declare theme: Scheme | "" | null;
  /** The problems whose notice the reader has closed, as JSON. */
  declare closedProblems: string;
  #listed = "";
  /** The number of answers to each prediction. */
  readonly #tries = new Map<string, number>();
  readonly #surroundings = new SchemeController(this, () => this.parentElement ?? document.documentElement);

  constructor(definition: LessonDefinition<State>) {
    super(definition);
    this.scheme = "light";
    this.theme = "";
    this.closedProblems = "";
    new StickyController(this);
    new KeyController(this, (event) =>
      event.composedPath().some((target) => target instanceof GradlabElement && target !== this),
    );
  }

  /**
   * A prediction was answered. The right answer is then shown, so an answer after an undo counts as another try and
   * earns no point.
   */
  protected predicted(exercise: string, answer: string, isRight: boolean): void {
    const tries = (this.#tries.get(exercise) ?? 0) + 1;
    this.#tries.set(exercise, tries);
    const score = isRight && tries === 1 ? 1 : 0;
    emitGraded(this, {
      ...{ lesson: this.slug, exercise, variant: 0, answer },
      ...{ correct: isRight, score, max: 1, tries, hints: 0, seconds: Math.round(this.secondsSeen) },
    });
  }

  // The actions of keys and buttons. A lesson without a run does not override them.
  toggle(): unknown {
    return false;
  }
  step(): unknown {
    return false;
  }
  stepBack(): unknown {
    return false;
  }
  epoch(): unknown {
    return false;
  }
  /** Keeps the run that it puts aside: see `did`. */
  restart(): unknown {
    return false;
  }

  /** Two or three sentences. */
  protected abstract prose(): TemplateResult;
  /**
   * The question about the figure, a `gl-predict` that names what it reveals. It comes before the figure, also on a
   * narrow screen.
   */
  protected asks(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** The most important control: after the prediction; on an embedding page the first of the controls. */
  protected dial(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Further text beside the figure, after the prediction. */
  protected further(): TemplateResult | typeof nothing {
    return nothing;
  }
  /**
   * The main figure, with its transport. On a phone it stays in view, so its height is at most `var(--stage-height)`.
   */
  protected abstract figure(): TemplateResult;
  /** All other controls. */
  protected controls(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Small plots that belong to the figure. */
  protected below(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Further sections, as wide as the lesson. */
  protected sections(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override render(): TemplateResult {
    const isPage = this.mode === "page";
    const hasProse = !this.restrictions.hides("prose");
    const dial = isPage ? nothing : this.dial();
    const controls = this.restrictions.hides("controls")
      ? nothing
      : html`${dial === nothing ? nothing : html`<div class="dial">${dial}</div>`}${this.controls()}`;
    return html`
      ${isPage ? this.#problemNotice() : nothing}
      <article class="lesson" lang=${currentLanguage()}>
        <header class="question"><h1>${unbroken(this.definition.question())}</h1></header>
        ${hasProse ? (isPage ? this.#text() : this.#textOnDemand()) : nothing}
        <div class="right"><div class="stage">${this.figure()}</div><div class="below">${this.below()}</div></div>
        <div class="controls">${controls}${this.restrictions.hides("history") ? nothing : this.#tools()}</div>
      </article>
      <div
        class="sections"
        lang=${currentLanguage()}
      >${this.#contents()}${this.restrictions.hides("sections") ? nothing : this.sections()}</div>
      ${this.#settings()}`;
  }

  #text(): TemplateResult {
    const [asks, dial, further] = [this.asks(), this.dial(), this.further()];
    const isMore = dial !== nothing || further !== nothing;
    if (asks === nothing && !isMore) return html`<div class="prose">${this.prose()}</div>`;
    return html`<div class="lead">${this.prose()}</div>
      <div class="asked">${asks}</div>
      ${isMore ? html`<div class="prose">${dial}${further}</div>` : nothing}`;
  }

  /** On an embedding page, text is behind a button; controls are not. */
  #textOnDemand(): TemplateResult {
    return html`<gl-drawer class="prose" label=${messages.text("lesson.prose")}>
      <div class="prose">${this.prose()}${this.asks()}${this.further()}</div>
    </gl-drawer>`;
  }

  /** Whether the prediction is shown and has no answer yet. Until then, whatever reveals the answer waits. */
  protected isAsked(answer: string): boolean {
    return answer === "" && !this.restrictions.hides("predict") && !this.restrictions.hides("prose");
  }

  /**
   * For print: the address, the values of the controls, and all other settings that differ from the defaults, in words.
   */
  #settings(): TemplateResult | typeof nothing {
    if (!isPrinting()) return nothing;
    const defaults = this.definition.defaults as PlainObject;
    const state = this.state as PlainObject;
    const settings = this.parts.flatMap(({ name, kind, label }) => {
      const value = valueAt(state, name);
      const text =
        this.restrictions.wordsOf(name, label) || (same(value, valueAt(defaults, name)) ? "" : printedSetting(value));
      return kind === "control" && text ? [html`<li>${label}: ${text}</li>`] : [];
    });
    return html`<div class="print" translate="no">
      <p>${location.href}</p>
      <ul>${settings}</ul>
    </div>`;
  }

  /** A list of links to the sections, if there are at least two. */
  #contents(): TemplateResult | typeof nothing {
    const { labels = {} } = this.definition;
    const sections = this.sectionIds().filter((id) => labels[id] && !this.restrictions.hides(id));
    if (this.mode !== "page" || sections.length < 2) return nothing;
    const go = (id: string) => {
      const section = this.renderRoot.querySelector<HTMLElement>(`.sections > #${CSS.escape(id)}`);
      section?.setAttribute("tabindex", "-1");
      section?.focus({ preventScroll: true });
      section?.scrollIntoView();
    };
    return html`<nav class="contents" aria-label="${messages.text("lesson.contents")}: ${this.definition.question()}">
      ${sections.map(
        (id) => html`<button class="link" type="button" @click=${() => go(id)}>${labels[id]?.()}</button>`,
      )}
    </nav>`;
  }

  #tools(): TemplateResult {
    const letters = lettersAreKeys();
    const plays = this.toggle !== GradlabLesson.prototype.toggle;
    const isPage = this.mode === "page" && plays;
    const keys = isPage && letters ? "lesson.keys" : plays ? "lesson.keys.plain" : "lesson.keys.undo";
    // Below another lesson, the labels of these buttons include the question of their lesson.
    const of = this.matches("[data-lesson] ~ *") ? `: ${this.definition.question()}` : "";
    return html`<div class="tools" role="group" aria-label=${messages.text("lesson.history") + of}>
      <span>${messages.text(keys)}</span>
      ${
        isPage
          ? html`<gl-switch
              class="letters"
              label=${messages.text("lesson.letters")}
              .value=${letters}
              @gl-change=${this.#letters}
            ></gl-switch>`
          : nothing
      }
      <gl-button
        kind="plain"
        icon="undo"
        label=${messages.text("lesson.undo") + of}
        ?disabled=${!this.setting.canUndo}
        @click=${this.undo}
      ></gl-button>
      <gl-button
        kind="plain"
        icon="redo"
        label=${messages.text("lesson.redo") + of}
        ?disabled=${!this.setting.canRedo}
        @click=${this.redo}
      ></gl-button>
      <gl-button kind="plain" label=${of && messages.text("lesson.defaults") + of} @click=${this.reset}>
        ${messages.text("lesson.defaults")}
      </gl-button>
    </div>`;
  }

  readonly #letters = (event: CustomEvent<{ value: boolean }>): void => {
    chooseLetters(event.detail.value);
    this.requestUpdate();
  };

  /** On our own page only: an embedding page gets the event instead of a red notice. */
  #problemNotice(): TemplateResult | typeof nothing {
    const text = JSON.stringify(this.problems);
    if (this.problems.length === 0 || this.closedProblems === text) return nothing;
    const close = () => {
      this.closedProblems = text;
    };
    return html`<gl-notice
      class="problems"
      kind="error"
      closable
      text=${messages.text("lesson.problems")}
      @gl-close=${close}
    >
      <ul>${this.problems.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}</ul>
    </gl-notice>`;
  }

  protected override hasPart(part: CommonPart): boolean {
    if (part === "prose" || part === "history") return true;
    if (part === "controls") return this.renderRoot.querySelector(".controls > :not(.tools)") !== null;
    return part === "sections" ? this.sectionIds().length > 0 : super.hasPart(part);
  }

  #sections(): Element[] {
    return [...this.renderRoot.querySelectorAll(".sections > [id]")];
  }

  protected override sectionIds(): string[] {
    return this.hasUpdated ? this.#sections().map(({ id }) => id) : [];
  }

  readonly #printed = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeprint", this.#printed);
    addEventListener("afterprint", this.#printed);
    void fontsInTurn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.#printed);
    removeEventListener("afterprint", this.#printed);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // At the first rendering all parts have found the scheme themselves. To announce it again would recompute all
    // styles.
    if (changed.get("scheme") !== undefined) announceScheme();
    // The list of sections is rendered before the sections exist, so it is rendered again when they have changed.
    const sections = this.sectionIds().join(" ");
    if (sections !== this.#listed) this.requestUpdate();
    this.#listed = sections;
    for (const section of this.#sections()) section.toggleAttribute("withheld", this.restrictions.hides(section.id));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const chosen = this.theme === "light" || this.theme === "dark" ? this.theme : this.#surroundings.scheme;
    this.scheme = isPrinting() ? "light" : chosen;
  }
}
