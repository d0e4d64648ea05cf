import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { countText, numberText, typedNumber } from "../look";
import { messages } from "../messages";
import { emit } from "./emit";
import { Member, type MemberElement } from "./member";

/** The text of a limit with all digits that are needed to type it. */
const limitText = (limit: number): string =>
  typedNumber(numberText(limit)) === limit ? numberText(limit) : countText(limit);

/** The base class of the controls: label, one line of help, path in the lesson's state, disabled and locked. */
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
  /** What a slider or number belongs to, when others have the same label: screen readers read it after the label. */
  declare of?: string;
  /** One line, shown on hover and focus. The control shows the help of its option or knob when this is empty. */
  declare help: string;
  /** The path of the lesson's state that the control sets. The lesson hides and locks controls by path. */
  declare path: string;
  /** Small: a slider has its label above the track, the other controls have it only for screen readers. */
  declare compact: boolean;
  declare disabled: boolean;
  /** Visible but disabled, because the embedding page locked it. */
  declare locked: boolean;
  /** The message about a typed text that was refused; empty when none was. */
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

  /** Sends `gl-refused` when `wrong` changes, so that work that depends on the value can wait. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("wrong") && (this.wrong || changed.get("wrong"))) emit(this, "gl-refused");
  }

  /** Whether the control is disabled or locked. */
  protected get isOff(): boolean {
    return this.disabled || this.locked;
  }

  /** The line of help; a locked control says instead that it is locked. */
  protected helpText(own: string): string {
    return this.locked ? messages.text("control.locked") : own;
  }

  /** The message about a refused text: the values that are allowed. */
  protected refusal(text: string, whole: boolean, min: number, max: number): string {
    const values = { text: text || messages.text("control.nothing"), min: limitText(min), max: limitText(max) };
    return messages.text(whole ? "control.whole" : "control.number", values);
  }
}
