type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Pen {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  imageSmoothingEnabled: boolean;
  imageSmoothingQuality: string;
  dash: readonly number[];
  matrix: Matrix;
  /** The id of the current clip path; empty when there is none. */
  clip: string;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Text escaped for XML, without the characters that XML does not allow. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? "");

/** A canvas ignores calls whose coordinates or sizes are not finite; so do the methods here. */
const areFinite = (...numbers: readonly number[]): boolean => numbers.every(Number.isFinite);

const short = (value: number): string => String(Math.round(100 * value) / 100);
const anchors: Readonly<Record<string, string>> = { center: "middle", right: "end", end: "end" };

/**
 * The methods of a canvas context that our charts use; they write SVG. A path is transformed when it is filled or
 * stroked, so the transformation must not change while a path is built.
 */
export class SvgContext {
  fillStyle = "#000";
  strokeStyle = "#000";
  lineWidth = 1;
  lineCap = "butt";
  lineJoin = "miter";
  globalAlpha = 1;
  font = "10px sans-serif";
  textAlign = "start";
  textBaseline = "alphabetic";
  imageSmoothingEnabled = true;
  imageSmoothingQuality = "low";
  private dash: readonly number[] = [];
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private clipped = "";
  private readonly pens: Pen[] = [];
  private path: string[] = [];
  private readonly parts: string[] = [];
  private clips = 0;
  private readonly ruler = document.createElement("canvas").getContext("2d");

  /** The text of the SVG document; sizes in CSS pixels. */
  document(width: number, height: number, title: string): string {
    const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
    const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`;
    return `${[head, `<title>${escaped(title)}</title>`, ...this.parts, "</svg>"].join("\n")}\n`;
  }

  // ---- drawing state ------------------------------------------------------------------------------------------------

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline } = this;
    const { imageSmoothingEnabled, imageSmoothingQuality, dash, matrix, clipped } = this;
    this.pens.push({
      ...{ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline },
      ...{ imageSmoothingEnabled, imageSmoothingQuality, dash, matrix, clip: clipped },
    });
  }

  restore(): void {
    const pen = this.pens.pop();
    if (!pen) return;
    const { dash, matrix, clip, ...rest } = pen;
    Object.assign(this, rest);
    this.dash = dash;
    this.matrix = matrix;
    this.clipped = clip;
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = [...dash];
  }

  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [A, B, C, D, E, F] = this.matrix;
    this.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  // ---- paths --------------------------------------------------------------------------------------------------------

  beginPath(): void {
    this.path = [];
  }

  /** Adds a path in the syntax of SVG. */
  svgPath(d: string): void {
    this.path.push(d);
  }

  moveTo(x: number, y: number): void {
    if (areFinite(x, y)) this.path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    if (areFinite(x, y)) this.path.push(`${this.path.length === 0 ? "M" : "L"}${short(x)} ${short(y)}`);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    const places = [ax, ay, bx, by, x, y];
    if (areFinite(...places)) this.path.push(`C${places.map(short).join(" ")}`);
  }

  closePath(): void {
    this.path.push("Z");
  }

  rect(x: number, y: number, width: number, height: number): void {
    if (areFinite(x, y, width, height))
      this.path.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number | readonly number[] = 0): void {
    const r = Math.min((Array.isArray(radius) ? radius[0] : radius) as number, width / 2, height / 2);
    if (!areFinite(x, y, width, height, r)) return;
    const corner = (dx: number, dy: number) => `a${short(r)} ${short(r)} 0 0 1 ${short(dx)} ${short(dy)}`;
    const [across, down] = [short(width - 2 * r), short(height - 2 * r)];
    this.path.push(
      `M${short(x + r)} ${short(y)}h${across}${corner(r, r)}v${down}${corner(-r, r)}` +
        `h-${across}${corner(-r, -r)}v-${down}${corner(r, -r)}Z`,
    );
  }

  arc(x: number, y: number, radius: number, from: number, to: number, against = false): void {
    this.ellipse(x, y, radius, radius, 0, from, to, against);
  }

  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number, against = false): void {
    if (!areFinite(x, y, rx, ry, turn, from, to)) return;
    const at = (angle: number): string => {
      const [u, v] = [rx * Math.cos(angle), ry * Math.sin(angle)];
      return `${short(
        x + u * Math.cos(turn) - v * Math.sin(turn),
      )} ${short(y + u * Math.sin(turn) + v * Math.cos(turn))}`;
    };
    const whole = Math.min(2 * Math.PI, Math.abs(to - from)) * (against ? -1 : 1);
    const half = (angle: number) =>
      `A${short(rx)} ${short(ry)} ${short((180 * turn) / Math.PI)} 0 ${against ? 0 : 1} ${at(angle)}`;
    // Two arcs, because one SVG arc cannot be a full circle.
    this.path.push(`${this.path.length === 0 ? "M" : "L"}${at(from)}${half(from + whole / 2)}${half(from + whole)}`);
  }

  fill(): void {
    this.put(`<path d="${escaped(this.path.join(""))}" ${this.filled()}${this.moved()}/>`);
  }

  stroke(): void {
    this.put(`<path d="${escaped(this.path.join(""))}" fill="none" ${this.stroked()}${this.moved()}/>`);
  }

  clip(): void {
    const name = `clip-${++this.clips}`;
    const before = this.clipped === "" ? "" : ` clip-path="url(#${this.clipped})"`;
    this.parts.push(
      `<clipPath id="${name}"${before}><path d="${escaped(this.path.join(""))}"${this.moved()}/></clipPath>`,
    );
    this.clipped = name;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.box(x, y, width, height, this.filled());
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.box(x, y, width, height, `fill="none" ${this.stroked()}`);
  }

  /** Does nothing: charts clear only before they draw, when the document is still empty. */
  clearRect(): void {}

  // ---- texts and images ---------------------------------------------------------------------------------------------

  measureText(text: string): TextMetrics {
    if (!this.ruler) throw new Error("This browser has no canvas.");
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  fillText(text: string, x: number, y: number, most?: number): void {
    this.text(text, x, y, this.filled(), most);
  }

  strokeText(text: string, x: number, y: number, most?: number): void {
    this.text(text, x, y, `fill="none" ${this.stroked()}`, most);
  }

  /** Adds a canvas, or a part of it, as an image. */
  drawImage(image: HTMLCanvasElement, ...at: number[]): void {
    const [sx = 0, sy = 0, sw = image.width, sh = image.height] = at.length === 8 ? at : [];
    const [x = 0, y = 0, width = sw, height = sh] = at.length === 8 ? at.slice(4) : at;
    if (!areFinite(...at)) return;
    let source = image;
    if (at.length === 8) {
      source = document.createElement("canvas");
      source.width = Math.max(1, sw);
      source.height = Math.max(1, sh);
      source.getContext("2d")?.drawImage(image, sx, sy, sw, sh, 0, 0, source.width, source.height);
    }
    const box = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
    const look = `${this.imageSmoothingEnabled ? "" : ' image-rendering="pixelated"'}${this.faint("opacity")}`;
    this.put(`<image href="${source.toDataURL()}" ${box} preserveAspectRatio="none"${look}${this.moved()}/>`);
  }

  // ---- elements -----------------------------------------------------------------------------------------------------

  private put(element: string): void {
    this.parts.push(this.clipped === "" ? element : `<g clip-path="url(#${this.clipped})">${element}</g>`);
  }

  private box(x: number, y: number, width: number, height: number, look: string): void {
    if (!areFinite(x, y, width, height)) return;
    // A canvas draws a rectangle with a negative size to the other side.
    const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
    const size = `width="${short(Math.abs(width))}" height="${short(Math.abs(height))}"`;
    this.put(`<rect x="${short(left)}" y="${short(top)}" ${size} ${look}${this.moved()}/>`);
  }

  private text(text: string, x: number, y: number, look: string, most = Number.POSITIVE_INFINITY): void {
    if (!areFinite(x, y)) return;
    const anchor = anchors[this.textAlign];
    const width = this.measureText(text).width;
    const where = [
      `x="${short(x)}" y="${short(y + this.drop(text))}"`,
      `style="font: ${escaped(this.font)}"`,
      ...(anchor ? [`text-anchor="${anchor}"`] : []),
      ...(width > most ? [`textLength="${short(most)}" lengthAdjust="spacingAndGlyphs"`] : []),
    ];
    this.put(`<text ${where.join(" ")} ${look}${this.moved()}>${escaped(text)}</text>`);
  }

  /** The distance from `y` to the alphabetic baseline, in pixels: programs treat other SVG baselines differently. */
  private drop(text: string): number {
    if (!this.ruler || this.textBaseline === "alphabetic") return 0;
    const standing = this.measureText(text).fontBoundingBoxAscent;
    this.ruler.textBaseline = this.textBaseline as CanvasTextBaseline;
    const meant = this.measureText(text).fontBoundingBoxAscent;
    this.ruler.textBaseline = "alphabetic";
    return standing - meant;
  }

  private filled(): string {
    return `fill="${escaped(this.fillStyle)}"${this.faint("fill-opacity")}`;
  }

  private stroked(): string {
    const { strokeStyle, lineWidth, lineCap, lineJoin, dash } = this;
    const ends = lineCap === "butt" ? "" : ` stroke-linecap="${lineCap}"`;
    const corners = lineJoin === "miter" ? "" : ` stroke-linejoin="${lineJoin}"`;
    const dashes = dash.length === 0 ? "" : ` stroke-dasharray="${dash.map(short).join(" ")}"`;
    return `stroke="${escaped(strokeStyle)}" stroke-width="${short(lineWidth)}"${ends}${corners}${dashes}${this.faint(
      "stroke-opacity",
    )}`;
  }

  private faint(name: string): string {
    return this.globalAlpha === 1 ? "" : ` ${name}="${short(this.globalAlpha)}"`;
  }

  private moved(): string {
    const [a, b, c, d, e, f] = this.matrix;
    if (a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0) return "";
    return ` transform="matrix(${[a, b, c, d, e, f].map((one) => String(Math.round(1e5 * one) / 1e5)).join(" ")})"`;
  }
}
