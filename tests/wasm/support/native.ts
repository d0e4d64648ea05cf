/** The same experiment on the command line. */
import { execFileSync } from "node:child_process";
import type { ExperimentDraft } from "../../../wasm-bindings/engine";
import { pathOf } from "./engine";

export interface NativeLayer {
  weight: number[][];
  bias: number[];
}

export interface NativeRun {
  train: { step: number[]; loss: number[] };
  evaluation: { step: number[]; trainLoss: number[]; validLoss: number[] };
  weights: { initial: NativeLayer[]; final: NativeLayer[] };
}

export function trainNatively(document: ExperimentDraft): NativeRun {
  const result = execFileSync(pathOf("build/native/gradlab"), ["train", "-", "--weights"], {
    input: JSON.stringify(document),
    maxBuffer: 1 << 28,
    cwd: pathOf("."),
  });
  return JSON.parse(result.toString()) as NativeRun;
}
