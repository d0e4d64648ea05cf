import { css, html, LitElement, nothing } from "lit";
import { baseStyles } from "../look";
import { messages } from "../messages";
import { copyText } from "./clipboard";
import { define, emit } from "./emit";
import { highlighted } from "./highlight";
import { icon } from "./icons";
import { Member, type MemberElement } from "./member";
import { Timer } from "./timer";

/** One line of code. A line with an `id` can be run; `note` is shown beside the line. */
export interface CodeLine {
  text: string;
  id?: string;
  note?: string;
}

/**
 * Lines of code. `running` is the id of the current line, `lit` are the ids of other highlighted lines. With
 * `runnable`, lines with an id are buttons that send `gl-line` {id}. `tones` maps a word of the code to the token of
 * its colour.
 *
 *   <gl-code .lines=${[{ text: "loss.backward()", id: "backward" }]} running="backward" runnable></gl-code>
 */
export class GlCode extends LitElement implements MemberElement {
  static override properties = {
    lines: { attribute: false },
    running: {},
    lit: { attribute: false },
    runnable: { type: Boolean },
    copyable: { type: Boolean },
    plain: { type: Boolean },
    label: {},
    tones: { attribute: false },
    path: {},
    locked: { type: Boolean, reflect: true },
    copied: { state: true },
  };
  declare lines: readonly CodeLine[];
  declare running: string;
  declare lit: readonly string[];
  declare runnable: boolean;
  declare copyable: boolean;
  /** Without syntax highlighting, for a language such as HTML whose comments and keywords are not known. */
  declare plain: boolean;
  declare label: string;
  declare tones: Readonly<Record<string, "forward" | "backward" | "parameter">>;
  declare path: string;
  declare locked: boolean;
  /** The text that was copied in the last two seconds, else null. */
  declare copied: string | null;
  private readonly fading = new Timer();

  constructor() {
    super();
    this.lines = [];
    this.running = "";
    this.lit = [];
    this.runnable = false;
    this.copyable = this.plain = false;
    this.label = "";
    this.tones = {};
    this.path = "";
    this.locked = false;
    this.copied = null;
    new Member(this, "code");
  }

  override render() {
    // The lines may have changed since they were copied.
    const isCopied = this.copied === this.text;
    return html`
      <div class="code" role="group" aria-label=${this.label} tabindex="0" translate="no">
        <ol>${this.lines.map((line, index) => this.line(line, index))}</ol>
      </div>
      ${
        this.copyable
          ? html`<button
        type="button"
        class="copy"
        @click=${this.copy}
      >${icon(isCopied ? "check" : "copy")}<span aria-live="polite">${
        isCopied ? messages.text("code.copied") : messages.text("code.copy")
      }</span></button>`
          : nothing
      }`;
  }

  protected line(line: CodeLine, index: number) {
    const running = line.id !== undefined && line.id === this.running;
    const state = running ? "running" : line.id !== undefined && this.lit.includes(line.id) ? "lit" : "";
    const content = html`<code>${this.plain ? line.text : highlighted(line.text, this.tones)}</code>${
      line.note ? html`<small>${line.note}</small>` : nothing
    }`;
    if (!this.runnable || line.id === undefined)
      return html`<li class=${state} aria-current=${running ? "step" : nothing}>${content}</li>`;
    const id = line.id;
    return html`<li
      class=${state}
      aria-current=${running ? "step" : nothing}
    ><button type="button" title=${messages.text("code.run", { line: index + 1 })}
      @click=${() => emit(this, "gl-line", { id })}>${content}</button></li>`;
  }

  private get text(): string {
    return this.lines.map((line) => line.text).join("\n");
  }

  private async copy(): Promise<void> {
    const { text } = this;
    // When copying fails the reader can still select the code.
    if (!(await copyText(text))) return;
    this.copied = text;
    this.fading.after(2000, () => {
      this.copied = null;
    });
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; position: relative; font: 15px/1.4 var(--sans); --row: 32px }
      .code {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow-x: auto;
        padding: 8px 0;
      }
      ol { list-style: none; margin: 0; padding: 0; counter-reset: line; min-width: max-content }
      li {
        counter-increment: line;
        position: relative;
        padding: 0 16px 0 48px;
        min-height: var(--row);
        display: flex;
        align-items: center;
        transition: background var(--quick) ease-out;
      }
      li::before {
        content: counter(line);
        position: absolute;
        left: 0;
        width: 32px;
        text-align: right;
        color: var(--muted);
        font-size: 13px;
      }
      li::after { content: ""; position: absolute; left: 0; top: 0; bottom: 0; width: 3px; background: transparent }
      li.lit { background: color-mix(in srgb, var(--ink) 4%, transparent) }
      li.running { background: color-mix(in srgb, var(--forward) 13%, transparent) }
      li.running::after { background: var(--forward) }
      .code { direction: ltr; text-align: left }
      code { font: 14px/1.4 var(--mono); white-space: pre }
      @media (forced-colors: active) { li.running { outline: 2px solid Highlight; outline-offset: -2px } }
      @media print {
        .code { overflow: visible }
        code { white-space: pre-wrap }
        ol { min-width: 0 }
        .copy { display: none }
      }
      small { margin-left: 24px; color: var(--muted); font-size: 13px; white-space: nowrap }
      button { all: unset; cursor: pointer }
      li button {
        flex: 1;
        min-height: var(--row);
        display: flex;
        align-items: center;
        margin: 0 -16px 0 -48px;
        padding: 0 16px 0 48px;
      }
      li button:hover { background: color-mix(in srgb, var(--ink) 6%, transparent) }
      button:focus-visible { outline: 2px solid var(--forward); outline-offset: -2px; border-radius: var(--radius) }
      @media (pointer: coarse) { li:has(button) { --row: 44px } }
      @media (max-width: 480px) {
        code { font-size: 13px }
        li, li button { padding-right: 8px; padding-left: 36px }
        li button { margin: 0 -8px 0 -36px }
        li::before { width: 22px }
        li, li button { flex-wrap: wrap; align-content: center }
        small { flex: 0 0 100%; contain: inline-size; margin-left: 32px; line-height: 1 }
      }
      .keyword { color: var(--muted) }
      .comment { color: var(--muted); font-style: italic }
      .name { color: var(--ink) }
      .copy {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        min-height: 40px;
        color: var(--muted);
        font-size: 13px;
      }
      .copy:hover { color: var(--ink) }
      svg { width: 16px; height: 16px; flex: none }
    `,
  ];
}

define("gl-code", GlCode);
declare global {
  interface HTMLElementTagNameMap {
    "gl-code": GlCode;
  }
}
