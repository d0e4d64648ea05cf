import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../wasm-bindings/engine";
import { controlOf, type Draw, drawOf, draws, equalDocument } from "../../../web/src/lessons/hparams/game-control";
import type { Entry } from "../../../web/src/lessons/hparams/state";
import { moves } from "../../../web/src/lessons/hparams/sweeps";
import { estimate, mean, pValue } from "../../../web/src/statistics";
import { granted, load } from "../support/engine";

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await load());
});

/** A good setting in the search space of the game. */
const good: Entry = { lr: 0.3, momentum: 0.9, batchSize: 16, width: 32 };

function drawn(entry: Entry, draw: number): Draw {
  const runs = Array.from({ length: moves }, (_, run) => {
    const one = granted(engine.open(equalDocument(entry, draw, run), null));
    one.advance(1e9);
    const valid = one.read("evaluation", {}).validLoss.at(-1) ?? Number.NaN;
    const test = one.evaluateTest().loss ?? Number.NaN;
    one.delete();
    return { valid, test };
  });
  return drawOf(runs) ?? { chosen: Number.NaN, all: Number.NaN };
}

describe("the control of the game", () => {
  test("choosing among thirty equal runs makes a gap; one game cannot be distinguished from chance", () => {
    const games = Array.from({ length: draws }, (_, draw) => drawn(good, draw));
    const largest = Math.max(...games.map(({ chosen }) => chosen));
    const { selection, isSelected, deviation } = controlOf(games, 0);
    expect(isSelected).toBe(true);
    expect(selection.mean).toBeGreaterThan(0.03);
    // A single game differs from it by more than the effect.
    expect(deviation).toBeGreaterThan(selection.mean);
    const decided = [selectionOf(games), largest / 2, 10 * largest].map((gap) => controlOf(games, gap).decision);
    expect(decided).toEqual(["undecided", "undecided", "holds"]);
    // Without a choice there is no gap.
    expect(pValue(estimate(games.map(({ all }) => all)))).toBeGreaterThan(0.05);
  });

  test("its scatter is that of the setting: by chance a good one makes what would be large for a poor one", () => {
    const gaps = (entry: Entry) => Array.from({ length: draws }, (_, draw) => drawn(entry, draw));
    const [poor, better] = [gaps({ lr: 1e-3, momentum: 0.5, batchSize: 32, width: 8 }), gaps(good)];
    const [few, many] = [controlOf(poor, 0), controlOf(better, 0)];
    expect(many.deviation).toBeGreaterThan(2 * few.deviation);
    // Gaps of other players, with other settings, are therefore not compared with it.
    const usual = better.map(({ chosen }) => chosen);
    expect(usual.filter((gap) => controlOf(poor, gap).decision !== "undecided").length).toBeGreaterThan(draws / 5);
    expect(usual.filter((gap) => controlOf(better, gap).decision !== "undecided").length).toBeLessThan(draws / 5);
    // Where the loss hardly depends on the seed, choosing has no effect.
    expect(few.selection.mean).toBeLessThan(many.selection.mean / 3);
  });
});

const selectionOf = (games: readonly Draw[]) => mean(games.map(({ chosen, all }) => chosen - all));
