import type { Taken } from "./take";

/** A chart whose host has an SVG, in its current state; null without an SVG or rows. Loads the painter on demand. */
export async function takenSvg(
  host: Element,
  about: Pick<Taken, "title" | "x" | "y" | "table">,
): Promise<Taken | null> {
  const figure = host.shadowRoot?.querySelector("svg");
  if (!figure || about.table.rows.length === 0) return null;
  const { paintSvg } = await import("./svg-figure");
  const { width, height } = figure.getBoundingClientRect();
  return { ...about, width, height, paint: (context) => paintSvg(context, figure, width) };
}
