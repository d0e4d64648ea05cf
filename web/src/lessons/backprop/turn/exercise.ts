import { Draws } from "./random";
import type { Level } from "./state";
import { type Numbers, type Template, templates } from "./templates";

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
  const draws = new Draws(seed * 3 + level);
  for (;;) {
    const at = template.numbers(draws);
    if (at) return { level, seed, text: template.text, at };
  }
}
