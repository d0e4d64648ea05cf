import { LitElement } from "lit";
import { emit } from "../elements/emit";
import { isObject, nested, type Patch, type Plain, type PlainObject, valueAt } from "../state";
import { bound, type Conversion } from "./bind";

/** How a panel answers: a change of its slice; without a movement it is settled and a step of undo of its own. */
export interface PatchDetail {
  path: string;
  patch: PlainObject;
  movement: string | null;
}

/**
 * A part of a lesson as an element of its own. The lesson gives it the slice of the state that stands under `path`; it
 * answers with `gl-patch`, which the lesson merges there, with undo. It never keeps state that an address should have.
 *
 *   class GlBowl extends Panel<State["bowl"]> {
 *     render() { return html`<gl-slider ${this.bind("lr")} .knob=${lr}></gl-slider>`; }
 *   }
 *   <gl-bowl path="bowl" .slice=${state.bowl}></gl-bowl>
 */
export abstract class Panel<Slice extends object> extends LitElement {
  static override properties = { slice: { attribute: false }, path: {} };
  declare slice: Slice;
  /** Where the slice stands in the lesson's state; empty when it is the whole. */
  declare path: string;

  constructor() {
    super();
    this.path = "";
  }

  /** A person changed something. Give movements (a slider on its way) one name, then they are one step of undo. */
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

  /** Ties a control to a field of the slice: its value, its changes, its path for hiding and locking. */
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
