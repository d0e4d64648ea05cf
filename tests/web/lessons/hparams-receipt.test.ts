import { beforeEach, describe, expect, test } from "vitest";
import type { AnswerLog } from "../../../web/src/kit/receipt/log";
import { sealed } from "../../../web/src/kit/receipt/receipt";
import {
  entryFrom,
  type GameReceipt,
  isLogged,
  listOf,
  questions,
  receiptOf,
  resultOf,
  verified,
} from "../../../web/src/lessons/hparams/game-receipt";
import { beatenIn, type GameVerdict, habitOf } from "../../../web/src/lessons/hparams/game-verdicts";
import { type Entry, okay } from "../../../web/src/lessons/hparams/state";
import { moves } from "../../../web/src/lessons/hparams/sweeps";
import frozen from "../../fixtures/frozen/receipt-hparams-1.json";
import { timedLog } from "../support/timed-log";
import { play } from "./receipt-keys";

const begun = Date.parse("2026-11-30T12:00:00Z");
const now = new Date(begun + 3_600_000);
const runs: readonly Entry[] = [okay, { ...okay, lr: 0.1 }, { lr: 0.3, momentum: 0.9, batchSize: 16, width: 32 }];

let clock: ReturnType<typeof timedLog>;
let log: AnswerLog;
beforeEach(() => {
  clock = timedLog("hparams-game", begun);
  log = clock.log;
});

function add(question: string, answer: string): void {
  clock.pass(10);
  log.add("3", { question, answer, hints: 0, seconds: 10 });
}
const text = (entry: Entry) => JSON.stringify(listOf(entry));

async function honest(): Promise<GameReceipt> {
  log.rename("3", "Ada");
  for (const run of runs) add(questions.run, text(run));
  add(questions.open, "");
  const { losses, verdicts } = await play(3, runs);
  const entry = entryFrom(3, log.of("3"), runs, verdicts);
  if (!entry) throw new Error("The test rows are closed.");
  return JSON.parse(JSON.stringify(receiptOf(3, log.of("3"), entry, losses, verdicts, now)));
}
const faults = async (candidate: unknown) =>
  (await verified(candidate, play, now)).discrepancies.map(({ what }) => what);

test("an equal test loss beats a rival, any loss beats a rival without one, and no loss beats none", () => {
  const verdict = (player: GameVerdict["player"], loss: number | null): GameVerdict => ({
    player,
    valid: loss,
    test: loss,
  });
  expect(beatenIn([verdict("you", 0.2), verdict("random", 0.2), verdict("tpe", null)])).toBe(2);
  expect(beatenIn([verdict("you", 0.2), verdict("random", 0.1), verdict("tpe", 0.3)])).toBe(1);
  expect(beatenIn([verdict("you", null), verdict("random", null), verdict("tpe", 0.3)])).toBe(0);
});

describe("the habit of a lost game", () => {
  const rates = (list: readonly number[]) => list.map((lr, index): Entry => ({ ...okay, lr, width: 4 + index }));
  const decades = Array.from({ length: 20 }, (_, index) => 10 ** (-4 + index / 5));

  test("is few runs, narrow rates (below two decades), one setting at a time or unknown; empty for a won game", () => {
    expect(habitOf(rates(decades.slice(0, moves / 2 - 1)), 0, 2)).toBe("few-runs");
    expect(habitOf(rates(decades.map((lr) => 0.01 * lr ** 0.4)), 1, 2)).toBe("narrow-rates");
    expect(
      habitOf(
        decades.map((lr) => ({ ...okay, lr })),
        1,
        2,
      ),
    ).toBe("one-at-a-time");
    expect(habitOf(rates(decades), 1, 2)).toBe("unknown");
    expect(habitOf(rates(decades.slice(0, 3)), 2, 2)).toBe("");
  });
});

describe("a receipt of the game", () => {
  test("has no discrepancies when it is played again, and has the numbers of `gradlab-result`", async () => {
    const receipt = await honest();
    expect(await verified(receipt, play, now)).toMatchObject({ discrepancies: [], score: 1 });
    expect(receipt.entries[0]).toMatchObject({
      misconception: "few-runs",
      given: new Date(begun + 40_000).toISOString(),
    });
    expect(resultOf(receipt.entries[0])).toEqual({
      ...{ lesson: "hparams", exercise: "game", variant: 3, answer: runs.map(listOf) },
      ...{ correct: true, score: 1, max: 2, tries: 3, hints: 0, seconds: 40 },
    });
  });

  test("of version 1, a fixture that is never changed, is still valid", async () => {
    expect(frozen.version).toBe(1);
    expect(await verified(frozen, play, now)).toMatchObject({ discrepancies: [], score: 1 });
  });

  test("has no time for two runs of an address, and a time for the run that was made on the page", async () => {
    log.rename("3", "Ada");
    log.restart(
      "3",
      runs.slice(0, 2).map((run) => ({ question: questions.run, answer: text(run) })),
    );
    expect(isLogged(log.of("3"), runs.slice(0, 2))).toBe(true);
    expect(isLogged(log.of("3"), runs)).toBe(false);
    add(questions.run, text(runs[2] as Entry));
    add(questions.open, "");
    const { losses, verdicts } = await play(3, runs);
    const entry = entryFrom(3, log.of("3"), runs, verdicts);
    if (!entry) throw new Error("The test rows are closed.");
    const receipt = receiptOf(3, log.of("3"), entry, losses, verdicts, now);
    expect(receipt.runs.map(({ given }) => given !== "")).toEqual([false, false, true]);
    expect(await faults(receipt)).toEqual([]);
  });

  test("does not exist before the test rows were opened on the page", async () => {
    for (const run of runs) add(questions.run, text(run));
    expect(entryFrom(3, log.of("3"), runs, (await play(3, runs)).verdicts)).toBeNull();
  });

  type Edit = (one: GameReceipt) => unknown;
  const entry =
    (patch: Partial<GameReceipt["entries"][0]>): Edit =>
    (one) => {
      Object.assign(one.entries[0], patch);
      return one;
    };
  test.each<[string, Edit]>([
    ["another name", (one) => ({ ...one, name: "Eve" })],
    ["a run made later", (one) => ({ ...one, runs: one.runs.map((run) => ({ ...run, given: one.made })) })],
    ["a better score", (one) => ({ ...one, score: 2 })],
  ])("has a wrong checksum after an edit: %s", async (_, edit) => {
    expect(await faults(edit(await honest()))).toContain("checksum");
  });

  const better = [[0.3, 0.5, 32, 8]] as GameReceipt["entries"][0]["answer"];
  test.each<[string, Edit, string[]]>([
    ["the score is raised", (one) => ({ ...one, score: 2 }), ["score"]],
    ["the points of the game are raised", entry({ score: 2 }), ["points"]],
    ["a loss is lowered", (one) => ({ ...one, runs: one.runs.map((run) => ({ ...run, loss: 0.01 })) }), ["losses"]],
    [
      "the test loss is lowered",
      (one) => ({ ...one, verdicts: one.verdicts.map((verdict) => ({ ...verdict, test: 0.01 })) }),
      ["losses"],
    ],
    ["a rival is left out", (one) => ({ ...one, verdicts: one.verdicts.slice(0, 2) }), ["losses"]],
    ["the seed is changed", (one) => ({ ...one, variant: 4 }), ["exercise"]],
    ["runs are removed", entry({ answer: better }), ["tries", "losses"]],
    ["the number of tries is lowered", entry({ tries: 1 }), ["tries"]],
    [
      "a learning rate is out of range",
      entry({
        answer: [
          [5, 0.5, 32, 8],
          [0.1, 0.5, 32, 8],
          [0.3, 0.9, 16, 32],
        ],
      }),
      ["runs"],
    ],
    ["a won game is marked as lost", entry({ correct: false }), ["correct"]],
    ["the misconception is removed", entry({ misconception: "" }), ["misconception"]],
    ["three runs took 0.1 s", entry({ seconds: 0.1 }), ["seconds"]],
    ["the seconds exceed the time since the beginning", entry({ seconds: 500 }), ["seconds"]],
    ["a hint is counted, although the game has none", entry({ hints: 1 }), ["hints"]],
    ["it was opened before it was begun", entry({ given: "2026-11-30T11:00:00.000Z" }), ["dates", "seconds"]],
    ["the name is empty", (one) => ({ ...one, name: "" }), ["name"]],
    ["the version is 0", (one) => ({ ...one, version: 0 }), ["version"]],
    ["there are 31 runs", entry({ answer: Array(31).fill([0.3, 0.5, 32, 8]) }), ["unreadable"]],
  ])("is not valid when %s", async (_, edit, expected) => {
    const { checksum: _old, ...body } = edit(await honest()) as GameReceipt;
    expect(await faults(sealed(body))).toEqual(expect.arrayContaining(expected));
  });
});
