import { html, LitElement, nothing, type TemplateResult } from "lit";
import "../elements";
import { define } from "../elements";
import { type EmbeddedElement, embeddedElements, sequence as sequenceSlug } from "../embed/elements";
import { emptyStep, type Step, sequenceFrom } from "../embed/sequence/state";
import { paced } from "../kit/paced";
import { lessons } from "../lessons";
import { baseStyles, controlStyles, tokenStyles } from "../look";
import { ArrangedLesson } from "./arranged";
import { addressOfChoices, type Choices, choicesOf, firstSlug } from "./choices";
import { copyView, offeredWheel, type Requested, srcOf } from "./copy";
import { lessonChoices, looks } from "./lesson-choices";
import { lessonResult, sequenceResult, type View } from "./result";
import { type StepActions, stepList } from "./steps";
import { buildStyles } from "./styles";
import { words } from "./words";

/** Safari allows only 100 changes of the history in 30 seconds. */
const writing = { pause: 400, burst: 20 };

const nothingArranged = { state: "", hide: [], lock: [], seed: "" };

/** The builder: choices, the result, and what to copy. */
export class GradlabBuild extends LitElement {
  static override properties = {
    choices: { state: true },
    view: { state: true },
    failure: { state: true },
    editing: { state: true },
    adding: { state: true },
    foreign: { state: true },
    refused: { state: true },
    wheel: { state: true },
  };
  declare choices: Choices;
  /** Whether the result shows what students see, or everything unlocked, to be arranged. */
  declare view: View;
  declare failure: string;
  /** The index of the step that is being changed. */
  declare editing: number | null;
  /** Whether a lesson is being arranged for a new step. */
  declare adding: boolean;
  /** The name of a chosen file that contained no sequence. */
  declare foreign: string;
  /** A typed text that is no seed. */
  declare refused: string;
  /** The file of the Python package; empty if the site has none, null until this is known. */
  declare wheel: string | null;
  readonly #lesson = new ArrangedLesson(
    () => this.choices,
    (state) => {
      if (state !== this.choices.state) this.#change({ state });
      this.requestUpdate();
    },
  );
  #aside: Partial<Choices> = { slug: firstSlug };
  #written = location.hash;

  constructor() {
    super();
    this.choices = choicesOf(location.hash);
    this.view = "student";
    this.failure = "";
    this.editing = null;
    this.adding = false;
    this.foreign = this.refused = "";
    this.wheel = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#moved);
    addEventListener("pagehide", this.#writeNow);
    void offeredWheel().then((wheel) => {
      this.wheel = wheel;
    });
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#moved);
    removeEventListener("pagehide", this.#writeNow);
  }

  // ---- the address --------------------------------------------------------------------------------------------------

  readonly #moved = (): void => {
    if (location.hash === this.#written) return;
    this.#written = location.hash;
    this.choices = choicesOf(location.hash);
    this.#open();
  };

  readonly #writeNow = (): void => {
    this.#written = addressOfChoices(this.choices);
    history.replaceState(history.state, "", this.#written);
  };
  readonly #write = paced(this.#writeNow, writing.pause, writing.burst);

  #change(patch: Partial<Choices>): void {
    this.choices = { ...this.choices, ...patch };
    this.#write();
  }

  // ---- the lesson ---------------------------------------------------------------------------------------------------

  get #entry(): EmbeddedElement | null {
    return embeddedElements.find(({ slug }) => slug === this.choices.slug) ?? null;
  }

  /** Opens the chosen lesson with the chosen settings. */
  #open(): void {
    const entry = this.#entry;
    this.failure = this.refused = "";
    if (this.choices.slug === sequenceSlug) return void this.#sequence();
    if (entry) this.#lesson.open(entry).catch((error: unknown) => this.#failed(entry.slug, error));
    else this.#lesson.close();
  }

  /** Reports a failure, unless another lesson has been chosen since. */
  #failed(slug: string, error: unknown): void {
    if (slug !== this.choices.slug) return;
    this.failure = words.text("failed", { reason: error instanceof Error ? error.message : String(error) });
  }

  #choose(slug: string): void {
    // The hidden and locked names belong to the previous lesson.
    this.#change({ slug, ...nothingArranged });
    this.editing = null;
    this.#open();
  }

  /** From the lesson to the sequence, or back to the lesson with its earlier settings. */
  #turn(to: "lesson" | "sequence"): void {
    const { slug, state, hide, lock, seed } = this.choices;
    if (to === "lesson") this.#change(this.#aside);
    else {
      this.#aside = { slug, state, hide, lock, seed };
      this.#change({ slug: sequenceSlug, ...nothingArranged });
    }
    this.editing = null;
    this.adding = false;
    this.#open();
  }

  #beginAnew(): void {
    this.#change({ ...nothingArranged, paused: false, theme: "", width: 0 });
    this.#open();
    this.#lesson.reset();
  }

  // ---- the sequence -------------------------------------------------------------------------------------------------

  async #sequence(): Promise<void> {
    try {
      await import("../embed/sequence/view");
    } catch (error) {
      this.#failed(sequenceSlug, error);
    }
  }

  #step(text: string): Step {
    const { slug, state, hide, lock, seed } = this.choices;
    return { ...emptyStep, text, lesson: slug, state, hide, lock, seed };
  }

  readonly #actions: StepActions = {
    change: (patch) => this.#change(patch),
    add: (text) => {
      const { steps } = this.choices;
      const { editing } = this;
      if (editing === null) this.#change({ steps: [...steps, this.#step(text)] });
      else this.#change({ steps: steps.map((one, at) => (at === editing ? this.#step(one.text) : one)) });
      this.editing = null;
    },
    next: () => {
      this.#turn("lesson");
      this.adding = true;
    },
    edit: (place) => {
      const { lesson, state, hide, lock, seed } = this.choices.steps[place] ?? emptyStep;
      this.#change({ slug: lesson || firstSlug, state, hide, lock, seed });
      this.editing = place;
      this.#open();
    },
    openFile: async (file) => {
      const read = sequenceFrom(await file.text());
      this.foreign = read ? "" : file.name;
      if (!read) return;
      const { title, mode, steps } = read.sequence;
      this.#change({ title, mode, steps, slug: sequenceSlug });
      this.#open();
    },
  };

  // ---- what is shown ------------------------------------------------------------------------------------------------

  get #requested(): Requested {
    const { choices } = this;
    const element = this.#entry;
    const title = element ? this.#name(element.slug) : choices.title || words.text("sequence");
    return {
      choices,
      element,
      title,
      state: this.#lesson.differences(),
      base: new URL("./", document.baseURI).href,
      wheel: this.wheel,
    };
  }

  #name(slug: string): string {
    const entry = embeddedElements.find((one) => one.slug === slug);
    const title = lessons.find((lesson) => lesson.slug === entry?.lesson)?.title() ?? slug;
    return entry?.key ? words.text("companion", { title, slug }) : title;
  }

  protected override render(): TemplateResult {
    const isSequence = this.choices.slug === sequenceSlug;
    this.#lesson.arrange(this.view === "arrange");
    const isLocal = /^(localhost|127\.|\[::1\])/.test(location.hostname);
    const link = srcOf(this.#requested);
    const { failure } = this;
    const { problems } = this.#lesson;
    return html`<header>
        <a class="brand" href="./">${words.text("home")}</a>
        <h1>${words.text("title")}</h1>
        <p>${words.text("lead")}</p>
      </header>
      ${isLocal ? html`<gl-notice kind="info" text=${words.text("local")}></gl-notice>` : nothing}
      <main>
        <section class="choices" aria-label=${words.text("what")}>
          <gl-segmented
            label=${words.text("what")}
            .options=${(["lesson", "sequence"] as const).map((value) => ({
              value,
              label: words.text(`what.${value}`),
            }))}
            .value=${isSequence ? "sequence" : "lesson"}
            @gl-change=${(event: CustomEvent<{ value: "lesson" | "sequence" }>) => this.#turn(event.detail.value)}
          ></gl-segmented>
          ${isSequence ? this.#sequenceChoices() : this.#lessonChoices()}
        </section>
        <section class="result" aria-label=${words.text("result")}>${
          isSequence
            ? sequenceResult(this.choices, link, failure)
            : lessonResult(
                { choices: this.choices, lesson: this.#lesson.element, view: this.view, link, failure, problems },
                (view) => {
                  this.view = view;
                },
              )
        }</section>
        <section class="copy">${copyView(this.#requested, (form) => this.#change({ form }))}</section>
      </main>`;
  }

  #lessonChoices(): TemplateResult {
    const { choices, refused, editing, adding } = this;
    const { parts } = this.#lesson;
    return lessonChoices(
      { choices, parts, refused, editing, adding, nameOf: (slug) => this.#name(slug) },
      {
        choose: (slug) => this.#choose(slug),
        change: (patch) => this.#change(patch),
        refuse: (text) => {
          this.refused = text;
        },
        beginAnew: () => this.#beginAnew(),
        steps: this.#actions,
      },
    );
  }

  #sequenceChoices(): TemplateResult {
    return html`<p class="quiet">${words.text("sequence.help")}</p>
      ${stepList(this.choices, this.#actions, (slug) => this.#name(slug))}
      ${
        this.foreign
          ? html`<p class="error" role="alert">${words.text("sequence.open.failed", { file: this.foreign })}</p>`
          : nothing
      }
      ${looks(this.choices, (patch) => this.#change(patch))}`;
  }

  static override styles = [tokenStyles, baseStyles, controlStyles, buildStyles];
}

define("gradlab-build", GradlabBuild);
