import type { Curvature, ExperimentDraft } from "../../../engine/types";
import { line, plane } from "../data";
import { regression } from "../documents";
import { laboratory } from "../laboratory";
import type { State } from "../state";
import type { Quadratic } from "./ellipse";

export const bowlSteps = 60;

/** The loss over two parameters, and the way of a run down it. */
export interface Bowl {
  curvature: Curvature;
  quadratic: Quadratic;
  /** Where the run stood after each step; ends where it is no longer finite. */
  path: [number, number][];
  names: [string, string];
}

/** The experiment of a state: one input, or two that are correlated; each is stretched and moved. */
export function bowlDocument({
  inputs,
  mean,
  scale,
  second,
  secondMean,
  correlation,
  preprocess,
  lr,
}: State["bowl"]): ExperimentDraft {
  if (inputs === 1) return regression(line(2, 3), lr, bowlSteps, { inputScale: scale, inputShift: mean, preprocess });
  return regression(plane([scale, second], correlation, [mean, secondMean]), lr, bowlSteps, { preprocess });
}

export async function bowl(state: State["bowl"]): Promise<Bowl> {
  const document = bowlDocument(state);
  const curvature = await laboratory().curvature(document);
  const path: [number, number][] = [];
  await laboratory().withRun(document, async (run) => {
    for (let step = 0; step <= bowlSteps; step++) {
      const { read, diverged } = await run.frame({ steps: step === 0 ? 0 : 1, read: { weights: {} } });
      const { weight = [], bias = [] } = read.weights[0] ?? {};
      const [x = Number.NaN, y = Number.NaN] = [...weight, ...bias];
      path.push([x, y]);
      if (diverged || !Number.isFinite(x + y)) break;
    }
  });
  return { curvature, quadratic: cut(curvature), path, names: state.inputs === 1 ? ["w", "b"] : ["w1", "w2"] };
}

/** The loss over the first two parameters; a third one stays where it is best. */
export function cut({ parameters, hessian, minimum, least }: Curvature): Quadratic {
  const at = (row: number, column: number) => hessian[row + parameters * column] ?? 0;
  return { a: at(0, 0), b: at(0, 1), c: at(1, 1), minimum: [minimum[0] ?? 0, minimum[1] ?? 0], least };
}
