import type { Distribution } from "../../../engine";

interface Beyond {
  above: number;
  below: number;
}

/** The shares of a distribution's values above `most` and below -`most`. */
export function beyond({ counts, min, max }: Pick<Distribution, "counts" | "min" | "max">, most: number): Beyond {
  const bin = (max - min) / counts.length;
  const shares = { above: 0, below: 0 };
  let all = 0;
  for (const [index, count] of counts.entries()) {
    const middle = min + (index + 0.5) * bin;
    all += count;
    if (middle > most) shares.above += count;
    if (middle < -most) shares.below += count;
  }
  return all > 0 ? { above: shares.above / all, below: shares.below / all } : shares;
}

/** Less beyond the ruler is no more than the tails that every distribution has. */
const tail = 0.05;

/** Arrowheads at the ends of a column that goes on beyond the ruler. */
export function paintBeyond(
  context: CanvasRenderingContext2D,
  share: Beyond,
  x: number,
  half: number,
  room: { top: number; bottom: number },
): void {
  const wide = Math.min(5, half * 0.7);
  const high = Math.min(5, (room.bottom - room.top) / 8);
  const arrow = (tip: number, base: number) => {
    context.beginPath();
    context.moveTo(x, tip);
    context.lineTo(x + wide, base);
    context.lineTo(x - wide, base);
    context.fill();
  };
  if (share.above > tail) arrow(room.top + 2, room.top + 2 + high);
  if (share.below > tail) arrow(room.bottom - 2, room.bottom - 2 - high);
}
