import type { Shape } from "../look";

/** The corners of the shapes that are polygons, around the origin, about the size of the unit circle. */
const polygons: Partial<Record<Shape, ReadonlyArray<readonly [number, number]>>> = {
  triangle: [
    [0, -1.15],
    [1.05, 0.75],
    [-1.05, 0.75],
  ],
  down: [
    [0, 1.15],
    [1.05, -0.75],
    [-1.05, -0.75],
  ],
  square: [
    [-0.88, -0.88],
    [0.88, -0.88],
    [0.88, 0.88],
    [-0.88, 0.88],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  cross: [
    [-1, -0.6],
    [-0.6, -1],
    [0, -0.4],
    [0.6, -1],
    [1, -0.6],
    [0.4, 0],
    [1, 0.6],
    [0.6, 1],
    [0, 0.4],
    [-0.6, 1],
    [-1, 0.6],
    [-0.4, 0],
  ],
  plus: [
    [-0.35, -1.1],
    [0.35, -1.1],
    [0.35, -0.35],
    [1.1, -0.35],
    [1.1, 0.35],
    [0.35, 0.35],
    [0.35, 1.1],
    [-0.35, 1.1],
    [-0.35, 0.35],
    [-1.1, 0.35],
    [-1.1, -0.35],
    [-0.35, -0.35],
  ],
  pentagon: corners(5, 1.1),
  star: corners(10, 1.25, 0.55),
};

function corners(count: number, radius: number, inner = radius): Array<readonly [number, number]> {
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2;
    const length = index % 2 === 0 ? radius : inner;
    return [Math.cos(angle) * length, Math.sin(angle) * length] as const;
  });
}

/** Adds a marker to the current path; `ring` and `circle` differ in how the caller fills them. */
export function markerPath(
  context: CanvasRenderingContext2D,
  shape: Shape,
  x: number,
  y: number,
  radius: number,
): void {
  const polygon = polygons[shape];
  if (!polygon) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (shape === "ring") context.arc(x, y, radius * 0.45, 0, 2 * Math.PI, true);
    return;
  }
  polygon.forEach(([dx, dy], index) => {
    if (index === 0) context.moveTo(x + dx * radius, y + dy * radius);
    else context.lineTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}
