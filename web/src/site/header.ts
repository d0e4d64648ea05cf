import { css, html, LitElement, nothing } from "lit";
import "../elements/button";
import "../elements/menu";
import { define, emit } from "../elements/emit";
import { lessons } from "../lessons";
import { baseStyles, chooseScheme, type SchemeChoice, schemeChoice } from "../look";
import { chooseLanguage, currentLanguage, languages, messages } from "../messages";
import { addressOf } from "./address";

const schemes: readonly SchemeChoice[] = ["system", "light", "dark"];
const pictures = { system: "system", light: "sun", dark: "moon" } as const;

/**
 * The header: the course's name, its lessons, and theme, language and share. Sends `gl-share`, and `gl-skip` to jump
 * over it.
 */
export class GradlabHeader extends LitElement {
  static override properties = { current: {} };
  /** The slug of the lesson that is open, or empty. */
  declare current: string;

  constructor() {
    super();
    this.current = "";
  }

  protected override render() {
    return html`
      <header>
        <button type="button" class="skip" @click=${this.skip}>${messages.text("site.skip")}</button>
        <a
          class="brand"
          href=${addressOf({ slug: "", fragment: "" })}
          aria-current=${this.current === "" ? "page" : nothing}
        >${messages.text("site.name")}</a>
        <nav aria-label=${messages.text("site.lessons")}>
          ${lessons.map(
            ({ slug, number, title }) => html`<a
              href=${addressOf({ slug, fragment: "" })}
              aria-current=${slug === this.current ? "page" : nothing}
            ><small>${number}</small>${title()}</a>`,
          )}
        </nav>
        <div class="tools">
          <gl-button
            kind="plain"
            icon=${pictures[schemeChoice()]}
            label=${messages.text(`site.theme.${schemeChoice()}`)}
            @click=${this.turn}
          ></gl-button>
          ${this.language()}
          ${
            this.current === ""
              ? nothing
              : html`<gl-button
            kind="plain"
            icon="link"
            @click=${() => emit(this, "gl-share")}
          >${messages.text("site.share")}</gl-button>`
          }
        </div>
      </header>`;
  }

  private language() {
    const tags = languages();
    if (tags.length === 1)
      return html`<span
        class="language"
        title=${messages.text("site.language.only")}
      >${currentLanguage().toUpperCase()}</span>`;
    const options = tags.map((tag) => ({ value: tag, label: tag.toUpperCase() }));
    return html`<gl-menu compact label=${messages.text("site.language")} .options=${options} .value=${currentLanguage()}
      @gl-change=${(event: CustomEvent<{ value: string }>) => chooseLanguage(event.detail.value)}></gl-menu>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    emit(this, "gl-skip");
  }

  private turn(): void {
    chooseScheme(schemes[(schemes.indexOf(schemeChoice()) + 1) % schemes.length] as SchemeChoice);
    this.requestUpdate();
  }

  /** On a narrow screen the list of lessons scrolls, so that the open one is visible. */
  protected override updated(): void {
    const open = this.renderRoot.querySelector<HTMLElement>("nav [aria-current]");
    const nav = open?.parentElement;
    if (open && nav) nav.scrollLeft = open.offsetLeft - nav.offsetLeft - (nav.clientWidth - open.offsetWidth) / 2;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; border-bottom: 1px solid var(--line); font: 15px/1.4 var(--sans) }
      header {
        display: flex;
        align-items: center;
        gap: 0 24px;
        max-width: 1320px;
        margin: 0 auto;
        padding: 0 40px;
        min-height: 56px;
      }
      a { color: var(--muted); text-decoration: none }
      .skip {
        position: absolute;
        border: 0;
        font: inherit;
        cursor: pointer;
        left: 16px;
        top: 8px;
        z-index: 30;
        padding: 8px 16px;
        background: var(--ink);
        color: var(--paper);
        border-radius: var(--radius);
        transform: translateY(-200%);
      }
      .skip:focus { transform: none }
      a:hover { color: var(--ink) }
      .brand { font: 600 20px/1 var(--serif); letter-spacing: -0.01em; color: var(--ink); padding: 12px 0 }
      nav { display: flex; gap: 24px; overflow-x: auto; scrollbar-width: none; align-self: stretch }
      nav a { display: flex; align-items: center; white-space: nowrap; min-height: 44px; position: relative }
      nav a[aria-current] { color: var(--ink) }
      nav a[aria-current]::after {
        content: "";
        position: absolute;
        left: 0;
        right: 0;
        bottom: 12px;
        border-bottom: 2px solid;
      }
      nav a:focus-visible { outline-offset: -4px; border-radius: var(--radius) }
      small { font-size: 13px; margin-right: 6px }
      .tools {
        margin-left: auto;
        display: flex;
        align-items: center;
        gap: 4px;
        margin-right: -14px;
        color: var(--muted);
      }
      .language { padding: 0 10px }
      @media (max-width: 720px) {
        header { flex-wrap: wrap; padding: 0 16px }
        nav { order: 3; flex: 1 0 100%; min-width: 0; margin: 0 -16px; padding: 0 16px; gap: 20px }
      }
      @media print { .tools, nav { display: none } }
    `,
  ];
}

define("gradlab-header", GradlabHeader);
