import { css, html, LitElement, nothing } from "lit";
import { define } from "../elements/emit";
import { baseStyles, mix, SchemeController, tokenRgb } from "../look";
import { TakeController, type Taken } from "./take/take";
import { words } from "./words";

/** The pixels of one row of data, its actual class and its predicted class. */
export interface DigitImage {
  pixels: ArrayLike<number>;
  actual: string;
  predicted: string;
}

/**
 * Small grey pictures side by side, for digits that were classified wrongly. A picture has `side` x `side` pixels, row
 * by row, with values from 0 to `most`.
 *
 *   <gl-digits .images=${images} side="8" most="16"></gl-digits>
 */
export class GlDigits extends LitElement {
  static override properties = {
    images: { attribute: false },
    side: { type: Number },
    most: { type: Number },
    empty: {},
  };
  declare images: readonly DigitImage[];
  declare side: number;
  /** The pixel value of the darkest grey. */
  declare most: number;
  declare empty: string;
  private readonly look = new SchemeController(this);

  constructor() {
    super();
    this.images = [];
    this.side = 8;
    this.most = 16;
    this.empty = "";
    new TakeController(this);
  }

  get wholeLabel(): string {
    return words.text("digits.title");
  }

  async take(): Promise<Taken | null> {
    const places = Array.from({ length: this.side ** 2 }, (_, place) => place);
    const columns = [
      words.text("confusion.actual"),
      words.text("confusion.predicted"),
      ...places.map((place) => words.text("table.pixel", { place: place + 1 })),
    ];
    const rows = this.images.map(({ actual, predicted, pixels }) => [
      actual,
      predicted,
      ...places.map((place) => pixels[place] ?? null),
    ]);
    if (rows.length === 0) return null;
    const { takenTable } = await import("./take/table");
    return takenTable(this, this.wholeLabel, { columns, rows });
  }

  protected override render() {
    if (this.images.length === 0) return html`<p class="empty">${this.empty || words.text("digits.empty")}</p>`;
    return html`<ul>${this.images.map(
      (image) => html`<li><canvas
        width=${this.side}
        height=${this.side}
        role="img"
        aria-label=${words.text("digits.caption", image)}
      ></canvas>
        <span aria-hidden="true">${image.actual}${
          image.predicted === image.actual ? nothing : html` <b>→ ${image.predicted}</b>`
        }</span></li>`,
    )}</ul>`;
  }

  protected override updated(): void {
    const paper = tokenRgb(this.look.scheme, "surface");
    const ink = tokenRgb(this.look.scheme, "ink");
    this.renderRoot.querySelectorAll("canvas").forEach((canvas, index) => {
      const image = this.images[index];
      if (!image) return;
      const bytes = new Uint8ClampedArray(this.side * this.side * 4);
      for (let pixel = 0; pixel < this.side * this.side; pixel++) {
        const colour = mix(paper, ink, Math.max(0, Math.min(1, (image.pixels[pixel] ?? 0) / this.most)));
        bytes.set([colour[0], colour[1], colour[2], 255], 4 * pixel);
      }
      canvas.getContext("2d")?.putImageData(new ImageData(bytes, this.side, this.side), 0, 0);
    });
  }

  static override styles = [
    baseStyles,
    css`
      :host { display: block; font: 13px/1.3 var(--sans); font-variant-numeric: tabular-nums; color: var(--ink) }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(56px, 1fr));
        gap: 12px 8px;
      }
      li { display: grid; justify-items: center; gap: 4px }
      canvas {
        width: 56px;
        height: 56px;
        image-rendering: pixelated;
        border: 1px solid var(--line);
        border-radius: 4px;
      }
      b { color: var(--error); font-weight: 600 }
      .empty { color: var(--muted); text-align: center; padding: 24px; max-width: none }
    `,
  ];
}

define("gl-digits", GlDigits);
declare global {
  interface HTMLElementTagNameMap {
    "gl-digits": GlDigits;
  }
}
