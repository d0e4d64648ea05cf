import { LitElement } from "lit";
import { type Act, nested, type Patch, type Plain, type PlainObject, type StateProblem, same, valueAt } from "../state";
import { bound, type Conversion } from "./bind";
import type { LessonDefinition } from "./definition";
import type { PatchDetail } from "./panel";
import { Setting } from "./setting";

/** An element that its state determines. The state has an undo history, an address and locks. */
export abstract class StatefulElement<State extends object> extends LitElement {
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: the attributes of the class that asks, which extends this one.
    return [...super.observedAttributes, "state"];
  }

  protected readonly setting: Setting<State>;
  /** Whether the lesson can be used. Before that, no change is a step of undo. */
  protected isReady = false;
  /** Whether the reader has changed something before the lesson could be used. */
  protected isEarly = false;
  /** Resolves when the engine has checked the last state from outside. */
  protected examined: Promise<void> = Promise.resolve();
  /**
   * The attribute's text at the time when the element was defined, if a property had been set before: the property is
   * newer.
   */
  #olderText: string | null = null;

  constructor(readonly definition: LessonDefinition<State>) {
    super();
    this.setting = new Setting(definition);
    // A property that the page set before the element was defined hides the accessor.
    if (Object.hasOwn(this, "state")) {
      const early: unknown = Object.getOwnPropertyDescriptor(this, "state")?.value;
      Reflect.deleteProperty(this, "state");
      this.#olderText = this.getAttribute("state");
      this.setting.receive(early, false);
      // The fields of a subclass do not exist yet.
      queueMicrotask(() => this.#examine());
    }
    this.addEventListener("gl-patch", this.#patched as EventListener);
  }

  /**
   * The whole state of the lesson. Setting it, with an object or a text, replaces the whole: absent fields take their
   * defaults, wrong ones are left out and reported. Reading it returns a copy.
   */
  get state(): State {
    return this.setting.state;
  }

  set state(candidate: unknown) {
    this.accept(() => this.setting.receive(candidate, this.isReady));
    this.#examine();
  }

  /** The state as the readable end of an address; empty if it equals the defaults. */
  get fragment(): string {
    return this.setting.fragment;
  }

  /** The reader changed something. Changes with the same `movement` (a slider that is dragged) are one step of undo. */
  protected change(patch: Patch<State>, movement: string | null = null): void {
    this.isEarly ||= !this.isReady;
    this.accept(() => this.setting.change(patch, movement));
  }

  /** The reader chose a complete state; locked paths keep their values. */
  protected become(state: State): void {
    this.isEarly ||= !this.isReady;
    this.accept(() => this.setting.become(state));
    this.#examine();
  }

  /** Whether a lock prevents a part of this state from being applied. A button that would apply it is then disabled. */
  protected isBarred(state: State): boolean {
    return this.setting.bars(state);
  }

  /** The state that a change would give; locked paths keep their values, so it may differ from the request. */
  protected readonly outcome = (patch: Patch<State>): State => this.setting.outcome(patch);

  /** The lesson itself noted something; this is no step of undo. */
  protected note(patch: Patch<State>): void {
    this.accept(() => this.setting.note(patch));
  }

  /** Something was done that does not change the state and that undo reverts, such as putting a run aside. */
  protected did(act: Act): void {
    this.setting.did(act);
    this.requestUpdate();
  }

  /** A movement has ended. */
  protected settle(): void {
    this.setting.settle();
  }

  /** Binds a control to a field of the state: its value, its changes, its path for hiding and locking. */
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

  /** Sets every field except the locked ones to its default; this can be undone. */
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

  /** Asks the engine which fields of the state it refuses. These take their defaults and are reported. */
  #examine(): void {
    this.examined = this.#examination();
  }

  async #examination(): Promise<void> {
    // The default may be refused, too, if it belongs to another choice. The second round removes such a field.
    for (let round = 0; round < 2; round++) {
      const { state } = this;
      // If the engine could not be asked, the figure reports that.
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

  /**
   * Problems that only the engine can find in a state from outside, such as an unknown data set, with paths of the
   * state.
   */
  protected async refused(_state: State): Promise<readonly StateProblem[]> {
    return [];
  }

  /** Called when the reader or the page has changed the state. */
  protected stateChanged(_before: State): void {}

  /** Reports the new state to the embedding page. */
  protected abstract report(): void;
}
