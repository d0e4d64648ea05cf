import { describe, expect, test } from "vitest";
import { Setting } from "../../../web/src/kit/setting";
import * as backprop from "../../../web/src/lessons/backprop/state";
import * as hparams from "../../../web/src/lessons/hparams/state";
import * as playground from "../../../web/src/lessons/playground/state";

/** The game as it stands in its state. */
const lesson = () => new Setting<hparams.State>({ question: () => "", ...hparams });

test("undo, redo and reset give no run of the game back, and close no test rows; what was dialled is undone", () => {
  const setting = lesson();
  const next = { ...hparams.okay, lr: 0.2 };
  setting.change({ game: { next } }, null);
  for (const runs of [[next], [next, next]]) setting.change({ game: { runs } }, null);
  setting.change({ game: { opened: true } }, null);
  const spent = { seed: 0, runs: [next, next], opened: true };
  // Runs and the opening are no steps: the first step back is the dialling.
  expect(setting.walk("undo")).toBe(true);
  expect(setting.state.game).toEqual({ ...spent, next: null });
  expect(setting.walk("undo")).toBe(false);
  expect(setting.walk("redo")).toBe(true);
  expect(setting.state.game).toEqual({ ...spent, next });
  setting.reset();
  expect(setting.state.game).toEqual({ ...spent, next: null });
  setting.change({ game: { seed: 1, runs: [], opened: false } }, null);
  setting.walk("undo");
  expect(setting.state.game).toMatchObject({ seed: 1, runs: [], opened: false });
});

describe("looks at the test rows", () => {
  /** What the buttons of the lesson change. */
  const buttons = (setting: ReturnType<typeof lesson>) => {
    const now = () => setting.state.fooling;
    return {
      peek: () => setting.change({ fooling: { peeks: now().peeks + 1, test: hparams.testRowsOf(now()) } }, null),
      renew: () => setting.change({ fooling: { peeks: 0, test: hparams.testRowsOf(now()) + 1 } }, null),
      now: () => ({ rows: hparams.testRowsOf(now()), peeks: now().peeks }),
    };
  };

  test("stay counted, and new test rows stay new, whatever is undone, done again or reset", () => {
    const setting = lesson();
    const { peek, renew, now } = buttons(setting);
    setting.change({ fooling: { candidates: 7 } }, null);
    for (let times = 0; times < 3; times++) peek();
    expect(now()).toEqual({ rows: 0, peeks: 3 });
    renew();
    peek();
    expect(now()).toEqual({ rows: 1, peeks: 1 });
    // The only step is the slider's: no look is given back, and rows that were looked at do not return unlooked-at.
    expect(setting.walk("undo")).toBe(true);
    expect(setting.state.fooling.candidates).toBe(20);
    expect(now()).toEqual({ rows: 1, peeks: 1 });
    expect(setting.walk("undo")).toBe(false);
    setting.walk("redo");
    expect(now()).toEqual({ rows: 1, peeks: 1 });
    setting.reset();
    expect(now()).toEqual({ rows: 1, peeks: 1 });
  });

  test("are of the rows that were looked at, whichever seed the histogram gets", () => {
    const setting = lesson();
    const { peek, now } = buttons(setting);
    for (let times = 0; times < 2; times++) peek();
    setting.change({ fooling: { seed: 9 } }, null);
    expect(now()).toEqual({ rows: 0, peeks: 2 });
    setting.walk("undo");
    expect(now()).toEqual({ rows: 0, peeks: 2 });
  });

  test("of an address of version 1 are of the rows of its seed", () => {
    const setting = lesson();
    setting.receive("v=1&fooling.peeks=3&fooling.seed=2", false);
    expect(buttons(setting).now()).toEqual({ rows: 2, peeks: 3 });
  });
});

test("a look of the playground stays counted when a setting from before it is undone", () => {
  const setting = new Setting<playground.State>({ question: () => "", ...playground });
  setting.change({ batchSize: 7 }, null);
  setting.note({ looks: { rows: 2 } });
  setting.walk("undo");
  expect(setting.state).toMatchObject({ batchSize: playground.defaults.batchSize, looks: { rows: 2 } });
  setting.reset();
  expect(setting.state.looks).toEqual({ rows: 2 });
});

test("a wrong answer and a hint stay counted, whatever is undone or reset; another attempt counts anew", () => {
  const setting = new Setting<backprop.State>({ question: () => "", ...backprop });
  setting.change({ turn: { answers: ["3"], slips: [1] } }, null);
  setting.change({ turn: { help: [0, 2] } }, null);
  const counted = { slips: [1], help: [0, 2] };
  // A hint is no step: the first step back is the answer.
  setting.walk("undo");
  expect(setting.state.turn).toMatchObject({ ...counted, answers: [] });
  expect(setting.canUndo).toBe(false);
  setting.walk("redo");
  expect(setting.state.turn).toMatchObject({ ...counted, answers: ["3"] });
  setting.reset();
  expect(setting.state.turn).toMatchObject({ ...counted, answers: [] });
  setting.change({ turn: { again: 1, slips: [], help: [] } }, null);
  expect(setting.state.turn).toMatchObject({ slips: [], help: [] });
  setting.walk("undo");
  expect(setting.state.turn).toMatchObject(counted);
});
