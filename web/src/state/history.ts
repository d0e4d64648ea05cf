import { type Plain, same } from "./fragment";

/** The largest number of steps that undo can go back. */
const reach = 200;

/** What undo and redo do in addition to changing the state: restore a run that was put aside, or put it aside again. */
export interface Act {
  undo(): void;
  redo(): void;
}

interface Step<State> {
  state: State;
  act: Act | null;
}

/**
 * A value with its undo history. Values are never changed in place. All steps of one movement (a slider that is
 * dragged) carry the same `movement` and count as one.
 */
export class History<State> {
  private past: Step<State>[] = [];
  private future: Step<State>[] = [];
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

  /** An equal value makes no step; without the name of the present movement it ends that movement. */
  set(next: State, movement: string | null = null): void {
    if (same(next as Plain, this.present as Plain)) {
      this.movement = movement === this.movement ? movement : null;
      return;
    }
    if (movement === null || movement !== this.movement) this.push(null);
    this.present = next;
    this.future = [];
    this.movement = movement;
  }

  /** A step without a change of state: undo and redo call the act. */
  did(act: Act): void {
    this.push(act);
    this.future = [];
    this.movement = null;
  }

  /** Ends a movement: the next change is a separate step, even if it has the same name. */
  settle(): void {
    this.movement = null;
  }

  /** Replaces the present value without a step of undo: for changes that no person made. */
  replace(next: State): void {
    this.present = next;
  }

  undo(): boolean {
    const step = this.walk(this.past, this.future);
    step?.act?.undo();
    return step !== null;
  }

  redo(): boolean {
    const step = this.walk(this.future, this.past);
    step?.act?.redo();
    return step !== null;
  }

  private push(act: Act | null): void {
    this.past = [...this.past, { state: this.present, act }].slice(-reach);
  }

  private walk(from: Step<State>[], to: Step<State>[]): Step<State> | null {
    const step = from.pop();
    if (!step) return null;
    to.push({ state: this.present, act: step.act });
    this.present = step.state;
    this.movement = null;
    return step;
  }
}
