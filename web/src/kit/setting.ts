import { messages } from "../messages";
import {
  type Act,
  checked,
  copied,
  decode,
  defaultsOf,
  encode,
  History,
  isLater,
  isVersion,
  keeping,
  mended,
  nested,
  type Patch,
  type Plain,
  type PlainObject,
  patched,
  type StateProblem,
  same,
  textVersion,
  valueAt,
  versionOf,
} from "../state";
import type { LessonDefinition } from "./definition";

/**
 * The state of a lesson with its undo history. Values from outside are checked, locked paths keep their values, and
 * `state` returns a copy.
 */
export class Setting<State extends object> {
  /** The parts of the last state from outside that could not be used. */
  problems: readonly StateProblem[] = [];
  /** Paths that the reader cannot change. */
  locked: readonly string[] = [];
  /** The variant that the embedding page asks for, which overrides the state; null: none. */
  private seed: number | null = null;
  /** Paths that the last text set twice, to different values. */
  private repeated: string[] = [];
  private past: History<State>;
  private handed: { of: State; copy: State };

  /** The values of fields that the last state from outside does not contain: the defaults of its version. */
  private usual: State;

  constructor(
    private readonly definition: LessonDefinition<State>,
    private readonly version = textVersion,
  ) {
    this.usual = definition.defaults;
    const state = structuredClone(definition.defaults);
    this.past = new History(state);
    this.handed = { of: state, copy: structuredClone(state) };
  }

  /** A copy. It is the same object until the state changes; an unchanged part of the state is the same object, too. */
  get state(): State {
    const now = this.past.state;
    if (this.handed.of !== now) {
      const copy = copied(now as Plain, this.handed.of as Plain, this.handed.copy as Plain) as State;
      this.handed = { of: now, copy };
    }
    return this.handed.copy;
  }

  get fragment(): string {
    return encode(this.past.state as PlainObject, this.definition.defaults as PlainObject, this.version);
  }

  get canUndo(): boolean {
    return this.past.canUndo;
  }

  get canRedo(): boolean {
    return this.past.canRedo;
  }

  /** The path of the seed in the state; empty if there is none. */
  get seedPath(): string {
    const { seedPath, defaults } = this.definition;
    return seedPath ?? ("seed" in defaults ? "seed" : "");
  }

  /**
   * Replaces the state by one from outside: an object, the text of an address, or JSON. `undoable`: whether this is a
   * step of undo.
   */
  receive(candidate: unknown, undoable: boolean): void {
    this.usual = this.definition.defaults;
    this.repeated = [];
    const read = typeof candidate === "string" ? this.read(candidate.trim()) : candidate;
    const { state, problems } = checked(this.definition.schema, this.usual, read);
    const twice = this.repeated.map((path) => ({ path, code: "repeated", message: messages.text("state.repeated") }));
    this.problems =
      read === unreadable
        ? [{ path: "", code: "unreadable", message: messages.text("state.json") }]
        : [...problems.map((problem) => this.ofVersion(problem, read)), ...twice];
    const next = this.seeded(state);
    if (undoable) this.past.set(next);
    else this.past.replace(next);
  }

  /** The message for a text of a later version: its `v` is not a misspelled setting. */
  private ofVersion(problem: StateProblem, read: unknown): StateProblem {
    if (problem.path !== "v" || problem.code !== "unknown" || !isLater((read as PlainObject).v, this.version))
      return problem;
    return { ...problem, message: messages.text("state.version", { newest: this.version }) };
  }

  /** Parses a text and sets `usual` to the defaults of its version. An empty text has none: the newest defaults. */
  private read(text: string): unknown {
    if (text === "") return {};
    if (!text.startsWith("{")) {
      this.usual = this.defaultsOf(versionOf(text, this.version));
      const { usual, definition, version, repeated } = this;
      return decode(text.replace(/^[#?]/, ""), usual as PlainObject, definition.schema, version, repeated);
    }
    try {
      const { v = 1, ...state } = JSON.parse(text) as Record<string, Plain>;
      const isKnown = isVersion(v, this.version);
      this.usual = this.defaultsOf(isKnown ? Number(v) : null);
      return isKnown ? state : { v, ...state };
    } catch {
      return unreadable;
    }
  }

  private defaultsOf(version: number | null): State {
    const { defaults, former } = this.definition;
    return version === null ? defaults : defaultsOf(version, defaults, former, this.version);
  }

  /**
   * Gives each field that the engine refused its default, unless the state has changed since. A refused field that
   * already has its default belongs to another choice (the ravine's angle after `surface.name=bowl`): if the schema
   * allows it, the field is removed and not reported.
   */
  refuse(state: State, problems: readonly StateProblem[]): void {
    if (problems.length === 0 || this.state !== state) return;
    const valueIn = (where: State, path: string) => valueAt(where as PlainObject, path);
    const isUsual = ({ path }: StateProblem) =>
      same(valueIn(state, path), valueIn(this.usual, path)) && valueIn(state, path) !== undefined;
    const unsaid = problems.filter(isUsual).map(({ path }) => path);
    const wrong = problems.filter((problem) => !isUsual(problem)).map(({ path }) => path);
    const without = unsaid.reduce(
      (one, path) => keeping([path], nested(path, undefined) as State, one),
      mended(this.past.state, this.usual, wrong),
    );
    // Fields that the schema requires get their defaults again.
    const next = checked(this.definition.schema, this.usual, without).state;
    const isNamed = ({ path }: StateProblem) => wrong.includes(path) || valueIn(next, path) !== undefined;
    this.problems = [...this.problems, ...problems.filter(isNamed)];
    this.past.replace(this.seeded(next));
  }

  change(patch: Patch<State>, movement: string | null): void {
    const now = this.past.state;
    const next = this.unlocked(patched(now, patch));
    // A change of fields that undo keeps (`lasting`) is no step of undo.
    if (this.definition.lasting && same(this.lasting(next, now) as Plain, next as Plain)) this.past.replace(next);
    else this.past.set(next, movement);
  }

  /** The state that a change would give, in which locked paths keep their values. */
  outcome(patch: Patch<State>): State {
    return this.unlocked(patched(this.past.state, patch));
  }

  /** The reader chose a complete state. */
  become(next: State): void {
    this.past.set(this.unlocked(structuredClone(next)));
  }

  /** Whether a lock prevents a part of this state from being applied. */
  bars(next: State): boolean {
    return !same(this.unlocked(next) as Plain, next as Plain);
  }

  note(patch: Patch<State>): void {
    this.past.replace(this.unlocked(patched(this.past.state, patch)));
  }

  did(act: Act): void {
    this.past.did(act);
  }

  settle(): void {
    this.past.settle();
  }

  reset(): void {
    this.past.set(this.unlocked(this.lasting(this.past.state, structuredClone(this.definition.defaults))));
  }

  private lasting(from: State, to: State): State {
    return this.definition.lasting?.(from, to) ?? to;
  }

  /** Undoes or redoes a step; locked and lasting fields keep their present values. Returns whether there was a step. */
  walk(way: "undo" | "redo"): boolean {
    const before = this.past.state;
    if (!this.past[way]()) return false;
    const next = keeping(this.locked, before, this.lasting(before, this.past.state));
    if (!same(next as Plain, this.past.state as Plain)) this.past.replace(next);
    return true;
  }

  /** The embedding page asks for a variant, or for none (null). Returns whether the state could take it. */
  takeSeed(seed: number | null): boolean {
    this.seed = seed;
    this.past.replace(this.seeded(this.past.state));
    return seed === null || valueAt(this.past.state as PlainObject, this.seedPath) === seed;
  }

  private seeded(state: State): State {
    if (this.seed === null || !this.seedPath) return state;
    const requested = patched(state, nested(this.seedPath, this.seed) as Patch<State>);
    return checked(this.definition.schema, state, requested).state;
  }

  private unlocked(next: State): State {
    return keeping(this.locked, this.past.state, next);
  }
}

/** Stands for a text that could not be read; it contains no fields. */
const unreadable = {};
