import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../elements";
import { emit } from "../elements";
import { announceScheme, baseSheet, registerFonts, type Scheme, SchemeController, tokenSheet, unbroken } from "../look";
import { messages, onLanguage } from "../messages";
import {
  checked,
  encode,
  History,
  nested,
  type Patch,
  type Plain,
  type PlainObject,
  patched,
  type StateProblem,
  same,
  valueAt,
} from "../state";
import { bound, type Conversion } from "./bind";
import type { LessonDefinition } from "./definition";
import { handleKey } from "./keys";
import { layoutSheet } from "./layout";
import { prefersLessMotion } from "./motion";
import type { PatchDetail } from "./panel";
import { StickyController } from "./sticky";

/** A lesson: one custom element with a plain `state`, undo, keys, and the layout every lesson shares. See index.ts. */
export abstract class GradlabLesson<State extends object> extends LitElement {
  static override properties = {
    mode: { reflect: true },
    scheme: { reflect: true },
    theme: {},
    problems: { state: true },
  };
  static override styles = [tokenSheet, baseSheet, layoutSheet];

  /** `page` on our own site; `embedded` (the default) shows the figure and its controls, prose on demand. */
  declare mode: "page" | "embedded";
  /** Light or dark, as resolved: set by the lesson itself. */
  declare scheme: Scheme;
  /** Forces a scheme; otherwise it is that of the page around. */
  declare theme: Scheme | "";
  /** What of the last state from outside could not be used. */
  declare problems: readonly StateProblem[];

  /** Whether the figure can be seen: nothing should compute while it cannot. */
  protected seen = false;
  private readonly past: History<State>;
  private readonly surroundings = new SchemeController(this, () => this.parentElement ?? document.documentElement);
  private forgetLanguage = (): void => {};
  private readonly sight = new IntersectionObserver((entries) => this.looked(entries.at(-1)?.isIntersecting ?? false));

  constructor(readonly definition: LessonDefinition<State>) {
    super();
    this.mode = "embedded";
    this.scheme = "light";
    this.theme = "";
    this.problems = [];
    this.past = new History(structuredClone(definition.defaults));
    new StickyController(this);
    this.addEventListener("gl-patch", this.patchedBy as EventListener);
  }

  /** Everything the lesson is set to. Setting it checks it, from wherever it comes; it can be undone. */
  get state(): State {
    return this.past.state;
  }

  set state(candidate: unknown) {
    const { state, problems } = checked(this.definition.schema, this.definition.defaults, candidate);
    this.problems = problems;
    this.accept(() => this.past.set(state));
  }

  /** The state as the readable end of an address; empty for the defaults. */
  get fragment(): string {
    return encode(this.state as PlainObject, this.definition.defaults as PlainObject);
  }

  /** A person changed something. Give movements (a slider on its way) one name, then they are one step of undo. */
  protected change(patch: Patch<State>, movement: string | null = null): void {
    this.accept(() => this.past.set(patched(this.state, patch), movement));
  }

  /** The lesson itself noted something that undo should pass over. */
  protected note(patch: Patch<State>): void {
    this.accept(() => this.past.replace(patched(this.state, patch)));
  }

  /** A movement has ended. */
  protected settle(): void {
    this.past.settle();
  }

  /** Ties a control to a field of the state: its value, its changes, its path for hiding and locking. */
  protected readonly bind = (field: string, conversion: Conversion = {}): ReturnType<typeof bound> =>
    bound({
      path: field,
      value: valueAt(this.state as PlainObject, field),
      set: (value, movement) => this.change(nested(field, value) as Patch<State>, movement),
      settle: () => this.settle(),
      conversion,
    });

  /** A panel answered. */
  private readonly patchedBy = (event: CustomEvent<PatchDetail>): void => {
    event.stopPropagation();
    const { path, patch, movement } = event.detail;
    this.change((path ? nested(path, patch as Plain) : patch) as Patch<State>, movement);
    if (movement === null) this.settle();
  };

  /** Whether something may begin by itself now: it is seen, and nobody asked for less motion. */
  protected get mayBegin(): boolean {
    return this.seen && !prefersLessMotion();
  }

  undo(): void {
    this.accept(() => this.past.undo());
  }

  redo(): void {
    this.accept(() => this.past.redo());
  }

  /** Every setting back to where the lesson began; can be undone. */
  reset(): void {
    this.state = structuredClone(this.definition.defaults);
  }

  private accept(move: () => unknown): void {
    const before = this.state;
    move();
    this.requestUpdate();
    if (same(before as Plain, this.state as Plain)) return;
    this.stateChanged(before);
    emit(this, "gradlab-state", { state: this.state });
  }

  /** Called when the state has changed, whoever did it. */
  protected stateChanged(_before: State): void {}

  /** Called when the lesson comes into view or leaves it. */
  protected seenChanged(): void {}

  // What the keys and buttons do: a lesson that has none of it leaves them alone.
  toggle(): void {}
  step(): void {}
  epoch(): void {}
  restart(): void {}

  /** Two or three sentences, the prediction, the control that matters. */
  protected abstract prose(): TemplateResult;
  /** The figure that owns the screen, with its transport; on a phone it stays in view, so at most `var(--stage-height)` high. */
  protected abstract figure(): TemplateResult;
  /** All other controls. */
  protected controls(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Small plots that belong to the figure. */
  protected below(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Further sections across the whole width. */
  protected sections(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override render(): TemplateResult {
    const prose = html`<div class="prose">${this.prose()}</div>`;
    return html`
      ${this.problems.length > 0 ? this.problemNotice() : nothing}
      <article class="lesson">
        <header class="question"><h1>${unbroken(this.definition.question())}</h1></header>
        ${this.mode === "page" ? prose : html`<gl-drawer class="prose" label=${messages.text("lesson.prose")}>${prose}</gl-drawer>`}
        <div class="right"><div class="stage">${this.figure()}</div><div class="below">${this.below()}</div></div>
        <div class="controls">${this.controls()}${this.tools()}</div>
      </article>
      <div class="sections">${this.sections()}</div>
      <pre class="print">${location.href}\n${JSON.stringify(this.state)}</pre>`;
  }

  private tools(): TemplateResult {
    return html`<div class="tools" role="group" aria-label=${messages.text("lesson.history")}>
      <span>${messages.text("lesson.keys")}</span>
      <gl-button kind="plain" icon="undo" label=${messages.text("lesson.undo")} ?disabled=${!this.past.canUndo} @click=${this.undo}></gl-button>
      <gl-button kind="plain" icon="redo" label=${messages.text("lesson.redo")} ?disabled=${!this.past.canRedo} @click=${this.redo}></gl-button>
      <gl-button kind="plain" @click=${this.reset}>${messages.text("lesson.defaults")}</gl-button>
    </div>`;
  }

  private problemNotice(): TemplateResult {
    return html`<gl-notice class="problems" kind="error" closable text=${messages.text("lesson.problems")} @gl-close=${this.forgetProblems}>
      <ul>${this.problems.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}</ul>
    </gl-notice>`;
  }

  private forgetProblems(): void {
    this.problems = [];
  }

  private looked(seen: boolean): void {
    if (seen === this.seen) return;
    this.seen = seen;
    this.seenChanged();
  }

  /** Keys of the page are this lesson's, unless another one on it has the focus. */
  private readonly pressed = (event: Event): void => {
    const elsewhere = event.composedPath().some((target) => target instanceof GradlabLesson && target !== this);
    if (!elsewhere) handleKey(event as KeyboardEvent, this);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    registerFonts();
    (this.mode === "page" ? document : this).addEventListener("keydown", this.pressed);
    this.forgetLanguage = onLanguage(() => this.requestUpdate());
    this.sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.pressed);
    this.removeEventListener("keydown", this.pressed);
    this.forgetLanguage();
    this.sight.disconnect();
    this.looked(false);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("scheme")) announceScheme();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.scheme = this.theme || this.surroundings.scheme;
  }
}
