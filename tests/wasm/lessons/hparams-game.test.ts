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

/** A good setting of the game's space. */
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
  test("choosing among thirty equal runs makes a gap; one game of that size is not told apart from it", () => {
    const found = Array.from({ length: draws }, (_, draw) => drawn(good, draw));
    const largest = Math.max(...found.map(({ chosen }) => chosen));
    const { selection, deviation, decisions } = controlOf(found, [selectionOf(found), largest / 2, 10 * largest]);
    expect(pValue(selection)).toBeLessThan(0.05);
    expect(selection.mean).toBeGreaterThan(0.03);
    // One game alone lies further from it than all of the effect.
    expect(deviation).toBeGreaterThan(selection.mean);
    expect(decisions).toEqual(["undecided", "undecided", "holds"]);
    // Where nobody chooses there is no gap.
    expect(pValue(estimate(found.map(({ all }) => all)))).toBeGreaterThan(0.05);
  });
});

const selectionOf = (found: readonly Draw[]) => mean(found.map(({ chosen, all }) => chosen - all));
