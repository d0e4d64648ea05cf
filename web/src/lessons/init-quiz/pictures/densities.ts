import { svg, type TemplateResult } from "lit";
import { area, curve, frame, note, type Point, path, size, tableOf, tick } from "./frame";
import { words as columns } from "./words";

/** Pixels: the width of one standard deviation, and the height of the density's peak. */
const unit = 42;
const peak = 70;
const middle = size.width / 2;
const bell = (z: number): number => Math.exp((-z * z) / 2);
/** The density of N(0, 1) at z. */
const density = (z: number): number => bell(z) / Math.sqrt(2 * Math.PI);
const named = (variable: string): string[] => [variable, columns.text("density")];
const at = (z: number): number => middle + unit * z;
const raised = (z: number, height: number): Point => [at(z), size.ground - height];

/** The density of z, a sum of many terms: a bell of standard deviation `spread`. */
export function sumPicture(label: string, spread = "s"): TemplateResult {
  const points = curve(-3.2, 3.2, (z) => raised(z, peak * bell(z)));
  return frame(
    label,
    tableOf(named(`z / ${spread}`), -3.2, 3.2, density),
    svg`<path class="fill forward" d=${area(points)}></path><path class="line forward" d=${path(points)}></path>
    ${tick(at(0), "0")}${tick(at(-1), `−${spread}`)}${tick(at(1), spread)}${note(at(2.2), 40, "z", "forward")}`,
  );
}

/**
 * The density after a ReLU of slope `slope` below 0: with slope 0 the left half of the bell becomes a spike at 0, else
 * it is squeezed towards 0.
 */
export function halfPicture(
  label: string,
  slope: number,
  mean: number,
  words: { mean: string; half: string },
): TemplateResult {
  const high = slope > 0 ? Math.max(24, 78 * slope) : peak;
  const right = curve(0, 3.2, (z) => raised(z, high * bell(z)));
  // The width is multiplied by the slope and the height divided by it, so that the area stays.
  const left = curve(-3.2 * slope, 0, (h) => raised(h, (high / slope) * bell(h / slope)));
  const spike = svg`<path
    class="spike forward"
    d=${`M${at(0)} ${size.ground}V12`}
  ></path>${note(at(0) - 40, 24, words.half, "forward")}`;
  const squeezed = svg`<path
    class="fill forward"
    d=${area(left)}
  ></path><path class="line forward" d=${path(left)}></path>`;
  // With ReLU, h = 0 has probability 1/2, which a density cannot show.
  const folded = (h: number) => (h >= 0 ? density(h) : slope > 0 ? density(h / slope) / slope : 0);
  return frame(
    label,
    tableOf(named("h / s"), -3.2 * slope, 3.2, folded),
    svg`${slope > 0 ? squeezed : spike}
    <path class="fill forward" d=${area(right)}></path><path class="line forward" d=${path(right)}></path>
    <path
      class="line dashed parameter"
      d=${`M${at(mean)} ${size.ground}V4`}
    ></path><g class="start">${note(at(mean) + 6, 14, words.mean, "parameter")}</g>
    ${tick(at(0), "0")}${note(at(1.9), 48, "h", "forward")}`,
  );
}

/** The curve z^2 p(z), whose area is E[z^2]. The right half is filled whole, the left half by its part `share`. */
export function squarePicture(label: string, share: number, words: { right: string; left: string }): TemplateResult {
  const height = (z: number) => 95 * z * z * bell(z);
  const side = (sign: number) => curve(0, 3.4, (z) => raised(sign * z, height(z)));
  const inner = curve(0, 3.4, (z) => raised(-z, share * height(z)));
  return frame(
    label,
    tableOf(["z / s", "z² p(z)"], -3.4, 3.4, (z) => z * z * density(z) * (z < 0 ? share : 1)),
    svg`<path
      class="line muted"
      d=${path(side(-1))}
    ></path>${share > 0 ? svg`<path class="fill forward" d=${area(inner)}></path>` : ""}
    <path class="fill forward" d=${area(side(1))}></path><path class="line forward" d=${path(side(1))}></path>
    ${tick(at(0), "0")}${note(at(1.45), 60, words.right, "forward")}${note(at(-1.45), 60, words.left)}`,
  );
}

/** The density of an input with mean `mu`: E[x^2] contains both its spread and its distance from 0. */
export function shiftedPicture(label: string, mu: number, words: { mean: string; square: string }): TemplateResult {
  const scale = 150 / (mu + 3);
  const place = (x: number) => 70 + scale * x;
  const points = curve(mu - 3, mu + 3, (x): Point => [place(x), size.ground - peak * bell(x - mu)]);
  return frame(
    label,
    tableOf(named("x"), mu - 3, mu + 3, (x) => density(x - mu)),
    svg`<path class="fill forward" d=${area(points)}></path><path class="line forward" d=${path(points)}></path>
    <path
      class="line dashed parameter"
      d=${`M${place(0)} ${size.ground}V14`}
    ></path><path class="line parameter" d=${`M${place(0)} 14H${place(mu)}`}></path>
    ${tick(place(0), "0")}
      ${tick(place(mu), words.mean, "parameter")}
      ${note(Math.min(size.width - 44, place(mu) + 2.3 * scale), 34, words.square, "forward")}`,
  );
}
