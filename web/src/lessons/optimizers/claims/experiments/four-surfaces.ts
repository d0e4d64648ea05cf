/** Where rules are compared on more than one surface. All have their minimum at 0. */
export const surfaces = ["ravine", "rosenbrock", "beale", "himmelblau"] as const;
export type SurfaceName = (typeof surfaces)[number];

export const starts: Readonly<Record<SurfaceName, [number, number]>> = {
  ravine: [1.8, 0.8],
  rosenbrock: [-1.5, 2],
  beale: [1, 1.5],
  himmelblau: [0, 0],
};
