import { engine } from "../../engine";
import type { Curvature, ExperimentDraft } from "../../engine/types";
import { granted } from "../../lesson-base/failure";
import { line, plane } from "./data";
import { regression } from "./documents";
import type { Quadratic } from "./ellipse";
import type { State } from "./state";

export const bowlSteps = 60;

/** The loss over two parameters, and the way of a run down it. */
export interface Bowl {
  curvature: Curvature;
  quadratic: Quadratic;
  /** Where the run stood after each step; ends where it is no longer finite. */
  path: [number, number][];
  names: [string, string];
}

/** The experiment of a state: one input, moved and stretched, or two that are stretched and correlated. */
export function bowlDocument({ inputs, mean, scale, second, correlation, preprocess, lr }: State["bowl"]): ExperimentDraft {
  if (inputs === 1) return regression(line(2, 3), lr, bowlSteps, { inputScale: scale, inputShift: mean, preprocess });
  return regression(plane(scale, second, correlation), lr, bowlSteps, { preprocess });
}

export async function bowl(state: State["bowl"]): Promise<Bowl> {
  const document = bowlDocument(state);
  const curvature = granted(await engine().call("curvature", [document, null]));
  const run = granted(await engine().open(document));
  const path: [number, number][] = [];
  for (let step = 0; step <= bowlSteps; step++) {
    const { read, diverged } = await run.frame({ steps: step === 0 ? 0 : 1, read: { weights: {} } });
    const { weight = [], bias = [] } = read.weights[0] ?? {};
    const [x = Number.NaN, y = Number.NaN] = [...weight, ...bias];
    path.push([x, y]);
    if (diverged || !Number.isFinite(x + y)) break;
  }
  await run.close();
  return { curvature, quadratic: profile(curvature), path, names: state.inputs === 1 ? ["w", "b"] : ["w1", "w2"] };
}

/** The loss over the first two parameters, with a third one always where it is best. */
export function profile({ parameters, hessian, minimum, least }: Curvature): Quadratic {
  const at = (row: number, column: number) => hessian[row + parameters * column] ?? 0;
  const third = parameters > 2 ? at(2, 2) : 0;
  const reduced = (row: number, column: number) => at(row, column) - (third ? (at(row, 2) * at(2, column)) / third : 0);
  return { a: reduced(0, 0), b: reduced(0, 1), c: reduced(1, 1), minimum: [minimum[0] ?? 0, minimum[1] ?? 0], least };
}
