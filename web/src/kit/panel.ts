import { LitElement } from "lit";
import { emit } from "../elements/emit";
import { isObject, nested, type Patch, type Plain, type PlainObject, valueAt } from "../state";
import { bound, type Conversion } from "./bind";

/**
 * The detail of `gl-patch`: a change of the panel's slice. A change without a movement is complete: one step of undo.
 */
export interface PatchDetail {
  path: string;
  patch: PlainObject;
  movement: string | null;
}

/**
 * A part of a lesson as a separate element. The lesson gives it the slice of the state at `path`; it answers with
 * `gl-patch`, which the lesson merges into the slice, with undo. It never keeps state that belongs into an address.
 *
 *   class GlBowl extends Panel<State["bowl"]> {
 *     render() { return html`<gl-slider ${this.bind("lr")} .knob=${lr}></gl-slider>`; }
 *   }
 *   <gl-bowl path="bowl" .slice=${state.bowl}></gl-bowl>
 */
export abstract class Panel<Slice extends object> extends LitElement {
  static override properties = { slice: { attribute: false }, path: {} };
  declare slice: Slice;
  /** The path of the slice in the lesson's state; empty if the slice is the whole state. */
  declare path: string;

  constructor() {
    super();
    this.path = "";
  }

  /** The reader changed something. Changes with the same `movement` (a slider that is dragged) are one step of undo. */
  protected change(patch: Patch<Slice>, movement: string | null = null): void {
    const detail: PatchDetail = {
      path: this.path,
      patch: patch as PlainObject,
      movement: movement && this.full(movement),
    };
    emit(this, "gl-patch", detail);
  }

  /** A movement has ended. */
  protected settle(): void {
    this.change({} as Patch<Slice>);
  }

  /** Binds a control to a field of the slice: its value, its changes, its path for hiding and locking. */
  protected readonly bind = (field: string, conversion: Conversion = {}): ReturnType<typeof bound> =>
    bound({
      path: this.full(field),
      value: isObject(this.slice as Plain) ? valueAt(this.slice as PlainObject, field) : undefined,
      set: (value, movement) => this.change(nested(field, value) as Patch<Slice>, movement === null ? null : field),
      settle: () => this.settle(),
      conversion,
    });

  private full(field: string): string {
    return this.path ? `${this.path}.${field}` : field;
  }
}
