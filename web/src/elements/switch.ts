import { css, html } from "lit";
import { baseStyles, controlStyles } from "../look";
import { messages } from "../messages";
import { Control } from "./control";
import { define, emitValue } from "./emit";
import { helpLine } from "./help";

/**
 * A switch for on or off; sends `gl-change` with a boolean.
 *
 *   <gl-switch label="forget zero_grad" .value=${false}></gl-switch>
 */
export class GlSwitch extends Control {
  static override properties = {
    value: { type: Boolean },
  };
  declare value: boolean;

  constructor() {
    super();
    this.value = false;
  }

  override render() {
    return html`
      <label>
        <input
          type="checkbox"
          role="switch"
          .checked=${this.value}
          ?disabled=${this.isOff}
          aria-describedby="help"
          @change=${this.turned}
        >
        <i aria-hidden="true"></i><span>${this.label}</span>
      </label>
      ${helpLine(this.helpText(this.help))}`;
  }

  get inWords(): string {
    return messages.text(this.value ? "control.on" : "control.off");
  }

  private turned(event: Event): void {
    this.value = (event.target as HTMLInputElement).checked;
    emitValue(this, "gl-change", this.value);
  }

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      label { display: flex; align-items: center; gap: 10px; min-height: 44px; position: relative; cursor: pointer }
      input { position: absolute; inset: 0; opacity: 0; margin: 0; width: 100%; height: 100%; cursor: pointer }
      i {
        flex: none;
        width: 36px;
        height: 20px;
        border-radius: 10px;
        border: 2px solid var(--edge);
        position: relative;
        background: var(--surface);
        transition: background var(--quick) ease-out, border-color var(--quick) ease-out;
      }
      i::after {
        content: "";
        position: absolute;
        inset-inline-start: 2px;
        top: 2px;
        width: 12px;
        height: 12px;
        border-radius: 50%;
        background: var(--edge);
        transition: transform var(--quick) ease-out;
      }
      input:checked + i { background: var(--ink); border-color: var(--ink) }
      input:checked + i::after { transform: translateX(16px); background: var(--paper) }
      :host(:dir(rtl)) input:checked + i::after { transform: translateX(-16px) }
      @media (forced-colors: active) {
        i, i::after { forced-color-adjust: none; border-color: CanvasText; background: Canvas }
        i::after, input:checked + i { background: CanvasText }
        input:checked + i::after { background: Canvas }
      }
      input:focus-visible + i { outline: 2px solid var(--forward); outline-offset: 2px }
    `,
  ];
}

define("gl-switch", GlSwitch);
declare global {
  interface HTMLElementTagNameMap {
    "gl-switch": GlSwitch;
  }
}
