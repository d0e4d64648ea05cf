import { html, LitElement, nothing, type TemplateResult } from "lit";
import "../elements";
import { define } from "../elements";
import { styled } from "../elements/styled";
import { type EmbeddedElement, embeddedElements, sequence as sequenceSlug, tagOf } from "../embed/elements";
import { emptyStep, type Step, sequenceFrom } from "../embed/sequence/state";
import type { LessonDefinition, LessonPart } from "../kit";
import { paced } from "../kit/paced";
import { lessons } from "../lessons";
import { baseStyles, controlStyles, countText, tokenStyles } from "../look";
import { messages } from "../messages";
import { decode, type PlainObject } from "../state";
import { addressOfChoices, type Choices, choicesOf, firstSlug, mostSeed, typedSeed } from "./choices";
import { copyView, offeredWheel, type Requested, sequenceIn, srcOf } from "./copy";
import { partsTable } from "./parts";
import { type StepActions, stepList, stepMaker } from "./steps";
import { buildStyles } from "./styles";
import { words } from "./words";

/** What the builder uses of a lesson's element. */
interface Lesson extends HTMLElement {
  state: unknown;
  readonly fragment: string;
  readonly parts: readonly LessonPart[];
  readonly definition: LessonDefinition<object>;
}

/** Safari refuses more than a hundred writings of an address in thirty seconds. */
const writing = { pause: 400, burst: 20 };

/** Milliseconds after which parts of a lesson that come late are there. */
const later = [1000, 3000, 8000];

const widths = [0, 1100, 900, 700, 500, 390];

const nothingArranged = { state: "", hide: [], lock: [], seed: "" };

/** The builder: choices, the result, and what to copy. */
export class GradlabBuild extends LitElement {
  static override properties = {
    choices: { state: true },
    view: { state: true },
    parts: { state: true },
    failure: { state: true },
    editing: { state: true },
    foreign: { state: true },
    refused: { state: true },
    wheel: { state: true },
  };
  declare choices: Choices;
  /** What the result shows: what students find, or everything and free, to be set. */
  declare view: "student" | "arrange";
  /** All that the lesson has had so far: what is hidden may not call itself any more. */
  declare parts: readonly LessonPart[];
  declare failure: string;
  /** The step that is being arranged anew. */
  declare editing: number | null;
  /** The name of a file that was no sequence. */
  declare foreign: string;
  /** What was typed as a seed and is none. */
  declare refused: string;
  /** The file of the Python package; empty where the site has none. */
  declare wheel: string;
  #lesson: { slug: string; element: Lesson } | null = null;
  #aside: Partial<Choices> = { slug: firstSlug };
  #written = location.hash;

  constructor() {
    super();
    this.choices = choicesOf(location.hash);
    this.view = "student";
    this.parts = [];
    this.failure = "";
    this.editing = null;
    this.foreign = this.refused = this.wheel = "";
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

  /** Brings the lesson that is chosen, set as it is chosen. */
  #open(): void {
    const entry = this.#entry;
    this.failure = "";
    if (this.choices.slug === sequenceSlug) return void this.#sequence();
    if (!entry) {
      this.#lesson = null;
      return;
    }
    if (this.#lesson?.slug === entry.slug) {
      if (this.#text() !== this.choices.state) this.#lesson.element.state = this.choices.state;
      return;
    }
    const element = document.createElement(tagOf(entry)) as Lesson;
    element.dataset.lesson = "";
    if (this.choices.state) element.setAttribute("state", this.choices.state);
    this.#lesson = { slug: entry.slug, element };
    this.parts = [];
    element.addEventListener("gradlab-ready", () => {
      this.#look();
      for (const milliseconds of later) setTimeout(() => this.#look(), milliseconds);
    });
    element.addEventListener("gradlab-state", () => this.#look());
    entry.load().catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown): void {
    this.failure = words.text("failed", { reason: error instanceof Error ? error.message : String(error) });
  }

  /** What the lesson says of itself now. */
  #look(): void {
    const { element, slug } = this.#lesson ?? {};
    if (!element?.isConnected || slug !== this.choices.slug) return;
    const known = new Map(this.parts.map((part) => [part.name, part]));
    for (const part of element.parts) {
      const before = known.get(part.name);
      // A section may be called as its setting is: one row, among the settings.
      if (before && before.kind !== part.kind) known.delete(part.name);
      if (part.label !== part.name || !before) known.set(part.name, part);
    }
    this.parts = [...known.values()];
    const state = this.#text();
    if (state !== this.choices.state) this.#change({ state });
  }

  /** The lesson's state as text; a seed that is given beside it does not stand in it a second time. */
  #text(): string {
    const { element } = this.#lesson ?? {};
    const text = element?.fragment ?? "";
    if (!element || this.choices.seed === "") return text;
    const { seedPath = "seed" } = element.definition;
    const parts = text.split("&").filter((part) => !part.startsWith(`${seedPath}=`));
    return parts.length > 1 ? parts.join("&") : "";
  }

  /** What differs from the usual, as an object. */
  #differences(): PlainObject {
    const schema = this.#lesson?.element.definition?.schema;
    return decode(this.choices.state, {}, schema);
  }

  #choose(slug: string): void {
    // What is hidden and locked are names of the lesson before.
    this.#change({ slug, ...nothingArranged });
    this.editing = null;
    this.#open();
  }

  /** From the lesson to the sequence and back, where the lesson is as it was. */
  #turn(to: "lesson" | "sequence"): void {
    const { slug, state, hide, lock, seed } = this.choices;
    if (to === "lesson") this.#change(this.#aside);
    else {
      this.#aside = { slug, state, hide, lock, seed };
      this.#change({ slug: sequenceSlug, ...nothingArranged });
    }
    this.editing = null;
    this.#open();
  }

  #beginAnew(): void {
    this.#change({ ...nothingArranged, paused: false, theme: "", width: 0 });
    this.#open();
    if (this.#lesson) this.#lesson.element.state = "";
  }

  /** Gives the element what is chosen beside its state. */
  #arrange(): void {
    const { element } = this.#lesson ?? {};
    if (!element) return;
    const { hide, lock, theme, seed, paused } = this.choices;
    const isFree = this.view === "arrange";
    const set = (name: string, value: string) =>
      value === "" ? element.removeAttribute(name) : element.setAttribute(name, value);
    set("hide", isFree ? "" : hide.join(" "));
    set("lock", isFree ? "" : lock.join(" "));
    set("theme", theme);
    set("seed", seed);
    element.toggleAttribute("paused", paused);
  }

  // ---- the sequence -------------------------------------------------------------------------------------------------

  async #sequence(): Promise<void> {
    try {
      await import("../embed/sequence/view");
    } catch (error) {
      this.#failed(error);
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
      state: this.#differences(),
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
    this.#arrange();
    const isLocal = /^(localhost|127\.|\[::1\])/.test(location.hostname);
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
          isSequence ? this.#sequenceResult() : this.#result()
        }</section>
        <section class="copy">${copyView(this.#requested, (form) => this.#change({ form }))}</section>
      </main>`;
  }

  #lessonChoices(): TemplateResult {
    const { slug, hide, lock, seed, paused, steps } = this.choices;
    const options = embeddedElements.map((one) => ({ value: one.slug, label: this.#name(one.slug) }));
    const count = (list: readonly string[]) => (list.length > 0 ? String(list.length) : words.text("parts.none"));
    return html`<gl-menu
        label=${words.text("lesson")}
        .options=${options}
        .value=${slug}
        @gl-change=${(event: CustomEvent<{ value: string }>) => this.#choose(event.detail.value)}
      ></gl-menu>
      <p class="quiet">${words.text("lesson.set")}</p>
      <gl-drawer
        label=${words.text("parts")}
        summary=${words.text("parts.summary", { hidden: count(hide), locked: count(lock) })}
        open
      >${partsTable(this.parts, { hide, lock }, (restricted) => this.#change(restricted))}</gl-drawer>
      <label class="row">${words.text("seed")}<input
        class="field"
        inputmode="numeric"
        autocomplete="off"
        title=${words.text("seed.help")}
        aria-invalid=${this.refused ? "true" : "false"}
        .value=${seed}
        @change=${this.#seeded}
      ></label>
      ${
        this.refused
          ? html`<p class="wrong" role="alert">${messages.text("control.whole", {
              text: this.refused,
              min: 0,
              max: countText(mostSeed),
            })}</p>`
          : nothing
      }
      ${this.#looks()}
      <gl-switch
        label=${words.text("paused")}
        .value=${paused}
        @gl-change=${(event: CustomEvent<{ value: boolean }>) => this.#change({ paused: event.detail.value })}
      ></gl-switch>
      <gl-button @click=${() => this.#beginAnew()}>${words.text("defaults")}</gl-button>
      <gl-drawer
        label=${words.text("sequence")}
        summary=${words.text("sequence.summary", { count: steps.length })}
        ?open=${this.editing !== null || steps.length > 0}
      >
        <p class="quiet">${words.text("sequence.help")}</p>
        ${stepMaker(steps.length, this.editing, this.#actions)}
      </gl-drawer>`;
  }

  /** Theme and width: of a lesson, and of a sequence. */
  readonly #seeded = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const seed = typedSeed(field.value);
    this.refused = seed === null ? field.value : "";
    if (seed === null) return;
    field.value = seed;
    this.#change({ seed });
  };

  #looks(): TemplateResult {
    const { theme, width } = this.choices;
    const all = [...new Set([...widths, width])];
    return html`<gl-segmented
        label=${words.text("theme")}
        .options=${(["auto", "light", "dark"] as const).map((value) => ({
          value: value === "auto" ? "" : value,
          label: words.text(`theme.${value}`),
        }))}
        .value=${theme}
        @gl-change=${(event: CustomEvent<{ value: Choices["theme"] }>) => this.#change({ theme: event.detail.value })}
      ></gl-segmented>
      <gl-menu
        label=${words.text("width")}
        .options=${all.map((one) => ({
          value: String(one),
          label: one === 0 ? words.text("width.all") : words.text("width.px", { width: one }),
        }))}
        .value=${String(width)}
        @gl-change=${(event: CustomEvent<{ value: string }>) => this.#change({ width: Number(event.detail.value) })}
      ></gl-menu>`;
  }

  #sequenceChoices(): TemplateResult {
    return html`<p class="quiet">${words.text("sequence.help")}</p>
      ${stepList(this.choices, this.#actions, (slug) => this.#name(slug))}
      ${
        this.foreign
          ? html`<p class="error" role="alert">${words.text("sequence.open.failed", { file: this.foreign })}</p>`
          : nothing
      }
      ${this.#looks()}`;
  }

  #result(): TemplateResult {
    const { slug, width } = this.choices;
    if (!this.#lesson) return html`<p role="alert">${words.text("unknown", { slug })}</p>`;
    return html`<div class="bar">
        <gl-segmented
          compact
          label=${words.text("result")}
          .options=${(["student", "arrange"] as const).map((value) => ({
            value,
            label: words.text(`view.${value}`),
            help: words.text("view.help"),
          }))}
          .value=${this.view}
          @gl-change=${(event: CustomEvent<{ value: "student" | "arrange" }>) => {
            this.view = event.detail.value;
          }}
        ></gl-segmented>
        ${this.#alone()}
      </div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <div class="frame"><div class="page" ${styled({
        "--width": width > 0 ? `${width}px` : "none",
      })}>${this.#lesson.element}</div></div>`;
  }

  #alone(): TemplateResult {
    return html`<a
      class="alone"
      href=${srcOf(this.#requested)}
      target="_blank"
      rel="noopener"
    >${words.text("open")}</a>`;
  }

  #sequenceResult(): TemplateResult {
    const { theme, width } = this.choices;
    const sequence = sequenceIn(this.choices);
    return html`<div class="bar">${this.#alone()}</div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <div class="frame"><div class="page" ${styled({ "--width": width > 0 ? `${width}px` : "none" })}>
        <gl-sequence .sequence=${sequence} theme=${theme}></gl-sequence>
      </div></div>`;
  }

  static override styles = [tokenStyles, baseStyles, controlStyles, buildStyles];
}

define("gradlab-build", GradlabBuild);
