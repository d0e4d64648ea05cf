import { css, html, LitElement, nothing } from "lit";
import "../../elements/button";
import { define, emit } from "../../elements/emit";
import { saveFile } from "../../elements/save";
import { baseStyles, SchemeController } from "../../look";
import { type Picture, pictureOf, pngOf, svgOf } from "./picture";
import type { Table, Takeable, Taken } from "./take";
import { words } from "./words";

/**
 * A table as CSV (RFC 4180). Numbers are written with all digits, NaN and null as an empty cell; text that a
 * spreadsheet would read as a formula begins with an apostrophe. The last column has the title of the chart as its
 * header and the address of the chart's state in each row; a line above the table would be read as the header.
 */
function csvOf({ columns, rows }: Table, title: string, address: string): string {
  const whole = [[...columns, words.text("csv.figure", { title })], ...rows.map((row) => [...row, address])];
  return whole.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value).replace("Infinity", "inf");
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The properties of a lesson's element that this file uses. */
interface Lesson extends Element {
  fragment: string;
  mode?: string;
}

/** The address of the state that a chart shows. */
function addressOf(chart: Element): string {
  const lesson = lessonAround(chart);
  // On our own pages, the address of the page contains the state.
  if (!lesson || lesson.mode === "page") return location.href;
  const slug = lesson.localName.slice("gradlab-".length);
  const script = new URL(import.meta.url);
  // A lesson that was opened from a file has no site with an `embed.html`.
  const base = /^https?:$/.test(script.protocol) ? new URL("../embed.html", script).href : location.href.split("#")[0];
  return `${base}#/${slug}${lesson.fragment ? `?${lesson.fragment}` : ""}`;
}

/** The lesson that contains a chart: the outermost element of ours; inner ones are parts of it. */
function lessonAround(chart: Element): Lesson | null {
  let lesson: Lesson | null = null;
  for (let node: Node | null = chart; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null)
    if (node instanceof Element && node.localName.startsWith("gradlab-") && "fragment" in node) lesson = node as Lesson;
  return lesson;
}

/** The menu with the formats in which a chart can be exported: PNG with twice the resolution, SVG, CSV. */
export class GlTakeMenu extends LitElement {
  static override properties = { message: { state: true }, taken: { state: true } };
  chart: (Element & Takeable) | null = null;
  declare message: string;
  /** The chart when the menu was opened; null before. */
  declare taken: Taken | null;
  private readonly look = new SchemeController(this);

  constructor() {
    super();
    this.message = "";
    this.taken = null;
  }

  protected override render() {
    return html`<div
      role="group"
      aria-label=${words.text("title")}
      @keydown=${this.pressed}
      @focusout=${this.left}
    >
      ${
        this.taken
          ? html`
            <gl-button kind="plain" icon="copy" @click=${this.copy}>${words.text("copy.png")}</gl-button>
            <gl-button kind="plain" icon="down" @click=${this.png}>${words.text("save.png")}</gl-button>
            <gl-button kind="plain" icon="down" @click=${this.svg}>${words.text("save.svg")}</gl-button>
            <gl-button kind="plain" icon="down" @click=${this.csv}>${words.text("save.csv")}</gl-button>`
          : html`<p>${words.text("nothing")}</p>`
      }
      <p role="status">${this.message || nothing}</p>
      <gl-button kind="plain" icon="close" @click=${() =>
        emit(this, "gl-close", null)}>${words.text("close")}</gl-button>
    </div>`;
  }

  protected override async firstUpdated(): Promise<void> {
    this.taken = (await this.chart?.take()) ?? null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("gl-button")?.focus();
  }

  private picture(taken: Taken): Picture {
    return pictureOf(taken, addressOf(this.chart as Element), this.look.scheme);
  }

  private readonly copy = async (): Promise<void> => {
    const { taken } = this;
    if (!taken) return;
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(this.picture(taken)) })]);
      this.message = words.text("copied");
    } catch {
      this.message = words.text("refused");
    }
  };

  private readonly png = async (): Promise<void> => {
    const { taken } = this;
    if (taken) saveFile(fileName(taken, "png"), "image/png", await pngOf(this.picture(taken)));
  };

  private readonly svg = (): void => {
    const { taken } = this;
    if (taken) saveFile(fileName(taken, "svg"), "image/svg+xml", svgOf(this.picture(taken), taken.title));
  };

  private readonly csv = (): void => {
    const { taken } = this;
    if (!taken) return;
    const text = csvOf(taken.table, taken.title, addressOf(this.chart as Element));
    saveFile(fileName(taken, "csv"), "text/csv", `\ufeff${text}`);
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    emit(this, "gl-close", null);
  };

  private readonly left = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !this.renderRoot.contains(event.relatedTarget))
      emit(this, "gl-close", null);
  };

  static override styles = [
    baseStyles,
    css`
      :host { position: absolute; inset-block-start: 30px; inset-inline-end: 0; width: max-content }
      div {
        display: grid;
        justify-items: start;
        padding: 8px;
        font: 15px/1.4 var(--sans);
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
      }
      p { margin: 0; padding: 0 12px; max-width: 24em }
    `,
  ];
}

/** A file name from the title, with ASCII letters, digits and hyphens only. */
function fileName({ title }: Taken, ending: string): string {
  const name = title
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  return `${name || words.text("file")}.${ending}`;
}

define("gl-take-menu", GlTakeMenu);
declare global {
  interface HTMLElementTagNameMap {
    "gl-take-menu": GlTakeMenu;
  }
}
