import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** How many states of each lesson, and the seed that they are drawn from. */
    fuzz: { states: number; seed: number };
  }
}

/** A few, always the same; `npm test -- fuzz` asks for as many as it wants, and for new ones unless it names a seed. */
export default function setup(project: TestProject): void {
  const { GRADLAB_FUZZ: asked, GRADLAB_FUZZ_SEED: seed } = process.env;
  const fresh = asked === undefined ? 1 : Math.floor(Math.random() * 1e9);
  project.provide("fuzz", { states: asked === undefined ? 25 : Number(asked), seed: seed ? Number(seed) : fresh });
}
