import { plotFont } from "../../../charts/canvas-text";
import { ruleStyle, type Scheme, tokens } from "../../../look";
import { dashOf } from "../chips";
import { divergedAt } from "../runner";
import { words } from "../words";
import type { Box } from "./projection";
import { headOf, stretchAt, type Trail } from "./trail";

/** Steps with a smaller distance, in pixels, have no dot of their own. */
const dotGap = 6;

/**
 * Points closer than this, in pixels, to the previous one are skipped, so that a rule that has arrived costs no
 * painting.
 */
const lineGap = 0.5;

/** Paints all trails up to the cursor, their heads, and their names where there is room. */
export function paintTrails(
  context: CanvasRenderingContext2D,
  trails: readonly Trail[],
  cursor: number,
  box: Box,
  scheme: Scheme,
): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const trail of trails) paintLine(context, trail, cursor, scheme);
  context.restore();
  // All heads are painted before the first name, so that no head covers a name.
  const heads = trails.map((trail) => paintHead(context, trail, cursor, box, scheme));
  const taken = heads.map(({ at: [left, top] }): Box => ({ left: left - 7, top: top - 7, width: 14, height: 14 }));
  for (const { at, text, colour } of heads) paintName(context, text, at, box, colour, scheme, taken);
}

/** A painted head, with the text to be written beside it. */
interface Head {
  at: [number, number];
  text: string;
  colour: string;
}

/** Paints the parts of a trail that are on the drawn surface; others would float in the air. */
function paintLine(context: CanvasRenderingContext2D, trail: Trail, cursor: number, scheme: Scheme): void {
  const { points, runner, stretches } = trail;
  const { colour } = ruleStyle(scheme, runner.rule);
  const line = new Path2D();
  const dots = new Path2D();
  let [dotLeft, dotTop] = [Number.NaN, Number.NaN];
  for (const { from, to } of stretches) {
    if (from.at > cursor) break;
    line.moveTo(...from.place);
    let [lineLeft, lineTop] = [Number.NaN, Number.NaN];
    for (let at = Math.ceil(from.at); at <= Math.min(to.at, cursor); at++) {
      const [left, top] = [points[2 * at] as number, points[2 * at + 1] as number];
      if (Math.hypot(left - lineLeft, top - lineTop) < lineGap) continue;
      [lineLeft, lineTop] = [left, top];
      line.lineTo(left, top);
      if (!(Math.hypot(left - dotLeft, top - dotTop) < dotGap)) {
        dots.moveTo(left + 2, top);
        dots.arc(left, top, 2, 0, 7);
        [dotLeft, dotTop] = [left, top];
      }
    }
    line.lineTo(...(cursor > to.at ? to.place : headOf(trail, cursor)));
  }
  context.strokeStyle = `${tokens[scheme].surface}b0`;
  context.lineWidth = 4.5;
  context.stroke(line);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.setLineDash(dashOf(runner.rule, scheme));
  context.stroke(line);
  context.setLineDash([]);
  context.fillStyle = colour;
  context.fill(dots);
}

function paintHead(context: CanvasRenderingContext2D, trail: Trail, cursor: number, box: Box, scheme: Scheme): Head {
  const { runner, points } = trail;
  const { colour } = ruleStyle(scheme, runner.rule);
  const head = headOf(trail, cursor);
  const ended = divergedAt(runner);
  const diverged = ended !== null && cursor >= ended - 1;
  const stretch = stretchAt(trail, cursor);
  const outside = stretch === null || (cursor > stretch.to.at && stretch.to.at < points.length / 2 - 1);
  if (diverged || outside) {
    const at = within(stretch?.to.place ?? head, box);
    const text = diverged
      ? words.text("map.diverged", { rule: runner.label, step: ended })
      : words.text("map.outside", { rule: runner.label });
    const tone = diverged ? tokens[scheme].error : colour;
    paintArrow(context, at, stretch ? headOf(trail, Math.floor(stretch.to.at) + 1) : head, tone, scheme);
    return { at, text, colour: tone };
  }
  context.beginPath();
  context.arc(head[0], head[1], 6, 0, 7);
  context.fillStyle = colour;
  context.strokeStyle = tokens[scheme].surface;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  return { at: head, text: runner.label, colour };
}

/** The nearest point inside the box that leaves room for a whole arrow. */
function within([left, top]: readonly [number, number], box: Box): [number, number] {
  const inset = (value: number, start: number, size: number) =>
    Math.max(start + 10, Math.min(start + size - 10, value));
  return [inset(left, box.left, box.width), inset(top, box.top, box.height)];
}

/** A triangle at the edge that points to the runner. */
function paintArrow(
  context: CanvasRenderingContext2D,
  at: [number, number],
  towards: [number, number],
  colour: string,
  scheme: Scheme,
): void {
  context.save();
  context.translate(...at);
  context.rotate(Math.atan2(towards[1] - at[1], towards[0] - at[0]));
  context.beginPath();
  context.moveTo(8, 0);
  context.lineTo(-6, 7);
  context.lineTo(-6, -7);
  context.closePath();
  context.fillStyle = colour;
  context.strokeStyle = tokens[scheme].surface;
  context.lineWidth = 2;
  context.stroke();
  context.fill();
  context.restore();
}

/**
 * Writes a name beside its head, at the first of 16 places where it covers no other name and stays on the map; nowhere
 * if there is none.
 */
function paintName(
  context: CanvasRenderingContext2D,
  text: string,
  [x, y]: readonly [number, number],
  box: Box,
  colour: string,
  scheme: Scheme,
  taken: Box[],
): void {
  context.font = `600 13px ${plotFont}`;
  const width = context.measureText(text).width;
  const places = [-18, 0, 18, 36, -36, 54, -54, 72].flatMap((down) => [
    { left: x + 11, top: y - 9 + down, width, height: 18 },
    { left: x - 11 - width, top: y - 9 + down, width, height: 18 },
  ]);
  const free = places.find((place) => fits(place, box) && !taken.some((other) => overlap(place, other)));
  if (!free) return;
  taken.push(free);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = tokens[scheme].surface;
  context.strokeText(text, free.left, free.top + 9);
  context.fillStyle = colour;
  context.fillText(text, free.left, free.top + 9);
}

function fits(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left + 2 &&
    inner.top >= outer.top + 2 &&
    inner.left + inner.width <= outer.left + outer.width - 2 &&
    inner.top + inner.height <= outer.top + outer.height - 2
  );
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
