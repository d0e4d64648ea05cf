import { nothing } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";
import type { ValueEvent } from "../elements/emit";
import type { Plain } from "../state";

/** A control as a binding sees it. */
interface Bindable extends HTMLElement {
  value: unknown;
  path: string;
}

/** How a value of the state and that of a control become each other. */
export interface Conversion {
  /** Of the state, for the control; `undefined` when the state does not have the field. */
  show?: (value: Plain | undefined) => unknown;
  /** Of the control, for the state. */
  read?: (value: never) => Plain;
}

/** What a binding needs of the lesson or the panel it stands in. */
export interface Binding {
  /** The full path from the lesson's state. */
  path: string;
  value: Plain | undefined;
  set(value: Plain, movement: string | null): void;
  settle(): void;
  conversion: Conversion;
}

class Bound extends Directive {
  private binding: Binding | null = null;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT)
      throw new Error("A binding stands among the attributes of a control, by itself.");
  }

  override render(_binding: Binding): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [binding]: [Binding]): typeof nothing {
    const control = element as Bindable;
    if (!this.binding) {
      control.addEventListener("gl-input", (event) => this.set(event, false));
      control.addEventListener("gl-change", (event) => this.set(event, true));
      control.addEventListener("gl-predict", (event) => this.set(event, true));
    }
    this.binding = binding;
    control.path = binding.path;
    const value = binding.conversion.show ? binding.conversion.show(binding.value) : binding.value;
    if (value !== undefined) control.value = value;
    return nothing;
  }

  private set(event: Event, settled: boolean): void {
    const { binding } = this;
    if (!binding || event.target !== event.currentTarget) return;
    const { value } = (event as ValueEvent<never>).detail;
    binding.set(
      binding.conversion.read ? binding.conversion.read(value) : (value as Plain),
      settled ? null : binding.path,
    );
    if (settled) binding.settle();
  }
}

/** Ties a control to a field of the state: see `bind` of GradlabLesson and Panel. */
export const bound = directive(Bound);
