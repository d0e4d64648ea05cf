import { beforeAll, describe, expect, test } from "vitest";
import type { Engine, Phase, PhaseResult } from "../../../wasm-bindings/engine";
import { crossEntropy, leastAfterTwoSoftmaxes, softmax } from "../../../web/src/lessons/training-loop/softmax";
import { defaults, experiment } from "../../../web/src/lessons/training-loop/state";
import { length, lengthOfChange } from "../../../web/src/lessons/training-loop/table";
import { granted, load } from "../support/engine";

const pass: Phase[] = ["takeBatch", "zeroGrad", "forward", "loss", "backward", "update"];

/** The lesson's claims, on the real engine and the lesson's own network. */
describe("the training loop", () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await load());
  });
  const start = () => granted(engine.open(experiment(defaults), null));
  const gradients = ({ written }: PhaseResult) => written.filter(({ name }) => name.endsWith(".grad"));

  test("the derivative is in loss.backward(): no other line writes anything but zeros to .grad", () => {
    const run = start();
    for (const phase of pass) {
      const written = gradients(run.phase(phase));
      expect(
        written.some(({ values }) => values.some((value) => value !== 0)),
        phase,
      ).toBe(phase === "backward");
    }
  });

  test("optimizer.step() moves each parameter by minus the learning rate times its .grad", () => {
    const run = start();
    const found = new Map(pass.map((phase) => [phase, run.phase(phase)]));
    const update = found.get("update") as PhaseResult;
    for (const gradient of gradients(found.get("backward") as PhaseResult)) {
      const name = gradient.name.replace(/\.grad$/, "");
      const before = update.read.find((tensor) => tensor.name === name)?.values ?? [];
      const after = update.written.find((tensor) => tensor.name === name)?.values ?? [];
      gradient.values.forEach((value, i) => {
        expect(after[i]).toBeCloseTo((before[i] ?? Number.NaN) - defaults.lr * value, 6);
      });
    }
  });

  test("without zero_grad the gradient used is the sum of all batches so far", () => {
    const run = start();
    for (const phase of pass) run.phase(phase);
    const first = run.phase("takeBatch") && run.phase("forward") && run.phase("loss") && run.phase("backward");
    run.phase("update");
    run.phase("takeBatch");
    run.phase("forward");
    run.phase("loss");
    const second = run.phase("backward");
    const alone = lengthOfChange(gradients(second), gradients(first));
    expect(alone).toBeGreaterThan(0);
    expect(length(gradients(second))).not.toBeCloseTo(alone, 3);
  });

  test("cross-entropy of the logits is the loss that the engine gives", () => {
    const run = start();
    const y = run.phase("takeBatch").written.find(({ name }) => name === "y")?.values ?? [];
    run.phase("zeroGrad");
    const logits = run.phase("forward").written.find(({ name }) => name === "logits");
    const loss = run.phase("loss").written.find(({ name }) => name === "loss")?.values[0];
    const costs = Array.from(y, (label, i) => crossEntropy(logits?.values.subarray(2 * i, 2 * i + 2) ?? [], label));
    expect(costs.reduce((sum, cost) => sum + cost, 0) / costs.length).toBeCloseTo(loss ?? Number.NaN, 5);
  });

  test("after two softmaxes even a perfect answer costs log(1 + (C - 1)/e)", () => {
    expect(leastAfterTwoSoftmaxes(2)).toBeCloseTo(0.3132617, 6);
    expect(leastAfterTwoSoftmaxes(2)).toBeCloseTo(crossEntropy(softmax([1000, -1000]), 0), 10);
    expect(leastAfterTwoSoftmaxes(10)).toBeCloseTo(crossEntropy(softmax([900, ...Array<number>(9).fill(0)]), 0), 10);
  });
});
