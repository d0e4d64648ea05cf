import { beforeEach, expect, test } from "vitest";
import type { Row } from "../../../web/src/engine/types";
import { defaults } from "../../../web/src/lessons/hparams/state";
import { forgetStudy, Keeper, savedStudy } from "../../../web/src/lessons/hparams/study/saved";

const row = (trial: number): Row => ({ trial, params: {}, metric: 0.5 }) as unknown as Row;
const begun = () => Keeper.begin(defaults.study, "key");
beforeEach(forgetStudy);

test("rows that two windows saved of the same resumed study are read once", async () => {
  const first = await begun();
  const second = await Keeper.goOn("key");
  for (const trial of [0, 1]) {
    await first.keep("rows", row(trial));
    await second.keep("rows", row(trial));
  }
  first.close();
  second.close();
  expect((await savedStudy())?.rows.map(({ trial }) => trial)).toEqual([0, 1]);
});

test("after another window has deleted the saved study, nothing counts as saved", async () => {
  const keeper = await begun();
  let lost = 0;
  keeper.lost = () => {
    lost += 1;
  };
  expect(keeper.works).toBe(true);
  await forgetStudy();
  expect([keeper.works, lost]).toEqual([false, 1]);
  await keeper.keep("rows", row(0));
  expect(await savedStudy()).toBeNull();
});

test("after another window has begun a study, the rows of the former are not saved", async () => {
  const former = await begun();
  await new Promise((resolve) => setTimeout(resolve, 2));
  const newer = await begun();
  await former.keep("rows", row(0));
  await newer.keep("rows", row(1));
  expect([former.works, newer.works]).toEqual([false, true]);
  expect((await savedStudy())?.rows.map(({ trial }) => trial)).toEqual([1]);
  newer.close();
});
