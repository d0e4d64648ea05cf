import { css, html, LitElement, type PropertyValues } from "lit";
import { baseStyles } from "../look";
import { isBare } from "./bare-key";
import { define, emitValue } from "./emit";
import { Member, type MemberElement } from "./member";
import type { Option } from "./segmented";

/**
 * Tabs that show one of several views; each value has a slot. Sends `gl-change` with the value.
 *
 *   <gl-tabs label="plots" .tabs=${[{ value: "loss", label: "Loss" }, ...]} value="loss">
 *     <div slot="loss">...</div>
 *   </gl-tabs>
 */
export class GlTabs extends LitElement implements MemberElement {
  static override properties = {
    tabs: { attribute: false },
    value: {},
    label: {},
    path: {},
    locked: { type: Boolean, reflect: true },
  };
  declare tabs: readonly Option[];
  declare value: string;
  declare label: string;
  /** The path of the chosen value in the lesson's state; empty when it is not part of the state. */
  declare path: string;
  declare locked: boolean;

  constructor() {
    super();
    this.path = "";
    this.locked = false;
    new Member(this, "", true);
    this.tabs = [];
    this.value = "";
    this.label = "";
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("tabs") && !this.tabs.some((tab) => tab.value === this.value))
      this.value = this.tabs[0]?.value ?? "";
  }

  override render() {
    return html`
      <div role="tablist" aria-label=${this.label} @keydown=${this.pressed}>
        ${this.tabs.map(
          (tab) => html`<button
            type="button"
            role="tab"
            id="tab-${tab.value}"
            aria-controls="panel"
            aria-selected=${tab.value === this.value}
            tabindex=${tab.value === this.value ? 0 : -1}
            @click=${() => this.choose(tab.value)}
          >${tab.label}</button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this.value}"><slot name=${this.value}></slot></div>
      ${this.tabs
        .filter(({ value }) => value !== this.value)
        .map(({ value }) => html`<div class="other"><slot name=${value}></slot></div>`)}`;
  }

  private choose(value: string): void {
    if (value === this.value || this.locked) return;
    this.value = value;
    emitValue(this, "gl-change", value);
  }

  private pressed(event: KeyboardEvent): void {
    const at = this.tabs.findIndex((tab) => tab.value === this.value);
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? this.tabs.length - 1
          : (at + step + this.tabs.length) % this.tabs.length;
    const tab = this.tabs[next];
    // Alt with an arrow key goes back in the browser's history.
    if (!tab || next === at || !isBare(event)) return;
    event.preventDefault();
    this.choose(tab.value);
    this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; font: 15px/1.4 var(--sans) }
      [role="tablist"] {
        display: flex;
        gap: 20px;
        border-bottom: 1px solid var(--line);
        overflow-x: auto;
        scrollbar-width: none;
      }
      button {
        all: unset;
        min-height: 40px;
        display: inline-flex;
        align-items: center;
        color: var(--muted);
        cursor: pointer;
        white-space: nowrap;
      }
      button:hover { color: var(--ink) }
      button:focus-visible { outline: 2px solid var(--forward); outline-offset: -2px; border-radius: var(--radius) }
      button[aria-selected="true"] { color: var(--ink); box-shadow: inset 0 -2px var(--ink) }
      [role="tabpanel"] { padding-top: 12px }
      .other { display: none }
      @media (forced-colors: active) { button[aria-selected="true"] { border-bottom: 3px solid Highlight } }
      @media print {
        [role="tablist"] { display: none }
        .other { display: block; padding-top: 12px }
      }
    `,
  ];
}

define("gl-tabs", GlTabs);
declare global {
  interface HTMLElementTagNameMap {
    "gl-tabs": GlTabs;
  }
}
