import { LitElement, type PropertyDeclarations } from "lit";
import { numberText } from "../look";
import { messages } from "../messages";

/** What every control has: a label, one line of help, and whether it can be operated. */
export abstract class Control extends LitElement {
  static override properties: PropertyDeclarations = {
    label: {},
    help: {},
    compact: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
  };
  declare label: string;
  /** One line, shown on hover and focus; a choice or a knob may bring its own. */
  declare help: string;
  /** Takes little room: a slider has its label above, the others only speak it. */
  declare compact: boolean;
  declare disabled: boolean;

  constructor() {
    super();
    this.label = "";
    this.help = "";
    this.compact = false;
    this.disabled = false;
  }

  /** Why what was typed is not taken. */
  protected refusal(text: string, whole: boolean, min: number, max: number): string {
    const values = { text: text || messages.text("control.nothing"), min: numberText(min), max: numberText(max) };
    return messages.text(whole ? "control.whole" : "control.number", values);
  }
}
