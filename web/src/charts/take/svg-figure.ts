import type { SvgContext } from "./svg-context";

type Context = CanvasRenderingContext2D | SvgContext;

/**
 * Paints an SVG element of the page on a canvas, with its computed styles, at another size in CSS pixels. `height` is
 * used only when the SVG is stretched.
 */
export function paintSvg(
  context: CanvasRenderingContext2D,
  figure: SVGSVGElement,
  width: number,
  height = Number.NaN,
): void {
  const { viewBox, preserveAspectRatio } = figure;
  const across = width / (viewBox.baseVal?.width || figure.clientWidth || width);
  const isStretched = preserveAspectRatio.baseVal.align === SVGPreserveAspectRatio.SVG_PRESERVEASPECTRATIO_NONE;
  const down = isStretched ? height / (viewBox.baseVal?.height || height) : across;
  context.save();
  context.scale(across, Number.isFinite(down) ? down : across);
  for (const child of figure.children) paintElement(context, child, 1);
  context.restore();
}

function paintElement(context: CanvasRenderingContext2D, element: Element, faintness: number): void {
  if (!(element instanceof SVGGraphicsElement)) return;
  const look = getComputedStyle(element);
  if (look.display === "none" || look.visibility === "hidden") return;
  const opacity = faintness * Number(look.opacity || 1);
  context.save();
  const move = element.transform.baseVal.consolidate()?.matrix;
  if (move) context.transform(move.a, move.b, move.c, move.d, move.e, move.f);
  if (element instanceof SVGTextElement) paintText(context, element, opacity);
  else if (element instanceof SVGGeometryElement) paintShape(context, element, look, opacity);
  else for (const child of element.children) paintElement(context, child, opacity);
  context.restore();
}

const isSeen = (colour: string) => colour !== "none" && colour !== "transparent" && !/, 0\)$/.test(colour);

function paintShape(
  context: CanvasRenderingContext2D,
  shape: SVGGeometryElement,
  look: CSSStyleDeclaration,
  opacity: number,
): void {
  const path = pathOf(shape);
  const paint = (how: "fill" | "stroke") => {
    // A canvas needs a Path2D, our SvgContext the text of the path.
    if ("svgPath" in context) {
      const writer = context as unknown as SvgContext;
      writer.beginPath();
      writer.svgPath(path);
      writer[how]();
    } else (context as CanvasRenderingContext2D)[how](new Path2D(path));
  };
  if (isSeen(look.fill)) {
    context.fillStyle = look.fill;
    context.globalAlpha = opacity * Number(look.fillOpacity || 1);
    paint("fill");
  }
  if (isSeen(look.stroke) && Number.parseFloat(look.strokeWidth) > 0) {
    context.strokeStyle = look.stroke;
    const { a = 1, d = 1 } = (look.vectorEffect === "non-scaling-stroke" && shape.getCTM()) || {};
    context.lineWidth = Number.parseFloat(look.strokeWidth) / Math.sqrt(Math.abs(a * d));
    context.lineCap = look.strokeLinecap as CanvasLineCap;
    context.lineJoin = look.strokeLinejoin as CanvasLineJoin;
    context.setLineDash(
      look.strokeDasharray === "none" ? [] : look.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat),
    );
    context.globalAlpha = opacity * Number(look.strokeOpacity || 1);
    paint("stroke");
    if (look.markerEnd !== "none") paintTip(context, shape);
  }
}

/** The length of the tip of an arrow, in pixels. */
const tip = 7;

function paintTip(context: CanvasRenderingContext2D, line: SVGGeometryElement): void {
  const length = line.getTotalLength();
  const [end, before] = [line.getPointAtLength(length), line.getPointAtLength(Math.max(0, length - tip))];
  const [x, y] = [(end.x - before.x) / 2, (end.y - before.y) / 2];
  context.beginPath();
  context.moveTo(end.x, end.y);
  context.lineTo(before.x - y, before.y + x);
  context.lineTo(before.x + y, before.y - x);
  context.closePath();
  context.fillStyle = String(context.strokeStyle);
  context.fill();
}

/** The `d` of a path with the same outline as a shape. */
function pathOf(shape: SVGGeometryElement): string {
  const of = (name: string) => Number.parseFloat(shape.getAttribute(name) ?? "0") || 0;
  if (shape instanceof SVGCircleElement || shape instanceof SVGEllipseElement) {
    const [rx, ry] = shape instanceof SVGCircleElement ? [of("r"), of("r")] : [of("rx"), of("ry")];
    const half = (to: number) => `a${rx} ${ry} 0 0 1 ${to} 0`;
    return `M${of("cx") - rx} ${of("cy")}${half(2 * rx)}${half(-2 * rx)}Z`;
  }
  if (shape instanceof SVGRectElement) return `M${of("x")} ${of("y")}h${of("width")}v${of("height")}h${-of("width")}Z`;
  if (shape instanceof SVGLineElement) return `M${of("x1")} ${of("y1")}L${of("x2")} ${of("y2")}`;
  if (shape instanceof SVGPolylineElement || shape instanceof SVGPolygonElement)
    return `M${shape.getAttribute("points") ?? ""}${shape instanceof SVGPolygonElement ? "Z" : ""}`;
  return shape.getAttribute("d") ?? "";
}

/** Draws each text node at the position where the browser has drawn it. */
function paintText(context: Context, text: SVGTextElement, opacity: number): void {
  let index = 0;
  const walk = (node: Node): void => {
    if (!(node instanceof Text)) {
      node.childNodes.forEach(walk);
      return;
    }
    const run = node.data.trim();
    const drawn = node.data.replaceAll(/\s+/g, " ").trim();
    if (run === "" || index >= text.getNumberOfChars()) return;
    const look = getComputedStyle(node.parentElement ?? text);
    const at = text.getStartPositionOfChar(index);
    index += drawn.length;
    context.font = `${look.fontStyle} ${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.globalAlpha = opacity * Number(look.fillOpacity || 1);
    if (isSeen(look.stroke) && look.paintOrder.startsWith("stroke")) {
      context.strokeStyle = look.stroke;
      context.lineWidth = Number.parseFloat(look.strokeWidth);
      context.strokeText(drawn, at.x, at.y);
    }
    context.fillStyle = look.fill;
    context.fillText(drawn, at.x, at.y);
  };
  walk(text);
}
