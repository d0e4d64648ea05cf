import { describe, expect, test } from "vitest";
import type { Row } from "../../../web/src/engine/types";
import { bestScores, optimism, truth } from "../../../web/src/lessons/hparams/fooling";
import { bestRates, cellFrom } from "../../../web/src/lessons/hparams/map";
import { differences, entryText } from "../../../web/src/lessons/hparams/own-run";
import { lossAxis, shades } from "../../../web/src/lessons/hparams/points";
import { okay } from "../../../web/src/lessons/hparams/state";
import { csvText, readTable, tableText } from "../../../web/src/lessons/hparams/table-file";
import { chance } from "../../../web/src/lessons/hparams/ways";

const row = (trial: number, metric: number | null): Row => ({
  trial,
  params: { "optimizer.lr": 0.1 * (trial + 1), "optimizer.name": "a,b" },
  steps: 10,
  metric,
  spread: null,
  trainLoss: metric,
  validLoss: metric,
  validAccuracy: null,
  diverged: metric === null ? { step: 3, layer: 0, parameter: "weight", quantity: "gradient", lr: 1 } : null,
  milliseconds: 4,
});

describe("random search", () => {
  test("59 is the least number of trials whose best lies in the best twentieth with 95 %", () => {
    expect(chance(58)).toBeLessThan(0.95);
    expect(chance(59)).toBeGreaterThan(0.95);
  });
});

describe("the best of many", () => {
  test("looks as much too good as theory says: the mean of 200 searches, within three standard errors", () => {
    for (const candidates of [1, 5, 20]) {
      const scores = bestScores(candidates, 3);
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      const error = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 199 / 200);
      // A binomial share of 100 rows is not quite normal: its best lies a little below.
      expect(Math.abs(mean - truth - optimism(candidates))).toBeLessThan(3 * error + 0.006);
    }
  });
});

describe("what is drawn", () => {
  test("the axis of losses ends at the 90 % quantile, so that one bad run squashes nothing", () => {
    const losses = [...Array.from({ length: 20 }, (_, i) => 0.1 + i / 100), 1e6, null];
    expect(lossAxis(losses, "loss").range[1]).toBeLessThan(1);
  });

  test("shades follow the rank, diverged trials have none", () => {
    expect(shades([3, 1, null, 2])).toEqual([1, 0, null, 0.5]);
  });

  test("a cell of the map is the mean over seeds, and diverged when one of them did", () => {
    expect(cellFrom([1, 2, 3])).toEqual({ loss: 2, diverged: 0 });
    expect(cellFrom([1, null, 3])).toEqual({ loss: null, diverged: 1 });
  });

  test("the best rate of a row is where its loss is lowest; none where all diverged", () => {
    const cell = (loss: number | null) => ({ loss, diverged: 0 });
    const line = (...losses: (number | null)[]) => losses.map(cell);
    const cells = [...line(3, 2, 1, 2, 3, 4, null, null), ...line(null, null, null, null, null, null, null, null)];
    expect(bestRates(cells, 2)).toEqual([2, -1]);
  });
});

describe("a table", () => {
  const document = { space: { "optimizer.lr": { kind: "log-uniform" as const, low: 1e-4, high: 1 } } };

  test("survives its file, wherever the line with the document stands", () => {
    const rows = [row(0, 0.5), row(1, null)];
    expect(readTable(tableText(document, rows))).toEqual({ document, rows });
    const [head = "", ...rest] = tableText(document, rows).trimEnd().split("\n");
    expect(readTable([...rest, head].join("\r\n"))).toEqual({ document, rows });
  });

  test("a line that is none is named", () => {
    expect(readTable(`${JSON.stringify(row(0, 1))}\n{"trial": 1`)).toEqual({ line: 2 });
    expect(readTable("[]")).toEqual({ line: 1 });
  });

  test("as CSV a cell with a comma is quoted, what diverged has no metric", () => {
    const [head, first, second] = csvText([row(0, 0.5), row(1, null)]).split("\n");
    expect(head).toBe(
      "trial,rung,optimizer.lr,optimizer.name,metric,trainLoss,validLoss,validAccuracy,steps,milliseconds,divergedAt",
    );
    expect(first).toBe('0,,0.1,"a,b",0.5,0.5,0.5,,10,4,');
    expect(second).toBe('1,,0.2,"a,b",,,,,10,4,3');
  });
});

test("one thing at a time: what changed is counted and named", () => {
  const next = { ...okay, lr: 0.1, width: 16 };
  expect(differences(next, okay)).toBe(2);
  expect(entryText(next, okay)).toBe("learning rate 0.1, units 16");
});
