import { plotFont } from "../canvas-text";
import { paintSvg } from "./svg-figure";
import type { Table, Taken } from "./take";

/**
 * A chart that is made of HTML elements, in its shadow root or its slot, as a picture: each box with its background,
 * each text, canvas and SVG at its position.
 */
export function takenTable(host: Element, title: string, table: Table): Taken {
  const around = host.getBoundingClientRect();
  return {
    title,
    table,
    width: around.width,
    height: around.height,
    paint(context) {
      const walk = (root: Element | ShadowRoot): void => {
        for (const element of root.querySelectorAll("th, td, button, canvas, span, b, svg"))
          if (element instanceof HTMLElement) paintBox(context, element, around);
          else if (element instanceof SVGSVGElement) paintDrawing(context, element, around);
      };
      if (host.shadowRoot) walk(host.shadowRoot);
      walk(host);
    },
  };
}

function paintDrawing(context: CanvasRenderingContext2D, figure: SVGSVGElement, around: DOMRect): void {
  const { left, top, width, height } = figure.getBoundingClientRect();
  context.save();
  context.translate(left - around.left, top - around.top);
  paintSvg(context, figure, width, height);
  context.restore();
}

function paintBox(context: CanvasRenderingContext2D, element: HTMLElement, around: DOMRect): void {
  if (element.closest("gl-take")) return;
  const box = element.getBoundingClientRect();
  const [left, top] = [box.left - around.left, box.top - around.top];
  const look = getComputedStyle(element);
  if (!/^rgba\(.*, 0\)$|^transparent$/.test(look.backgroundColor)) {
    context.fillStyle = look.backgroundColor;
    context.fillRect(left, top, box.width, box.height);
  }
  if (element instanceof HTMLCanvasElement) {
    context.imageSmoothingEnabled = false;
    context.drawImage(element, left, top, box.width, box.height);
    return;
  }
  const text = [...element.childNodes]
    .map((node) => (node instanceof Text ? node.data.trim() : ""))
    .join(" ")
    .trim();
  if (text === "") return;
  context.font = `${look.fontWeight} ${look.fontSize} ${plotFont}`;
  context.fillStyle = look.color;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, left + box.width / 2, top + box.height / 2);
}
