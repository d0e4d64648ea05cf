/** The results of the native program, for tests that run in a page and cannot start it. */
import type { TestProject } from "vitest/node";
import { experiments } from "../../wasm/support/experiments";
import { trainNatively } from "../../wasm/support/native";
import { hashOfWeights, unitsOfNative } from "../../wasm/support/weights";

export interface NativeResult {
  weights: string;
  losses: number[];
}

declare module "vitest" {
  interface ProvidedContext {
    native: Record<string, NativeResult>;
  }
}

export default async function provideNativeResults(project: TestProject): Promise<void> {
  const results: Record<string, NativeResult> = {};
  for (const [name, document] of Object.entries(experiments)) {
    const { weights, train } = trainNatively(document);
    results[name] = { weights: await hashOfWeights(unitsOfNative(weights.final)), losses: train.loss };
  }
  project.provide("native", results);
}
