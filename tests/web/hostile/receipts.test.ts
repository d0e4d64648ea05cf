/** Receipts with random changes: no grader throws, and none accepts a changed number. */
import { expect, test } from "vitest";
import { Random } from "../../../web/src/kit/random";
import { sealed } from "../../../web/src/kit/receipt/receipt";
import * as turn from "../../../web/src/lessons/backprop/turn/receipt";
import * as game from "../../../web/src/lessons/hparams/game-receipt";
import * as quiz from "../../../web/src/lessons/init-quiz/receipt";
import quizReceipt from "../../fixtures/frozen/receipt-3.json";
import turnReceipt from "../../fixtures/frozen/receipt-backprop-1.json";
import gameReceipt from "../../fixtures/frozen/receipt-hparams-1.json";
import { blanks, evaluate, play } from "../lessons/receipt-keys";
import { hostileText } from "./fuzz";

/** Ten thousand of each kind with npm test -- hostile. */
const each = process.env.GRADLAB_HOSTILE === "all" ? 10_000 : 200;
const now = new Date("2026-11-30T15:00:00Z");

type Check = (candidate: unknown) => Promise<{ score: number; discrepancies: readonly unknown[] }>;
const graders: ReadonlyArray<[name: string, receipt: object, check: Check]> = [
  ["the quiz", quizReceipt, (one) => quiz.verified(one, evaluate, now)],
  ["your turn", turnReceipt, (one) => turn.verified(one, async () => blanks, now)],
  ["the game", gameReceipt, (one) => game.verified(one, play, now)],
];

/** Values of another type than the field. */
const strange = ["null", "[]", "{}", '""', "true", "-0", "[[[[]]]]", '{"__proto__":{"score":9}}', '{"length":1}'];

type Container = Record<string | number, unknown>;
interface Leaf {
  holder: Container;
  key: string;
}

function leavesOf(holder: Container): Leaf[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === "object" && value !== null ? leavesOf(value as Container) : []),
  ]);
}

/** Changes one random value in the receipt; returns its name. */
function mutate(receipt: Container, random: Random): string {
  const all = leavesOf(receipt).filter(({ key }) => key !== "checksum");
  const { holder, key } = all[random.whole(0, all.length - 1)] as Leaf;
  const value = holder[key];
  const kind = random.whole(0, 9);
  if (kind === 0 && !Array.isArray(holder)) delete holder[key];
  else if (kind === 1) holder[key] = JSON.parse(strange[random.whole(0, strange.length - 1)] as string);
  else if (kind === 2 && Array.isArray(value)) value.push(structuredClone(value.at(-1)));
  else if (typeof value === "number")
    holder[key] = [value + 1, value - 1, 2 * value + 3, -value - 1, value + 0.1, 1e9, 1e308][random.whole(0, 6)];
  else if (typeof value === "boolean") holder[key] = !value;
  else if (typeof value === "string") holder[key] = hostileText(random, [key], value);
  else holder[`${key}x`] = value;
  return key;
}

/**
 * Fields that follow from seed and answers. For the others (a name, dates, seconds) a grader can only check whether
 * they are possible.
 */
const worked = ["variant", "correct", "score", "max", "tries", "misconception", "order", "exercise", "lesson"];
const numbers = [...worked, "n", "n_in", "n_out", "value", "loss", "valid", "test"];

test.each(graders)("%s: a changed receipt is not accepted", async (name, receipt, check) => {
  expect(await check(receipt)).toMatchObject({ discrepancies: [] });
  const { score } = await check(receipt);
  for (let seed = 0; seed < each; seed++) {
    const random = new Random(seed, name.length);
    const edited = structuredClone(receipt) as Container;
    const key = mutate(edited, random);
    const messages = `${name}, ${seed}: ${key}`;
    // As JSON, because a file contains JSON.
    const text = JSON.stringify(edited);
    if (text === JSON.stringify(receipt)) continue;
    const candidate = JSON.parse(text);
    expect((await check(candidate)).discrepancies.length, `${messages}, edited`).toBeGreaterThan(0);
    const forged = await check(sealed(candidate));
    if (numbers.includes(key)) expect(forged.discrepancies.length, `${messages}, forged`).toBeGreaterThan(0);
    else if (forged.discrepancies.length === 0) expect(forged.score, messages).toBeLessThanOrEqual(score);
  }
});
