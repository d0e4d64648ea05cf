import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sealed } from "../../web/src/kit/receipt/receipt";
import unsealedOne from "../fixtures/frozen/receipt-2.json";
import sealedOne from "../fixtures/frozen/receipt-3.json";
import { launchChromium } from "./support/browser";
import { Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const slow = { timeout: 100_000 };
type Receipt = Record<string, unknown> & { entries: Record<string, unknown>[] };

/** Enters a name and saves the receipt. */
async function savedAs(name: string, panel: Locator, page: Page): Promise<Receipt> {
  await panel.getByLabel("Your name or id").fill(name);
  const waiting = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Save the receipt" }).click();
  return JSON.parse(readFileSync(await (await waiting).path(), "utf8"));
}

/** The rows that `grade.html` shows for these receipts, and the misconceptions below the table. */
async function gradedAs(receipts: Record<string, unknown>): Promise<{ rows: string[]; believed: string[] }> {
  const page = await browser.newPage();
  await page.goto(`${inject("address")}grade.html`);
  const files = Object.entries(receipts).map(([name, receipt]) => ({
    name: `${name}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(receipt)),
  }));
  await page.getByLabel("Choose files").setInputFiles(files);
  const [first, second] = [page.locator("table").first(), page.locator(".misconceptions tr")];
  await expect.poll(() => first.locator("tbody tr").count(), { timeout: 100_000 }).toBe(files.length);
  await expect.poll(() => page.getByText("Grading").count(), { timeout: 100_000 }).toBe(0);
  const texts = async (rows: Locator) => (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " "));
  const result = { rows: await texts(first.locator("tbody tr")), believed: await texts(second) };
  await page.close();
  return result;
}

/** The receipt with a change, and a checksum that fits. */
function forged({ checksum: _, ...receipt }: Receipt, patch: Record<string, unknown>, entry?: number): Receipt {
  const body = structuredClone(receipt) as Receipt;
  Object.assign(entry === undefined ? body : (body.entries[entry] as object), patch);
  return sealed(body);
}

const later = (date: unknown, milliseconds: number): string =>
  new Date(Date.parse(String(date)) + milliseconds).toISOString();

test("the engine confirms a receipt of your turn with its misconception; forged ones are refused", async () => {
  const visitor = await Visitor.arrive(browser, "#/backprop");
  await visitor.listen();
  await visitor.page.locator("section[data-part=turn]").scrollIntoViewIfNeeded();
  const panel = visitor.page.locator("gradlab-backprop-turn");
  const answers = ["81", "-18", "-18", "1", "-1", "-18", "18", "-2", "-4", "-36", "-72"];
  for (const [index, answer] of answers.entries()) {
    const field = panel.locator(`input[data-blank="${Math.max(0, index - 1)}"]`);
    await field.fill(answer);
    await field.press("Enter");
  }
  await panel.getByText("Done: 95 of 100").waitFor();
  const receipt = await savedAs("Ada", panel, visitor.page);
  const messages = (await visitor.results()).map((result) => ({ ...(result as object), version: undefined }));
  expect(
    receipt.entries.map(({ misconception: _, given: __, ...entry }) => ({ ...entry, version: undefined })),
  ).toEqual(messages);
  const { rows, believed } = await gradedAs({
    ada: receipt,
    edited: { ...receipt, name: "Bob" },
    copied: forged(receipt, { name: "Eve", made: later(receipt.made, 1) }),
    shifted: forged(receipt, {
      ...{ name: "Hal", made: later(receipt.made, 7000) },
      entries: receipt.entries.map((entry) => ({ ...entry, given: later(entry.given, 3000) })),
    }),
    seed: forged(receipt, { name: "Dan", variant: 2 }),
    raised: forged(receipt, { name: "Fay", score: 10 }),
    tries: forged(receipt, { name: "Gus", entries: receipt.entries.slice(1) }),
  });
  expect(rows).toEqual([
    expect.stringMatching(/backprop turn-1 1 9\.5 \/ 10 10 \/ 10 .*✓ holds$/),
    expect.stringMatching(/^copied.* ✗ doubled the same answers at the same pace as ada.json, under another name/),
    expect.stringMatching(/^edited.* ✗ does not hold it was edited after it had been made/),
    expect.stringMatching(/^raised.* ✗ does not hold the score is not what the answers give/),
    expect.stringMatching(/^seed.* ✗ does not hold/),
    expect.stringMatching(/^shifted.* ✗ doubled the same answers at the same pace as ada.json, under another name/),
    expect.stringMatching(/^tries.* ✗ does not hold/),
  ]);
  expect(believed).toEqual([
    "Your turn, chain: a local derivative",
    expect.stringMatching(/^1 of 1 That is a value of the forw.* value$/),
  ]);
  // After another beginning, the receipt has only the new answers, and the number of beginnings.
  await panel.getByRole("button", { name: "Same exercise again" }).click();
  for (const [index, answer] of answers.slice(1).entries()) {
    await panel.locator(`input[data-blank="${index}"]`).fill(answer);
    await panel.locator(`input[data-blank="${index}"]`).press("Enter");
  }
  await panel.getByText("Done: 100 of 100").waitFor();
  const again = await savedAs("Ada", panel, visitor.page);
  expect(again).toMatchObject({ beginning: 2, score: 10 });
  expect(again.entries.length).toBe(10);
  await visitor.leave();
});

test("a receipt without a checksum gets the remark that an edit would not show", async () => {
  const { rows } = await gradedAs({ old: unsealedOne, sealed: { ...sealedOne, name: "Bob", variant: 5 } });
  expect(rows[0]).toMatch(/✓ holds of an old version, without a checksum/);
  expect(rows[1]).toMatch(/✗ does not hold it was edited/);
});

test("answers from an address are in no receipt", async () => {
  const answers = ["-18", "-18", "1", "-1", "-18", "18", "-2", "-4", "-36"];
  const visitor = await Visitor.arrive(browser, `#/backprop?turn.answers=${answers.join(",")}`);
  await visitor.page.locator("section[data-part=turn]").scrollIntoViewIfNeeded();
  const panel = visitor.page.locator("gradlab-backprop-turn");
  await panel.locator('input[data-blank="9"]').fill("-72");
  await panel.locator('input[data-blank="9"]').press("Enter");
  await panel.getByText("not what came with the address: 1 of 10").waitFor();
  expect(await savedAs("Eve", panel, visitor.page)).toMatchObject({ score: 1, max: 10 });
  await visitor.leave();
});

test("the engine confirms a receipt of the game by playing it; a game from an address gives no result", async () => {
  const visitor = await Visitor.arrive(browser, "#/hparams", { reducedMotion: true });
  const { page } = visitor;
  await visitor.listen();
  await page.locator("[data-part=game]").scrollIntoViewIfNeeded();
  const game = page.locator("gl-hparams-game");
  for (const [index, rate] of ["0.05", "0.4"].entries()) {
    const field = game.locator("gl-slider").first().locator("input").last();
    await field.fill(rate);
    await field.press("Enter");
    await game.getByRole("button", { name: "Run this" }).click();
    await game.getByText(`${29 - index} runs left`).waitFor();
  }
  await game.getByRole("button", { name: "Open the test rows" }).click();
  await game.locator(".verdicts tbody tr").nth(2).waitFor(slow);
  const receipt = await savedAs("Ada", game, page);
  const [result, ...more] = (await visitor.results()) as Record<string, unknown>[];
  expect(more).toEqual([]);
  expect({ ...result, version: undefined }).toEqual({
    ...receipt.entries[0],
    ...{ misconception: undefined, given: undefined, version: undefined },
  });
  const [entry] = receipt.entries as { answer: number[][] }[];
  const better = entry?.answer.map(() => [0.1, 0.9, 16, 16]);
  const { rows, believed } = await gradedAs({
    ada: receipt,
    raised: forged(receipt, { name: "Bob", score: 2, max: 2 }),
    runs: forged(receipt, { name: "Dan", entries: [{ ...receipt.entries[0], answer: better }] }),
    seed: forged(receipt, { name: "Eve", variant: 1, entries: [{ ...receipt.entries[0], variant: 1 }] }),
  });
  expect(rows[0]).toMatch(/hparams game 0 .*✓ holds$/);
  for (const row of rows.slice(2)) expect(row).toContain("the runs do not come to these losses");
  if (receipt.score !== 2) {
    expect(rows[1]).toContain("the score is not what the answers give");
    expect(believed).toEqual([
      "You against chance",
      expect.stringMatching(/^1 of 1 Fewer than half of the runs .* few-runs$/),
    ]);
  }
  // In another browser the same address shows the game, but it is no answer of the person who opens it.
  const address = new URL(page.url()).hash;
  const other = await Visitor.arrive(browser, address, { reducedMotion: true, fresh: true });
  await other.listen();
  await other.page.locator("[data-part=game]").scrollIntoViewIfNeeded();
  await other.page.locator("gl-hparams-game .verdicts tbody tr").nth(2).waitFor(slow);
  await other.page.getByText("These runs came with an address").waitFor();
  expect(await other.results()).toEqual([]);
  await other.leave();
  await visitor.leave();
});
