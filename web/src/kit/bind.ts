import { nothing } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";
import type { ValueEvent } from "../elements/emit";
import type { Plain } from "../state";

/** The properties of a control that a binding uses. */
interface Bindable extends HTMLElement {
  value: unknown;
  path: string;
}

/** How to convert a value of the state into a value of the control, and back. */
export interface Conversion {
  /** From the state to the control; the argument is `undefined` when the state does not have the field. */
  show?: (value: Plain | undefined) => unknown;
  /** From the control to the state. */
  read?: (value: never) => Plain;
}

/** What a binding needs from its lesson or panel. */
export interface Binding {
  /** The full path of the field in the lesson's state. */
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

/** Binds a control to a field of the state: see `bind` of GradlabLesson and Panel. */
export const bound = directive(Bound);
