import { LitElement, type PropertyValues } from "lit";
import { emit, memberEvent } from "../elements";
import { chooseLanguage, currentLanguage, languages, messages, onLanguage } from "../messages";
import {
  type Act,
  isBelow,
  isPath,
  leaves,
  nested,
  type Patch,
  type Plain,
  type PlainObject,
  type StateProblem,
  same,
  valueAt,
} from "../state";
import { bound, type Conversion } from "./bind";
import {
  type CommonPart,
  commonParts,
  type ErrorDetail,
  type LessonPart,
  type LessonProblem,
  type StateDetail,
  version,
} from "./contract";
import type { LessonDefinition } from "./definition";
import { prefersLessMotion } from "./motion";
import { paced } from "./paced";
import type { PatchDetail } from "./panel";
import { namesOf, Restrictions } from "./restrictions";
import { Setting } from "./setting";

/** Milliseconds between two `gradlab-state`. */
const stateEvery = 100;

/**
 * What a page may rely on of every lesson's element (contract.ts): its state, what is hidden and locked, and its
 * events. GradlabLesson (lesson.ts) is this with the layout that all lessons share.
 */
export abstract class GradlabElement<State extends object> extends LitElement {
  static override properties = {
    mode: { reflect: true },
    hide: {},
    lock: {},
    seed: {},
    paused: { type: Boolean },
  };
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: the attributes of the class that asks, which extends this one.
    return [...super.observedAttributes, "state", "lang"];
  }

  /** `page` on our own site; `embedded` (the default) shows the figure and its controls, prose on demand. */
  declare mode: "page" | "embedded";
  /** Parts and paths that are not shown: text or list. */
  declare hide: string | readonly string[];
  /** Paths that the reader cannot change: text or list. */
  declare lock: string | readonly string[];
  /** The variant of the exercise, or the state's seed. */
  declare seed: string | number | null;
  /** Nothing begins by itself. */
  declare paused: boolean;
  /** Of the contract. */
  readonly version = version;
  /** Resolves with what `gradlab-ready` says. */
  readonly ready: Promise<StateDetail>;

  /** Whether the figure can be seen: nothing should compute while it cannot. */
  protected seen = false;
  protected readonly setting: Setting<State>;
  protected readonly restrictions = new Restrictions();
  #nameProblems: readonly LessonProblem[] = [];
  /** The ids of all sections that have stood here. */
  readonly #sections = new Set<string>();
  #seedProblems: readonly LessonProblem[] = [];
  /** The problems that were told last, as text. */
  #reported = "[]";
  #isReady = false;
  #becomeReady: (detail: StateDetail) => void = () => {};
  /** What only the engine can refuse of the last state from outside, once it has answered. */
  #examined: Promise<void> = Promise.resolve();
  /** The attribute as it stood when a property had been set before the element was defined: the property is later. */
  #olderText: string | null = null;
  #seenSince = 0;
  #seenBefore = 0;
  #forgetLanguage = (): void => {};
  readonly #sight = new IntersectionObserver((entries) => this.#looked(entries.at(-1)?.isIntersecting ?? false));
  readonly #reportState = paced(() => emit<StateDetail>(this, "gradlab-state", this.#detail()), stateEvery, 1);

  constructor(readonly definition: LessonDefinition<State>) {
    super();
    this.setting = new Setting(definition);
    this.mode = "embedded";
    this.hide = "";
    this.lock = "";
    this.seed = null;
    this.paused = false;
    this.ready = new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
    // What a page set before the element was defined stands in the way of the accessor.
    if (Object.hasOwn(this, "state")) {
      const early: unknown = Object.getOwnPropertyDescriptor(this, "state")?.value;
      Reflect.deleteProperty(this, "state");
      this.#olderText = this.getAttribute("state");
      this.setting.receive(early, false);
      // A lesson's own fields do not exist yet.
      queueMicrotask(() => this.#examine());
    }
    this.addEventListener("gl-patch", this.#patched as EventListener);
    this.addEventListener(memberEvent, this.restrictions.joined);
  }

  // ---- the state ----------------------------------------------------------------------------------------------------

  /**
   * Everything the lesson is set to. Setting it, with an object or a text, replaces the whole, from wherever it comes:
   * what is absent takes its default, what is wrong is left out and reported. What is handed out is a copy.
   */
  get state(): State {
    return this.setting.state;
  }

  set state(candidate: unknown) {
    // Before the element can be used nothing has been done that could be undone.
    this.accept(() => this.setting.receive(candidate, this.#isReady));
    this.#examine();
  }

  /** The state as the readable end of an address; empty for the defaults. */
  get fragment(): string {
    return this.setting.fragment;
  }

  /** What of `state`, `hide`, `lock` or `seed` could not be understood. */
  get problems(): readonly LessonProblem[] {
    return [...this.setting.problems, ...this.#nameProblems, ...this.#seedProblems];
  }

  /** A person changed something. Give movements (a slider on its way) one name, then they are one step of undo. */
  protected change(patch: Patch<State>, movement: string | null = null): void {
    this.accept(() => this.setting.change(patch, movement));
  }

  /** A person chose a whole setting: what is locked stays as it is. */
  protected become(state: State): void {
    this.accept(() => this.setting.become(state));
    this.#examine();
  }

  /** Whether a lock keeps a part of this setting from being taken: what would take it is then offered disabled. */
  protected isBarred(state: State): boolean {
    return this.setting.bars(state);
  }

  /** Whether the page around has locked this path, a part of it, or what it is a part of. */
  protected isLocked(path: string): boolean {
    return this.restrictions.locks(path);
  }

  /** The lesson itself noted something that undo should pass over. */
  protected note(patch: Patch<State>): void {
    this.accept(() => this.setting.note(patch));
  }

  /** Something was done that is no change of state and that undo brings back: a run was put aside. */
  protected did(act: Act): void {
    this.setting.did(act);
    this.requestUpdate();
  }

  /** A movement has ended. */
  protected settle(): void {
    this.setting.settle();
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

  undo(): unknown {
    return this.accept(() => this.setting.walk("undo"));
  }

  redo(): unknown {
    return this.accept(() => this.setting.walk("redo"));
  }

  /** Every setting back to where the lesson began, but for what is locked; can be undone. */
  reset(): void {
    this.accept(() => this.setting.reset());
  }

  protected accept<Answer>(move: () => Answer): Answer {
    const before = this.state;
    const answer = move();
    this.requestUpdate();
    if (same(before as Plain, this.state as Plain)) return answer;
    this.stateChanged(before);
    if (this.#isReady) this.#reportState();
    return answer;
  }

  readonly #patched = (event: CustomEvent<PatchDetail>): void => {
    event.stopPropagation();
    const { path, patch, movement } = event.detail;
    this.change((path ? nested(path, patch as Plain) : patch) as Patch<State>, movement);
    if (movement === null) this.settle();
  };

  /** Asks the engine what of the state it refuses; that takes its default, and is told. */
  #examine(): void {
    this.#examined = this.#examination();
  }

  async #examination(): Promise<void> {
    // A default may be refused in its turn, where it belongs to another choice; then nothing stands there.
    for (let round = 0; round < 2; round++) {
      const { state } = this;
      // Where the engine could not be asked the figure says so.
      const problems = await this.refused(state).catch(() => []);
      if (problems.length === 0 || this.state !== state) return;
      this.accept(() => this.setting.refuse(state, problems));
    }
  }

  // ---- what a lesson may say of itself ------------------------------------------------------------------------------

  /** What of a state from outside only the engine can refuse, such as the name of a data set: paths of the state. */
  protected async refused(_state: State): Promise<readonly StateProblem[]> {
    return [];
  }

  /** Resolves when the lesson can be used: what it cannot do without is there. */
  protected async usable(): Promise<unknown> {
    return undefined;
  }

  /** Called when the state has changed, whoever did it. */
  protected stateChanged(_before: State): void {}

  /** Called when the lesson comes into view or leaves it. */
  protected seenChanged(): void {}

  /** Whether something may begin by itself now: it is seen, not paused, and nobody asked for less motion. */
  protected get mayBegin(): boolean {
    return this.seen && !this.paused && !prefersLessMotion();
  }

  // ---- what the page around asks for --------------------------------------------------------------------------------

  /** All that `hide` and, of kind "control", `lock` take. */
  get parts(): LessonPart[] {
    const { labels = {} } = this.definition;
    const named = (name: string, label = ""): string => labels[name]?.() ?? (label || name);
    const sections = this.#allSections();
    return [
      ...commonParts
        .filter(
          (part) => this.hasPart(part) || (part === "sections" && sections.length > 0) || this.restrictions.hides(part),
        )
        .map((name): LessonPart => ({ name, kind: "part", label: messages.text(`lesson.${name}`) })),
      ...sections.map((name): LessonPart => ({ name, kind: "part", label: named(name) })),
      ...this.#controls().map(
        (name): LessonPart => ({ name, kind: "control", label: named(name, this.restrictions.labelOf(name)) }),
      ),
    ];
  }

  /** All settings, and those that belong to a choice: a knob of a surface that is not the usual one. */
  #controls(): string[] {
    const { defaults, schema } = this.definition;
    const settings = leaves(defaults as PlainObject);
    const isListed = (path: string) => settings.some((name) => isBelow(path, name) || isBelow(name, path));
    const further = this.restrictions.paths.filter((path) => !isListed(path) && isPath(schema, path.split(".")));
    return [...settings, ...new Set(further)];
  }

  /** Whether the lesson has such a part now. */
  protected hasPart(part: CommonPart): boolean {
    return this.restrictions.has(part);
  }

  /** The ids of all sections: a name that is no setting's is one's, before it is drawn and while all are hidden. */
  #allSections(): string[] {
    const { defaults, labels = {} } = this.definition;
    const settings = leaves(defaults as PlainObject);
    const named = Object.keys(labels).filter((name) => !name.includes(".") && !settings.includes(name));
    for (const id of [...named, ...this.sectionIds()]) this.#sections.add(id);
    return [...this.#sections];
  }

  /** The ids of the sections that stand in the lesson now. */
  protected sectionIds(): string[] {
    return [];
  }

  /** Takes in `hide` and `lock` as they are now. */
  #restrict(): void {
    const [hidden, locked] = [namesOf(this.hide), namesOf(this.lock)];
    const { seedPath } = this.setting;
    this.setting.locked = isGiven(this.seed) && seedPath ? [...locked, seedPath] : locked;
    this.restrictions.set(hidden, this.setting.locked);
    const parts = new Set<string>([...commonParts, ...this.#allSections()]);
    const isSetting = (name: string) => isPath(this.definition.schema, name.split("."));
    const unknown = (kind: "hide" | "lock", name: string): LessonProblem => ({
      path: `${kind}:${name}`,
      code: "unknown",
      message: messages.text(`${kind}.unknown`, { names: [...parts].join(", ") }),
    });
    this.#nameProblems = [
      ...hidden.filter((name) => !parts.has(name) && !isSetting(name)).map((name) => unknown("hide", name)),
      ...locked.filter((name) => !isSetting(name)).map((name) => unknown("lock", name)),
    ];
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

  // ---- what it says -------------------------------------------------------------------------------------------------

  #detail(): StateDetail {
    const state = structuredClone(this.state) as Plain;
    return { version, lesson: this.definition.slug, state };
  }

  async #begin(): Promise<void> {
    await Promise.allSettled([this.#examined, this.usable()]);
    const detail = this.#detail();
    this.#isReady = true;
    emit<StateDetail>(this, "gradlab-ready", detail);
    this.#becomeReady(detail);
  }

  #reportProblems(): void {
    const { problems } = this;
    const text = JSON.stringify(problems);
    if (text === this.#reported || !this.isConnected) return;
    this.#reported = text;
    if (problems.length === 0) return;
    emit<ErrorDetail>(this, "gradlab-error", { version, lesson: this.definition.slug, problems });
  }

  /** The language of the page around, where there are texts in it; else English. */
  #speak(): void {
    if (!this.isConnected || this.mode === "page") return;
    const requested = this.lang || this.closest("[lang]")?.getAttribute("lang") || navigator.language;
    const known = [requested, requested.split("-")[0] ?? ""].find((tag) => languages().includes(tag)) ?? "en";
    if (known !== currentLanguage()) chooseLanguage(known);
  }

  /** Whole seconds that the lesson has been in view. */
  protected get secondsSeen(): number {
    return Math.round((this.#seenBefore + (this.seen ? performance.now() - this.#seenSince : 0)) / 1000);
  }

  #looked(seen: boolean): void {
    if (seen === this.seen) return;
    if (seen) this.#seenSince = performance.now();
    else this.#seenBefore += performance.now() - this.#seenSince;
    this.seen = seen;
    this.seenChanged();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === "lang") this.#speak();
    if (name !== "state") {
      super.attributeChangedCallback(name, old, value);
      return;
    }
    const isOlder = this.#olderText !== null && value === this.#olderText;
    this.#olderText = null;
    if (!isOlder && value !== old) this.state = value ?? "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#speak();
    this.#forgetLanguage = onLanguage(() => this.requestUpdate());
    this.#sight.observe(this);
  }

  #isInWindow(): boolean {
    const { top } = this.getBoundingClientRect();
    return !document.hidden && top >= 0 && top < window.innerHeight;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forgetLanguage();
    this.#sight.disconnect();
    this.#looked(false);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // On our own page it begins before it is drawn for the first time, which takes a while.
    if (!this.hasUpdated && this.mode === "page" && this.#isInWindow()) this.#looked(true);
    if (changed.has("hide") || changed.has("lock") || changed.has("seed")) this.#restrict();
    if (changed.has("seed") && (isGiven(this.seed) || changed.get("seed") !== undefined)) this.#takeSeed();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    void this.#begin();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Sections may have come.
    this.#restrict();
    this.#reportProblems();
  }
}

const isGiven = (seed: string | number | null | undefined): boolean =>
  seed !== null && seed !== undefined && seed !== "";
