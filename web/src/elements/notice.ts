import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import { define, emit } from "./emit";
import { icon } from "./icons";
import { SharedNotice } from "./shared-notice";

/** The `once` of notices about missing files after an update of the site: loading the page again helps. */
export const outOfDate = "out-of-date";

/**
 * A message about something that happened. It shows the first line of `text`, and the other lines under "Details".
 * Screen readers read `kind="error"` immediately. The `action` is a button (`gl-action`) that helps; a `closable`
 * notice can be closed (`gl-close`). `once` is the name of an event: of all notices with the same name one shows the
 * message, and its action is sent by all of them. `gl-shown`, which does not bubble, is sent when the text is rendered.
 *
 *   <gl-notice kind="error" text="Diverged at step 12: ..." action="Back to step 11" @gl-action=${...}></gl-notice>
 */
export class GlNotice extends LitElement {
  static override properties = {
    kind: { reflect: true },
    text: {},
    action: {},
    closable: { type: Boolean },
    once: {},
  };
  declare kind: "info" | "error" | "correct";
  declare text: string;
  declare action: string;
  declare closable: boolean;
  declare once: string;
  readonly #shared = new SharedNotice(this);

  constructor() {
    super();
    this.kind = "info";
    this.text = "";
    this.action = "";
    this.closable = false;
    this.once = "";
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("text")) this.dispatchEvent(new Event("gl-shown"));
  }

  override render() {
    const { teller, place } = this.#shared;
    if (teller !== this.#shared)
      return teller.place === place
        ? nothing
        : html`<p class="same">${messages.text("notice.same", { place: teller.place })}</p>`;
    const [text, ...raw] = this.#shared.lines;
    const others = this.#shared.others.map((other) => `“${other}”`).join(", ");
    // Not atomic for a shared notice, so that screen readers read only the lines that are added later.
    return html`
      <div
        class="notice"
        role=${this.kind === "error" ? "alert" : "status"}
        aria-atomic=${this.once ? "false" : nothing}
      >
        ${this.kind === "error" ? icon("warning") : this.kind === "correct" ? icon("check") : nothing}
        <div class="words">
          <p>${text}<slot></slot></p>
          ${others ? html`<p>${messages.text("notice.also", { places: others })}</p>` : nothing}
          ${
            raw.length > 0
              ? html`<details>
                <summary>${messages.text("notice.details")}</summary>
                <code>${raw.join("\n")}</code></details>`
              : nothing
          }
        </div>
        ${
          this.action
            ? html`<button
          type="button"
          class="action"
          @click=${() => this.#shared.back()}
        >${this.action}</button>`
            : nothing
        }
        ${
          this.closable
            ? html`<button
          type="button"
          class="close"
          aria-label=${messages.text("notice.close")}
          @click=${() => emit(this, "gl-close")}
        >${icon("close")}</button>`
            : nothing
        }
      </div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; font: 15px/1.45 var(--sans); --tone: var(--ink) }
      :host([kind="error"]) { --tone: var(--error) }
      :host([kind="correct"]) { --tone: var(--correct) }
      .notice {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        padding: 8px 16px;
        border-radius: var(--radius);
        border: 1px solid color-mix(in srgb, var(--tone) 35%, var(--line));
        background: color-mix(in srgb, var(--tone) 5%, var(--surface));
      }
      .notice:has(svg) .words { flex-basis: min(26rem, 100% - 30px) }
      svg { width: 18px; height: 18px; flex: none; color: var(--tone) }
      .words { flex: 1 1 26rem; min-width: 0 }
      p { margin: 0; max-width: none }
      .same { font-size: 13px; color: var(--muted) }
      summary { cursor: pointer; min-height: 24px; width: max-content; color: var(--muted) }
      summary:focus-visible { outline: 2px solid var(--forward); outline-offset: 2px }
      details code { overflow-wrap: anywhere; white-space: pre-wrap }
      button { all: unset; cursor: pointer; min-height: 36px; display: inline-flex; align-items: center }
      button:focus-visible { outline: 2px solid var(--forward); outline-offset: 2px; border-radius: var(--radius) }
      .action {
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 0.2em;
        text-decoration-thickness: 1px;
      }
      .close { min-width: 36px; justify-content: center }
      .close svg { color: var(--muted); width: 14px }
    `,
  ];
}

define("gl-notice", GlNotice);
declare global {
  interface HTMLElementTagNameMap {
    "gl-notice": GlNotice;
  }
}
