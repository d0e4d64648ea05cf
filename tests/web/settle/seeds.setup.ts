import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Seeds beyond the fixed ones: `npm test -- settle` asks for 180, of which 100 are new every time. */
    settleSeeds: number[];
  }
}

export default function setup(project: TestProject): void {
  const more = process.env.GRADLAB_SETTLE === "all";
  const fixed = Array.from({ length: more ? 80 : 0 }, (_, index) => index + 21);
  const fresh = Array.from({ length: more ? 100 : 0 }, () => Math.floor(Math.random() * 1e9));
  project.provide("settleSeeds", [...fixed, ...fresh]);
}
