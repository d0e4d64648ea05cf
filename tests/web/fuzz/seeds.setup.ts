import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The number of states of each lesson, and the seed for drawing them. */
    fuzz: { states: number; seed: number };
  }
}

/**
 * Without options a few states from a fixed seed. `npm test -- fuzz` sets the number, and draws a new seed unless one
 * is given.
 */
export default function setup(project: TestProject): void {
  const { GRADLAB_FUZZ: asked, GRADLAB_FUZZ_SEED: seed } = process.env;
  const fresh = asked === undefined ? 1 : Math.floor(Math.random() * 1e9);
  project.provide("fuzz", { states: asked === undefined ? 25 : Number(asked), seed: seed ? Number(seed) : fresh });
}
