import { expect, test, vi } from "vitest";
import { EngineError } from "../../../web/src/engine";
import { Training } from "../../../web/src/lessons/playground/training";

/** A fake run with at most 7 slow steps in a frame. After a reset it trains only up to step `later`. */
class Replayed {
  progress = { step: 0, steps: 100, diverged: null };
  /** The steps at which all views were read. */
  readonly shown: number[] = [];
  /** The steps at which the test rows were evaluated. */
  readonly tested: number[] = [];
  private end = 100;

  constructor(private readonly later = 100) {}

  async frame({ steps, read }: { steps: number; read: object }) {
    await new Promise((done) => setTimeout(done, 5));
    const trained = Math.max(0, Math.min(steps, 7, this.end - this.progress.step));
    this.progress.step += trained;
    if ("scores" in read) this.shown.push(this.progress.step);
    return { step: this.progress.step, trained, read: {} };
  }

  async reset() {
    this.progress.step = 0;
    this.end = this.later;
  }

  async evaluateTest() {
    this.tested.push(this.progress.step);
    return { loss: 1, accuracy: null };
  }
}

const current = vi.hoisted(() => ({ run: null as unknown }));
vi.mock("../../../web/src/engine", async (original) => ({
  ...(await original<object>()),
  engine: () => ({
    prepare: async () => ({ features: ["a", "b", "c"], classes: null }),
    open: async () => current.run,
  }),
}));

async function at50(run: Replayed): Promise<Training> {
  current.run = run;
  const training = await Training.open({}, { changed() {}, speed: () => 1 }, new AbortController().signal);
  if (!(training instanceof Training)) throw new Error("was refused");
  while (training.step < 50) await training.advance(50 - training.step);
  return training;
}

test("a way back that stops at step 30 shows all views of step 30", async () => {
  const run = new Replayed(30);
  const training = await at50(run);
  await training.goBack();
  expect(training.step).toBe(30);
  expect(run.shown.at(-1)).toBe(30);
  expect(training.canGoBack).toBe(true);
});

test("a failed evaluation of the test rows leaves no test result, and keeps its cause", async () => {
  const run = new Replayed();
  const training = await at50(run);
  run.evaluateTest = () => Promise.reject(new EngineError("crashed", "out"));
  await training.evaluateTest();
  expect([training.test, training.actions.failed.cause]).toEqual([null, "crashed"]);
});

test("3 steps forward and another one back during the way back from step 50 end at step 51", async () => {
  const training = await at50(new Replayed());
  const way = training.goBack();
  await training.advance(3);
  await Promise.all([way, training.goBack()]);
  expect(training.step).toBe(51);
});

test("`arrived` and `evaluateTest` wait for the way back from step 50 to 49", async () => {
  const run = new Replayed();
  const training = await at50(run);
  void training.goBack();
  const tested = training.evaluateTest();
  await training.arrived();
  expect(training.step).toBe(49);
  await tested;
  expect(run.tested).toEqual([49]);
  expect(training.test?.step).toBe(49);
});
