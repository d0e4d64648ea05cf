/** The same experiment on the command line. */
import { execFileSync } from "node:child_process";
import type { ExperimentDraft } from "../../../wasm-bindings/engine";
import type { Report, Row, Sweep, SweepDraft } from "../../../wasm-bindings/search";
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

const gradlab = (args: string[], input: string): string =>
  execFileSync(pathOf("build/native/gradlab"), args, { input, maxBuffer: 1 << 28, cwd: pathOf(".") }).toString();

/** The path of a rule; throws if it diverges. */
export function descendNatively(
  surface: string,
  { name, ...knobs }: { name: string } & Record<string, string | number>,
  { start, ...numbers }: { start: [number, number]; steps: number; noise: number },
): { x: number[]; y: number[]; f: number[] } {
  const flags = Object.entries({ surface, optimizer: name, ...knobs, start: start.join(), ...numbers });
  return JSON.parse(gradlab(["descend", ...flags.map(([flag, value]) => `--${flag}=${value}`)], ""));
}

/** The output of `gradlab report` for a table. */
export const reportNatively = (table: string): Report => JSON.parse(gradlab(["report", "-"], table)) as Report;

/** The table of a sweep, as lines, and its report. */
export function sweepNatively(document: SweepDraft): { sweep: Sweep; rows: Row[]; report: Report } {
  const table = gradlab(["sweep", "-"], JSON.stringify(document));
  const [first, ...rows] = table
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { sweep: first.sweep, rows, report: reportNatively(table) };
}
