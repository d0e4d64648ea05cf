import type { Curvature, PhaseResult } from "../../../engine/types";
import { type Bowl, cut } from "../bowl/bowl";
import { csv } from "../data";
import { regression } from "../documents";
import type { Laboratory } from "../laboratory";

export const mostSteps = 40;

/** Six points near y = 2 x + 3, few enough to read every number. */
const points = csv(
  ["x", "y"],
  [
    [-1, 0.8],
    [-0.4, 2.5],
    [0.2, 3.1],
    [0.8, 4.9],
    [1.4, 5.6],
    [2, 7.2],
  ],
);

/** Every number of one step, as the engine has them. `residual` is W x + b - y. */
export interface WalkStep {
  w: number;
  b: number;
  x: number[];
  y: number[];
  prediction: number[];
  residual: number[];
  loss: number;
  gradient: { w: number; b: number };
}

export interface Walk extends Pick<Bowl, "quadratic"> {
  curvature: Curvature;
  steps: WalkStep[];
}

export async function walk(engine: Laboratory, lr: number): Promise<Walk> {
  const document = regression(points, lr, mostSteps + 1);
  const curvature = await engine.curvature(document);
  const steps: WalkStep[] = [];
  await engine.withRun(document, async (run) => {
    while (steps.length <= mostSteps && !run.progress.diverged) {
      const batch = await run.phase("takeBatch");
      await run.phase("zeroGrad");
      const forward = await run.phase("forward");
      const loss = await run.phase("loss");
      const backward = await run.phase("backward");
      steps.push(step(batch, forward, loss, backward));
      await run.phase("update");
    }
  });
  return { curvature, quadratic: cut(curvature), steps };
}

function step(batch: PhaseResult, forward: PhaseResult, loss: PhaseResult, backward: PhaseResult): WalkStep {
  const list = (result: PhaseResult, side: "read" | "written", name: string) =>
    Array.from(result[side].find((tensor) => tensor.name === name)?.values ?? []);
  const one = (result: PhaseResult, side: "read" | "written", name: string) =>
    list(result, side, name)[0] ?? Number.NaN;
  const all = {
    x: list(batch, "written", "x"),
    y: list(batch, "written", "y"),
    prediction: list(forward, "written", "logits"),
  };
  const order = all.x.map((_, i) => i).sort((i, j) => (all.x[i] ?? 0) - (all.x[j] ?? 0));
  const sorted = (values: number[]) => order.map((i) => values[i] ?? Number.NaN);
  const [x, y, prediction] = [sorted(all.x), sorted(all.y), sorted(all.prediction)];
  return {
    w: one(forward, "read", "layers.0.weight"),
    b: one(forward, "read", "layers.0.bias"),
    x,
    y,
    prediction,
    residual: prediction.map((value, i) => value - (y[i] ?? 0)),
    loss: one(loss, "written", "loss"),
    gradient: {
      w: one(backward, "written", "layers.0.weight.grad"),
      b: one(backward, "written", "layers.0.bias.grad"),
    },
  };
}
