import type { PropertyValues } from "lit";
import { emit, memberEvent } from "../elements";
import { chooseLanguage, currentLanguage, languages, messages, onLanguage } from "../messages";
import type { Plain } from "../state";
import {
  type CommonPart,
  type ErrorDetail,
  type LessonPart,
  type LessonProblem,
  type StateDetail,
  version,
} from "./contract";
import type { LessonDefinition } from "./definition";
import { prefersLessMotion } from "./motion";
import { paced } from "./paced";
import { Parts } from "./parts";
import { namesOf, Restrictions } from "./restrictions";
import { Sight } from "./sight";
import { StatefulElement } from "./stateful";

/** Milliseconds between two events `gradlab-state`. */
const stateEvery = 100;

/**
 * The part of every lesson's element that a page may rely on (contract.ts): its state, what is hidden and locked, and
 * its events. GradlabLesson (lesson.ts) adds the layout that all lessons share.
 */
export abstract class GradlabElement<State extends object> extends StatefulElement<State> {
  static override properties = {
    mode: { reflect: true },
    hide: {},
    lock: {},
    seed: {},
    paused: { type: Boolean },
  };
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: the attributes of the class that asks, which extends this one.
    return [...super.observedAttributes, "lang"];
  }

  /** `page` on our own site; `embedded` (the default) shows the figure and its controls, prose on demand. */
  declare mode: "page" | "embedded";
  /** Parts and paths that are not shown: a text separated by blanks, or a list. */
  declare hide: string | readonly string[];
  /** Paths that the reader cannot change: a text separated by blanks, or a list. */
  declare lock: string | readonly string[];
  /** The variant of the exercise, or the state's seed. */
  declare seed: string | number | null;
  /** While this is set, nothing starts without an action of the reader. */
  declare paused: boolean;
  /** The version of the contract (contract.ts). */
  get version(): typeof version {
    return version;
  }
  /** Resolves with the detail of `gradlab-ready`. */
  get ready(): Promise<StateDetail> {
    return this.#ready;
  }

  protected readonly restrictions = new Restrictions();
  #nameProblems: readonly LessonProblem[] = [];
  #seedProblems: readonly LessonProblem[] = [];
  /** The problems that were reported last, as text. */
  #reported = "[]";
  readonly #ready: Promise<StateDetail>;
  #becomeReady: (detail: StateDetail) => void = () => {};
  #forgetLanguage = (): void => {};
  readonly #sight = new Sight(this, () => this.seenChanged());
  readonly #parts: Parts;
  readonly #reportState = paced(() => emit<StateDetail>(this, "gradlab-state", this.#detail()), stateEvery, 1);

  constructor(definition: LessonDefinition<State>) {
    super(definition);
    this.#parts = new Parts(definition, this.restrictions);
    this.mode = "embedded";
    this.hide = "";
    this.lock = "";
    this.seed = null;
    this.paused = false;
    this.#ready = new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
    this.addEventListener(memberEvent, this.restrictions.joined);
  }

  /** The parts of `state`, `hide`, `lock` and `seed` that could not be understood. */
  get problems(): readonly LessonProblem[] {
    return [...this.setting.problems, ...this.#nameProblems, ...this.#seedProblems];
  }

  // ---- what a lesson may override or ask ----------------------------------------------------------------------------

  /** Resolves when the lesson can be used: when everything it requires has been loaded. */
  protected async usable(): Promise<unknown> {
    return undefined;
  }

  /** Whether the figure is in view. While it is not, nothing should be computed. */
  protected get seen(): boolean {
    return this.#sight.seen;
  }

  /** Seconds for which the lesson has been in view. */
  protected get secondsSeen(): number {
    return this.#sight.seconds;
  }

  /** Called when the lesson comes into view or leaves it. */
  protected seenChanged(): void {}

  /**
   * Whether something may start by itself now: the lesson is in view and not paused, and the reader did not ask the
   * system for less motion.
   */
  protected get mayBegin(): boolean {
    return this.seen && !this.paused && !prefersLessMotion();
  }

  // ---- what the embedding page asks for -----------------------------------------------------------------------------

  /** All names that `hide` takes; `lock` takes those of kind "control". */
  get parts(): LessonPart[] {
    return this.#parts.list((part) => this.hasPart(part), this.sectionIds());
  }

  /** Whether the embedding page has locked this path, a path below it, or a path above it. */
  protected isLocked(path: string): boolean {
    return this.restrictions.locks(path);
  }

  /** Whether the lesson has such a part now. */
  protected hasPart(part: CommonPart): boolean {
    return this.restrictions.has(part);
  }

  /** The ids of the sections that are rendered now. */
  protected sectionIds(): string[] {
    return [];
  }

  /** Applies the present values of `hide` and `lock`. */
  #restrict(): void {
    const [hidden, locked] = [namesOf(this.hide), namesOf(this.lock)];
    const { seedPath } = this.setting;
    this.setting.locked = isGiven(this.seed) && seedPath ? [...locked, seedPath] : locked;
    this.restrictions.set(hidden, this.setting.locked);
    this.#nameProblems = this.#parts.problems(hidden, locked, this.sectionIds());
  }

  #takeSeed(): void {
    const seed = isGiven(this.seed) ? Number(this.seed) : null;
    const taken = this.accept(() => this.setting.takeSeed(seed));
    const hasSeed = this.setting.seedPath !== "";
    const message = hasSeed
      ? messages.text("seed.unusable", { received: String(this.seed) })
      : messages.text("seed.none");
    this.#seedProblems = taken ? [] : [{ path: "seed", code: hasSeed ? "invalid" : "none", message }];
  }

  /** The name of the lesson in addresses and messages, as in `#/playground`: the tag without `gradlab-`. */
  protected get slug(): string {
    return this.localName.replace("gradlab-", "");
  }

  // ---- what it reports ----------------------------------------------------------------------------------------------

  #detail(): StateDetail {
    const state = structuredClone(this.state) as Plain;
    return { version, lesson: this.slug, state };
  }

  async #begin(): Promise<void> {
    await Promise.allSettled([this.examined, this.usable()]);
    const detail = this.#detail();
    this.isReady = true;
    emit<StateDetail>(this, "gradlab-ready", detail);
    this.#becomeReady(detail);
    // No listener has received this state yet.
    if (this.isEarly) this.#reportState();
  }

  protected override report(): void {
    if (this.isReady) this.#reportState();
  }

  #reportProblems(): void {
    const { problems } = this;
    const text = JSON.stringify(problems);
    if (text === this.#reported || !this.isConnected) return;
    this.#reported = text;
    if (problems.length === 0) return;
    emit<ErrorDetail>(this, "gradlab-error", { version, lesson: this.slug, problems });
  }

  /** Chooses the language of the embedding page if there are texts in that language, otherwise English. */
  #speak(): void {
    if (!this.isConnected || this.mode === "page") return;
    const requested = this.lang || this.closest("[lang]")?.getAttribute("lang") || navigator.language;
    const known = [requested, requested.split("-")[0] ?? ""].find((tag) => languages().includes(tag)) ?? "en";
    if (known !== currentLanguage()) chooseLanguage(known);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === "lang") this.#speak();
    super.attributeChangedCallback(name, old, value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#speak();
    this.#forgetLanguage = onLanguage(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forgetLanguage();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // On our own page the lesson starts before its first rendering, because that takes a while.
    if (!this.hasUpdated && this.mode === "page") this.#sight.lookAhead();
    if (changed.has("hide") || changed.has("lock") || changed.has("seed")) this.#restrict();
    if (changed.has("seed") && (isGiven(this.seed) || changed.get("seed") !== undefined)) this.#takeSeed();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    void this.#begin();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Sections may have been added.
    this.#restrict();
    this.#reportProblems();
  }
}

const isGiven = (seed: string | number | null | undefined): boolean =>
  seed !== null && seed !== undefined && seed !== "";
