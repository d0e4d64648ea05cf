import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { countText, numberText, typedNumber } from "../look";
import { messages } from "../messages";
import { emit } from "./emit";
import { Member, type MemberElement } from "./member";

/** A limit that can be typed: every digit of it. */
const limitText = (limit: number): string =>
  typedNumber(numberText(limit)) === limit ? numberText(limit) : countText(limit);

/** What every control has: a label, one line of help, the path of what it sets, and whether it can be operated. */
export abstract class Control extends LitElement implements MemberElement {
  static override properties: PropertyDeclarations = {
    label: {},
    of: {},
    help: {},
    path: {},
    compact: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    locked: { type: Boolean, reflect: true },
    wrong: { state: true },
  };
  declare label: string;
  /** What a slider or number belongs to, where others on the page have the same label: spoken after it. */
  declare of?: string;
  /** One line, shown on hover and focus; a choice or a knob may bring its own. */
  declare help: string;
  /** Where in the lesson's state stands what it sets: the lesson hides and locks controls by it. */
  declare path: string;
  /** Takes little room: a slider has its label above, the others only speak it. */
  declare compact: boolean;
  declare disabled: boolean;
  /** Shown, but not to be operated, because the page around says so. */
  declare locked: boolean;
  /** Why what was typed is not taken; empty when nothing was refused. */
  declare wrong: string;

  constructor() {
    super();
    this.label = "";
    this.help = "";
    this.path = "";
    this.compact = false;
    this.disabled = false;
    this.locked = false;
    this.wrong = "";
    new Member(this);
  }

  /** `gl-refused` when something typed is refused, or is so no longer: what depends on it has to wait. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("wrong") && (this.wrong || changed.get("wrong"))) emit(this, "gl-refused");
  }

  /** Whether it cannot be operated, for either reason. */
  protected get isOff(): boolean {
    return this.disabled || this.locked;
  }

  /** The line of help; where the control is locked, that it is. */
  protected helpText(own: string): string {
    return this.locked ? messages.text("control.locked") : own;
  }

  /** Why what was typed is not taken. */
  protected refusal(text: string, whole: boolean, min: number, max: number): string {
    const values = { text: text || messages.text("control.nothing"), min: limitText(min), max: limitText(max) };
    return messages.text(whole ? "control.whole" : "control.number", values);
  }
}
