import { type Scheme, tokens } from "../../look";
import { plotFont } from "../canvas-text";
import { SvgContext } from "./svg-context";
import type { Taken } from "./take";

const edge = 16;
/** The smallest width of a picture without its edges, in CSS pixels. */
const leastWidth = 320;

/** An exported picture: a chart with its title, its axes and its address. Sizes in CSS pixels. */
export interface Picture {
  width: number;
  height: number;
  paint(context: CanvasRenderingContext2D): void;
}

/** The picture of a chart, with its title above and the address below it. */
export function pictureOf(taken: Taken, address: string, scheme: Scheme): Picture {
  const palette = tokens[scheme];
  const width = Math.max(leastWidth, Math.ceil(taken.width)) + 2 * edge;
  const ruler = new SvgContext() as unknown as CanvasRenderingContext2D;
  const lines = (text: string, font: string) => broken(ruler, text, font, width - 2 * edge);
  const [heading, axis, small] = [`600 15px ${plotFont}`, `13px ${plotFont}`, `11px ${plotFont}`];
  const above = lines(taken.title, heading).map((text) => ({ text, font: heading, colour: palette.ink, height: 20 }));
  if (taken.y) above.push({ text: taken.y, font: axis, colour: palette.muted, height: 20 });
  const below = lines(address, small).map((text) => ({ text, font: small, colour: palette.muted, height: 15 }));
  const across = taken.x ? 22 : 4;
  const sum = (rows: readonly { height: number }[]) => rows.reduce((total, row) => total + row.height, 0);
  const top = edge + sum(above) + 4;
  const bottom = top + taken.height + across;
  return {
    width,
    height: Math.ceil(bottom + 8 + sum(below) + edge / 2),
    paint(context) {
      context.fillStyle = palette.surface;
      context.fillRect(0, 0, this.width, this.height);
      const write = (rows: typeof above, from: number) => {
        let y = from;
        context.textAlign = "left";
        context.textBaseline = "alphabetic";
        for (const { text, font, colour, height } of rows) {
          y += height;
          context.font = font;
          context.fillStyle = colour;
          context.fillText(text, edge, y - 5);
        }
      };
      write(above, edge);
      context.save();
      context.translate(edge, top);
      taken.paint(context);
      context.restore();
      if (taken.x) {
        context.font = axis;
        context.fillStyle = palette.muted;
        context.textAlign = "center";
        context.textBaseline = "alphabetic";
        context.fillText(taken.x, edge + taken.width / 2, bottom - 6);
      }
      write(below, bottom + 8);
    },
  };
}

/** A text in lines of at most `most` pixels; a wider word is broken between any two characters. */
function broken(ruler: CanvasRenderingContext2D, text: string, font: string, most: number): string[] {
  ruler.font = font;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=[\s&?/])/)) {
    for (const piece of ruler.measureText(word).width > most ? word : [word]) {
      if (line !== "" && ruler.measureText(line + piece).width > most) {
        lines.push(line.trim());
        line = "";
      }
      line += piece;
    }
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines;
}

/** The text of the picture as SVG. */
export function svgOf(picture: Picture, title: string): string {
  const context = new SvgContext();
  picture.paint(context as unknown as CanvasRenderingContext2D);
  return context.document(picture.width, picture.height, title);
}

/** Pixels of a PNG for one CSS pixel, in each direction. */
const sharpness = 2;

/** The picture as PNG. Throws when the browser has no canvas. */
export function pngOf(picture: Picture): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = sharpness * picture.width;
  canvas.height = sharpness * picture.height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no canvas.");
  context.scale(sharpness, sharpness);
  picture.paint(context);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("No picture came of it."))), "image/png"),
  );
}
