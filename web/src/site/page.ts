import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { version } from "../../../package.json";
import "../elements/code";
import { define } from "../elements/emit";
import { baseStyles } from "../look";
import { onLanguage } from "../messages";
import { addressOf } from "./address";
import { words } from "./page-words";
import type { PageName } from "./pages";
import { hasWebAssembly } from "./support";

/** The lesson that the page for instructors shows. */
const shown = {
  slug: "optimizers",
  tag: "gradlab-optimizers",
  hide: "sections",
  load: () => import("../lessons/optimizers"),
};

interface Lesson extends HTMLElement {
  readonly fragment?: string;
}

/** One of the site's pages besides the lessons: for students, for instructors, privacy, how to cite. */
export class GradlabPage extends LitElement {
  static override properties = { slug: {}, fragment: { state: true } };
  declare slug: PageName;
  /** The state of the lesson on the page. */
  declare fragment: string;
  #lesson: Lesson | null = null;
  #forgetLanguage = (): void => {};

  constructor() {
    super();
    this.slug = "students";
    this.fragment = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#forgetLanguage = onLanguage(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forgetLanguage();
  }

  protected override render(): TemplateResult {
    const pages: Record<PageName, () => TemplateResult> = {
      students: () => this.#students(),
      instructors: () => this.#instructors(),
      privacy: () => this.#privacy(),
      cite: () => this.#cite(),
    };
    return html`<article class=${this.slug}>
      <h1>${words.text(`${this.slug}.title`)}</h1>
      <p class="lead">${words.text(`${this.slug}.lead`)}</p>
      ${pages[this.slug]()}
    </article>`;
  }

  #students(): TemplateResult {
    const facts = ["guess", "one", "share", "keys", "offline", "receipt"] as const;
    return html`${facts.map((name) =>
      this.#fact(words.text(`students.${name}`), words.text(`students.${name}.text`)),
    )}`;
  }

  #privacy(): TemplateResult {
    const facts = ["sent", "kept", "own", "course"] as const;
    return html`${facts.map((name) => this.#fact(words.text(`privacy.${name}`), words.text(`privacy.${name}.text`)))}`;
  }

  #fact(title: string, text: string, more: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<section><h2>${title}</h2><p>${text}</p>${more}</section>`;
  }

  /** The lesson as an embedding page would show it. */
  #embedded(): Lesson | null {
    if (!hasWebAssembly()) return null;
    if (!this.#lesson) {
      this.#lesson = document.createElement(shown.tag);
      this.#lesson.setAttribute("hide", shown.hide);
      const follow = () => {
        this.fragment = this.#lesson?.fragment ?? "";
      };
      for (const name of ["gradlab-ready", "gradlab-state"]) this.#lesson.addEventListener(name, follow);
      void shown.load();
    }
    return this.#lesson;
  }

  #instructors(): TemplateResult {
    const state = this.fragment ? `&state=${encodeURIComponent(this.fragment)}` : "";
    const build = `./build.html${addressOf({ slug: shown.slug, fragment: `hide=${shown.hide},${state}` })}`;
    const facts = ["how", "forms", "sequence"] as const;
    return html`<p class="ways"><a class="primary" href=${build}>${words.text("instructors.take")}</a></p>
      <div class="lesson">${this.#embedded()}</div>
      ${facts.map((name) => this.#fact(words.text(`instructors.${name}`), words.text(`instructors.${name}.text`)))}
      ${this.#fact(
        words.text("instructors.marks"),
        words.text("instructors.marks.text"),
        html`<p><a href="./grade.html">${words.text("instructors.marks.link")}</a></p>`,
      )}
      ${this.#fact(
        words.text("instructors.own"),
        words.text("instructors.own.text"),
        html`<p><a href="./build.html">${words.text("instructors.own.link")}</a></p>`,
      )}`;
  }

  #cite(): TemplateResult {
    const address = new URL("./", document.baseURI).href;
    const entry = [
      "@software{gradlab,",
      "  author  = {{The Gradlab authors}},",
      "  title   = {Gradlab: a browser laboratory for how neural networks are trained},",
      `  version = {${version}},`,
      "  year    = {2026},",
      `  url     = {${address}}`,
      "}",
    ];
    const bibtex = html`<gl-code
      copyable
      plain
      label=${words.text("cite.bibtex")}
      .lines=${entry.map((text) => ({ text }))}
    ></gl-code>`;
    return html`${this.#fact(words.text("cite.text"), words.text("cite.entry", { version, address }))}
      <section><h2>${words.text("cite.bibtex")}</h2>${bibtex}</section>
      ${this.#fact(words.text("cite.setting"), words.text("cite.setting.text"))}
      ${this.#fact(words.text("cite.licence"), words.text("cite.licence.text"))}`;
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block }
      article {
        display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 32px 64px;
        max-width: 1320px; margin: 0 auto; padding: 40px 40px 64px;
      }
      h1, .lead, .ways, .lesson { grid-column: 1 / -1 }
      h2 { font-size: 21px; line-height: 1.3 }
      .lead { font-size: 19px; max-width: 44em; margin-top: -16px }
      section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; align-content: start }
      .ways { font: 15px/1.4 var(--sans); margin-top: -8px }
      .primary {
        display: inline-flex; align-items: center; min-height: 44px; padding: 0 20px; border-radius: var(--radius);
        background: var(--ink); color: var(--paper); font-weight: 600; text-decoration: none;
      }
      .primary:hover { background: color-mix(in srgb, var(--ink) 85%, var(--paper)) }
      .lesson { border: 1px solid var(--line); border-radius: var(--radius); overflow: clip; min-height: 480px }
      section a { display: inline-block; min-height: 32px }
      @media (pointer: coarse) { section a { min-height: 44px; align-content: center } }
      @media (max-width: 860px) {
        article { grid-template-columns: minmax(0, 1fr); gap: 24px; padding: 24px 16px 40px }
        .lead { font-size: 17px; margin-top: -8px }
      }
    `,
  ];
}

define("gradlab-page", GradlabPage);
