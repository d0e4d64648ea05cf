import { type Plain, same } from "./fragment";

/** How far back undo reaches. */
const reach = 200;

/**
 * A value with its past: what undo and redo walk along. Values are never changed in place. Steps of one movement (a slider
 * on its way) carry the same `movement` and count as one.
 */
export class History<State> {
  private past: State[] = [];
  private future: State[] = [];
  private movement: string | null = null;

  constructor(private present: State) {}

  get state(): State {
    return this.present;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** What changes nothing is no step; without a movement of its own it ends the one that is under way. */
  set(next: State, movement: string | null = null): void {
    if (same(next as Plain, this.present as Plain)) {
      this.movement = movement === this.movement ? movement : null;
      return;
    }
    const goesOn = movement !== null && movement === this.movement;
    if (!goesOn) this.past = [...this.past, this.present].slice(-reach);
    this.present = next;
    this.future = [];
    this.movement = movement;
  }

  /** Ends a movement: the next step is one of its own, even along the same slider. */
  settle(): void {
    this.movement = null;
  }

  /** The present becomes this, without a trace in the past: for what a machine changed, not a person. */
  replace(next: State): void {
    this.present = next;
  }

  undo(): boolean {
    return this.walk(this.past, this.future);
  }

  redo(): boolean {
    return this.walk(this.future, this.past);
  }

  private walk(from: State[], to: State[]): boolean {
    const next = from.pop();
    if (next === undefined) return false;
    to.push(this.present);
    this.present = next;
    this.movement = null;
    return true;
  }
}
