import { LitElement } from "lit";
import { type Act, nested, type Patch, type Plain, type PlainObject, type StateProblem, same, valueAt } from "../state";
import { bound, type Conversion } from "./bind";
import type { LessonDefinition } from "./definition";
import type { PatchDetail } from "./panel";
import { Setting } from "./setting";

/** An element that is determined by its state, which has a past, an address and locks: how everybody changes it. */
export abstract class StatefulElement<State extends object> extends LitElement {
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: the attributes of the class that asks, which extends this one.
    return [...super.observedAttributes, "state"];
  }

  protected readonly setting: Setting<State>;
  /** Whether it can be used: before that nothing has been done that could be undone. */
  protected isReady = false;
  /** Whether a person has changed something before that. */
  protected isEarly = false;
  /** What only the engine can refuse of the last state from outside, once it has answered. */
  protected examined: Promise<void> = Promise.resolve();
  /** The attribute as it stood when a property had been set before the element was defined: the property is later. */
  #olderText: string | null = null;

  constructor(readonly definition: LessonDefinition<State>) {
    super();
    this.setting = new Setting(definition);
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
  }

  /**
   * Everything the lesson is set to. Setting it, with an object or a text, replaces the whole, from wherever it comes:
   * what is absent takes its default, what is wrong is left out and reported. What is handed out is a copy.
   */
  get state(): State {
    return this.setting.state;
  }

  set state(candidate: unknown) {
    this.accept(() => this.setting.receive(candidate, this.isReady));
    this.#examine();
  }

  /** The state as the readable end of an address; empty for the defaults. */
  get fragment(): string {
    return this.setting.fragment;
  }

  /** A person changed something. Give movements (a slider on its way) one name, then they are one step of undo. */
  protected change(patch: Patch<State>, movement: string | null = null): void {
    this.isEarly ||= !this.isReady;
    this.accept(() => this.setting.change(patch, movement));
  }

  /** A person chose a whole setting: what is locked stays as it is. */
  protected become(state: State): void {
    this.isEarly ||= !this.isReady;
    this.accept(() => this.setting.become(state));
    this.#examine();
  }

  /** Whether a lock keeps a part of this setting from being taken: what would take it is then offered disabled. */
  protected isBarred(state: State): boolean {
    return this.setting.bars(state);
  }

  /** What would come of a change, which may be less than was asked for: what is locked stays. */
  protected readonly outcome = (patch: Patch<State>): State => this.setting.outcome(patch);

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
    this.report();
    return answer;
  }

  readonly #patched = (event: CustomEvent<PatchDetail>): void => {
    event.stopPropagation();
    const { path, patch, movement } = event.detail;
    this.change((path ? nested(path, patch as Plain) : patch) as Patch<State>, movement);
    if (movement === null) this.settle();
  };

  /** Asks the engine what of the state it refuses; that takes its default, and is reported. */
  #examine(): void {
    this.examined = this.#examination();
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

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name !== "state") {
      super.attributeChangedCallback(name, old, value);
      return;
    }
    const isOlder = this.#olderText !== null && value === this.#olderText;
    this.#olderText = null;
    if (!isOlder) this.state = value ?? "";
  }

  /** What of a state from outside only the engine can refuse, such as the name of a data set: paths of the state. */
  protected async refused(_state: State): Promise<readonly StateProblem[]> {
    return [];
  }

  /** Called when the state has changed, by the reader or by the page. */
  protected stateChanged(_before: State): void {}

  /** Tells the page around of the state that is new. */
  protected abstract report(): void;
}
