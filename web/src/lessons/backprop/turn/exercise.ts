import { type AskOptions, engine } from "../../../engine";
import { granted } from "../../../kit/failure";
import { Random } from "../../../kit/random";
import { operatorRows, type Trace, withRows } from "../operators";
import type { Level } from "./state";
import { type Blank, steps, type TurnStep } from "./steps";

/** What the names of an exercise stand for. */
export type Numbers = Readonly<Record<string, number>>;

/** A graph without its numbers. Every operation has a name, so that a step can be spoken of. */
export interface Template {
  text: string;
  /** Draws the numbers; null: these would make dull or long answers, draw again. */
  numbers(draws: Random): Numbers | null;
}

const small = [-4, -3, -2, 2, 3, 4] as const;
const signs = [-3, -2, -1, 1, 2, 3] as const;
const halves = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2] as const;
const whenever = (holds: boolean, numbers: Numbers): Numbers | null => (holds ? numbers : null);

/** A chain: one path from every input to the end. */
const chains: readonly Template[] = [
  {
    text: "z = w * x; s = z + b; L = s ^ 2",
    numbers(draws) {
      const [w, x, b] = [draws.of(small), draws.of(small), draws.of(signs)];
      const s = w * x + b;
      return whenever(Math.abs(s) >= 2 && Math.abs(s) <= 9, { w, x, b });
    },
  },
  {
    text: "z = w * x; r = t - z; L = r ^ 2",
    numbers(draws) {
      const [w, x, t] = [draws.of(small), draws.of(small), draws.of(signs)];
      const r = t - w * x;
      return whenever(Math.abs(r) >= 2 && Math.abs(r) <= 9, { w, x, t });
    },
  },
  {
    text: "s = x - c; q = s ^ 3; L = k * q",
    numbers(draws) {
      const [x, c, k] = [draws.of(signs), draws.of(signs), draws.of(small)];
      return whenever(Math.abs(x - c) === 2 || Math.abs(x - c) === 3, { x, c, k });
    },
  },
  {
    text: "u = x + a; p = u * k; L = p ^ 2",
    numbers(draws) {
      const [x, a, k] = [draws.of(signs), draws.of(signs), draws.of([-3, -2, 2, 3])];
      return whenever(Math.abs(x + a) >= 2 && Math.abs(x + a) <= 4, { x, a, k });
    },
  },
];

/** Neurons: activations, and products whose factors are both wanted. */
const neurons: readonly Template[] = [
  {
    text: "p = w * x; z = p + b; a = sigmoid(z); e = a - 1; L = e ^ 2",
    numbers(draws) {
      const [w, x, b] = [draws.of(small), draws.of(halves), draws.of(signs)];
      return whenever(Math.abs(w * x + b) <= 2, { w, x, b });
    },
  },
  {
    text: "p = w * x; q = v * y; s = p + q; h = relu(s); L = c * h",
    numbers(draws) {
      const [w, x, v, y, c] = [draws.of(small), draws.of(signs), draws.of(small), draws.of(signs), draws.of(small)];
      const s = w * x + v * y;
      // A unit that is off has only zeros behind it: worth meeting, but rarely.
      return whenever((s >= 2 && s <= 12) || (s === -2 && c > 0), { w, x, v, y, c });
    },
  },
  {
    text: "z = w * x; g = sigmoid(z); h = relu(y); L = g * h",
    numbers(draws) {
      const [w, x, y] = [draws.of(halves), draws.of(small), draws.of([2, 3, 4, 5])];
      return whenever(Math.abs(w * x) <= 2, { w, x, y });
    },
  },
  {
    text: "p = x * y; q = p * z; e = q - t; h = relu(e); L = h ^ 2",
    numbers(draws) {
      const [x, y, z, t] = [draws.of(signs), draws.of(small), draws.of(signs), draws.of(small)];
      const e = x * y * z - t;
      return whenever(e >= 2 && e <= 9, { x, y, z, t });
    },
  },
];

/** Two paths to the same place, division, and the larger of two. */
const meshes: readonly Template[] = [
  {
    text: "p = x * y; q = p + x; L = p * q",
    numbers(draws) {
      const [x, y] = [draws.of(small), draws.of(signs)];
      return whenever(y !== -1 && Math.abs(x * y) <= 8, { x, y });
    },
  },
  {
    text: "s = x + y; r = x / s; L = k * r",
    numbers(draws) {
      const [x, y, k] = [draws.of([-4, -3, -1, 1, 2, 3, 4, 5]), draws.of(signs), draws.of([-10, -5, 5, 10, 20])];
      return whenever([-5, -4, -2, 2, 4, 5].includes(x + y), { x, y, k });
    },
  },
  {
    text: "m = max(x, y); d = x / y; L = m * d",
    numbers(draws) {
      const [x, y] = [draws.of([-6, -3, 3, 6, 8]), draws.of([-4, -2, 2, 4, 5])];
      return whenever(x !== y, { x, y });
    },
  },
  {
    text: "a = w * x; b = a + a; c = b * w; L = c - x",
    numbers(draws) {
      const [w, x] = [draws.of(small), draws.of(signs)];
      return { w, x };
    },
  },
  {
    text: "u = x * y; m = max(u, z); s = u + m; L = s / z",
    numbers(draws) {
      const [x, y, z] = [draws.of(signs), draws.of(small), draws.of([-4, -2, 2, 4, 5])];
      return whenever(x * y !== z && x * y + Math.max(x * y, z) !== 0, { x, y, z });
    },
  },
];

export const templates: Readonly<Record<Level, readonly Template[]>> = { 1: chains, 2: neurons, 3: meshes };

/** A graph with its numbers: what the engine differentiates, and what the learner is to. */
export interface Exercise {
  level: Level;
  seed: number;
  /** Every operation has a name; the last one, L, is the output. */
  text: string;
  at: Numbers;
}

/** The same level and seed give the same exercise. Neighbouring seeds go through the graphs of a level in turn. */
export function exercise(level: Level, seed: number): Exercise {
  const graphs = templates[level];
  const template = graphs[seed % graphs.length] as Template;
  const draws = new Random(seed, level);
  for (;;) {
    const at = template.numbers(draws);
    if (at) return { level, seed, text: template.text, at };
  }
}

/** An exercise with the engine's own way back through it. */
export interface Worked {
  task: Exercise;
  trace: Trace;
  steps: readonly TurnStep[];
}

export async function workedOut(level: Level, seed: number, { signal }: AskOptions = {}): Promise<Worked> {
  const task = exercise(level, seed);
  const request = { text: task.text, at: { ...task.at }, mode: "vjp" } as const;
  const answer = await engine().call("express", [request], { signal });
  const trace = granted(withRows(answer, await operatorRows(signal)));
  return { task, trace, steps: steps(trace) };
}

export const blanksOf = (worked: Pick<Worked, "steps">): Blank[] => worked.steps.flatMap(({ blanks }) => [...blanks]);
