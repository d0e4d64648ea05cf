import type { Taken } from "./take";

/** A chart that stands in its host as SVG, as it looks now. What paints it is loaded when it is taken. */
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
