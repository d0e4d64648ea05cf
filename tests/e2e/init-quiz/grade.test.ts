import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { keyOf } from "../../../web/src/lessons/init-quiz/grading";
import { receiptOf } from "../../../web/src/lessons/init-quiz/receipt";
import { untried } from "../../../web/src/lessons/init-quiz/record";
import { variant } from "../../../web/src/lessons/init-quiz/variants";
import { launchChromium } from "../support/browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A receipt whose first answer is right, or is He's 2/n. */
function receipt(name: string, seed: number, isRight: boolean): string {
  const asked = variant(seed, 0, 0);
  if (asked.form !== "number") throw new Error("The first question asks for a number.");
  const value = isRight ? keyOf(asked.question, asked.at, "variance") : 2 / (asked.at.n ?? 1);
  const given = "2026-01-01T00:05:00.000Z";
  const text = isRight ? String(value) : "2/n";
  const relu = [{ ...untried, text, value, choice: "variance", seconds: 60, given }];
  const record = { name, begun: "2026-01-01T00:00:00.000Z", beginning: 1, answers: { relu } };
  return JSON.stringify(receiptOf(seed, record, new Date("2026-01-01T00:10:00.000Z")));
}

const file = (name: string, text: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

test("a folder of receipts becomes a table; invalid, repeated, edited and foreign receipts do not count", async () => {
  const page = await browser.newPage();
  const outside: string[] = [];
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(inject("address")) && !address.startsWith("blob:")) outside.push(address);
  });
  await page.goto(`${inject("address")}grade.html`);
  const ada = receipt("Ada", 7, true);
  await page
    .getByLabel("Choose files")
    .setInputFiles([
      file("ada.json", ada),
      file("ada-again.json", ada),
      file("bob.json", receipt("Bob", 7, false)),
      file("eve.json", receipt("=Eve", 8, false).replace('"correct":false', '"correct":true')),
      file("eva.json", ada.replace("Ada", "Eva")),
      file("notes.json", '{"hello":1}'),
      file("broken.json", "{"),
    ]);
  await page.getByText("2 of 7 files count.").waitFor();
  const rows = await page.locator("table").first().locator("tbody tr").allInnerTexts();
  // In the order of the files in the folder.
  expect(rows.map((row) => row.replaceAll(/\s+/g, " "))).toEqual([
    expect.stringMatching(/^ada-again\.json .*✓ holds/),
    expect.stringMatching(/^ada\.json .*✗ doubled the same person and seed as ada-again\.json/),
    expect.stringMatching(/^bob\.json .*✓ holds/),
    expect.stringMatching(/^broken\.json ✗ no receipt not JSON/),
    expect.stringMatching(/^eva\.json .*✗ does not hold it was edited after it had been made/),
    expect.stringMatching(/^eve\.json .*✗ does not hold it was edited .*answer 1: it is marked wrongly/),
    expect.stringMatching(/^notes\.json ✗ no receipt not a receipt of a lesson/),
  ]);
  const believed = page.locator(".misconceptions");
  expect(await believed.locator("tr").count()).toBe(2);
  expect(await believed.innerText()).toMatch(/One ReLU layer\s+1 of 2\s+That is 2\/n[\s\S]*he$/);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the table (CSV)" }).click();
  const text = readFileSync(await (await waiting).path(), "utf8");
  expect(text.split("\r\n").length).toBe(9);
  expect(text).toContain("'=Eve");
  expect(outside).toEqual([]);
  await page.close();
});
