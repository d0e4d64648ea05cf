import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { type Visit, Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

type Part = "modes" | "check" | "turn";

/** Goes to one part of the lesson, which is loaded when it comes into view. */
async function visit(part: Part, state: string, work: (panel: Locator, visitor: Visitor) => Promise<void>, how: Visit = {}): Promise<void> {
  const visitor = await Visitor.arrive(browser, `#/backprop${state && `?${state}`}`, how);
  await visitor.page.locator(`section[data-part=${part}]`).scrollIntoViewIfNeeded();
  const panel = visitor.page.locator(`gradlab-backprop-${part}`);
  await panel.waitFor();
  await work(panel, visitor);
  await visitor.leave();
}

describe("both modes", () => {
  test("one backward pass finds what takes a forward pass for each input, and the identity holds", () =>
    visit("modes", "", async (panel) => {
      await panel.locator(".entries tbody tr").first().waitFor();
      for (const row of await panel.locator(".entries tbody tr").all()) {
        const [vjp = "", jvp = ""] = await row.locator("td").allInnerTexts();
        expect(jvp.startsWith(vjp)).toBe(true);
      }
      expect(
        await panel
          .locator(".counts .passes td")
          .allInnerTexts()
          .then((cells) => cells.slice(0, 2)),
      ).toEqual(["1", "4"]);
    }));

  test("the race is really run: a loss of 40 inputs takes 1 pass back or 40 forward, and both are timed", () =>
    visit("modes", "modes.inputs=40&modes.outputs=1", async (panel, visitor) => {
      const race = panel.locator(".counts").nth(1);
      await race.locator(".time").waitFor();
      expect(await race.locator(".passes td").allInnerTexts()).toEqual(["1", "40"]);
      for (const time of await race.locator(".time td").allInnerTexts()) expect(time).not.toBe("0");
      await panel.getByText("40 of 40 columns").first().waitFor();
      expect(visitor.page.url()).toContain("modes.inputs=40");
    }));

  test("long work can be stopped", () =>
    visit("modes", "modes.inputs=1000&modes.outputs=1000", async (panel) => {
      await panel.getByRole("button", { name: "Run both" }).click();
      await panel.getByRole("button", { name: "Stop" }).click();
      await panel.getByRole("button", { name: "Run both" }).waitFor();
    }));
});

describe("finite differences", () => {
  test("the step h is chosen, kept in the address, and the best one is a button away", () =>
    visit("check", "check.width=0.01", async (panel, visitor) => {
      await panel.getByText("Here h is too wide").waitFor();
      const error = async () => (await panel.locator("tr.double .at").innerText()).replaceAll(/\s/g, "");
      const wide = await error();
      await panel.getByRole("button", { name: "Go to the best h" }).click();
      await panel.getByText("Here both errors are about equal").waitFor();
      expect(await error()).not.toBe(wide);
      expect(visitor.page.url()).toMatch(/check\.width=\d*\.?\d*(0000|e-)/);
    }));
});

describe("your turn", () => {
  // Level 1, exercise 1: z = w * x; r = t - z; L = r ^ 2 with w = 4, x = -2, t = 1, so r = 9 and L = 81.
  const answers = ["18", "18", "1", "-1", "18", "-18", "-2", "4", "36", "-72"];
  const field = (panel: Locator, index: number) => panel.locator(`input[data-blank="${index}"]`);

  test("an answer is judged at once: the slip is named, the hint names the rule, then the step is worked", () =>
    visit("turn", "", async (panel) => {
      await field(panel, 0).fill("-18");
      await field(panel, 0).press("Enter");
      await panel.getByText("the sign is not").waitFor();
      await field(panel, 0).fill("81");
      await field(panel, 0).press("Enter");
      await panel.getByText("That is a value of the forward pass").waitFor();
      await panel.getByRole("button", { name: "Hint: Derivative of L with respect to r" }).click();
      await panel.getByText("Power rule").waitFor();
      await panel.getByRole("button", { name: "Show the step: Derivative of L with respect to r" }).click();
      await panel.locator("#says-0 math").waitFor();
      await field(panel, 0).fill("36/2");
      await field(panel, 0).press("Enter");
      await panel.locator(".verdict.correct").first().waitFor();
    }));

  test("finishing it sends a result with the score, the seed and the answers, and survives a reload", () =>
    visit("turn", "", async (panel, visitor) => {
      await visitor.page.evaluate(() => {
        document.addEventListener("gradlab-result", (event) => {
          (globalThis as { result?: unknown }).result = (event as CustomEvent).detail;
        });
      });
      for (const [index, answer] of answers.entries()) {
        await field(panel, index).fill(answer);
        await field(panel, index).press("Enter");
      }
      await panel.getByText("Done: 100 of 100").waitFor();
      const result = (await visitor.page.evaluate(() => (globalThis as { result?: unknown }).result)) as Record<string, unknown>;
      expect(result).toMatchObject({ lesson: "backprop", seed: 1, level: 1, score: 1 });
      expect((result.answers as Array<{ answer: string }>).map(({ answer }) => answer)).toEqual(answers);
      await visitor.page.reload();
      await visitor.page.locator("section[data-part=turn]").scrollIntoViewIfNeeded();
      await panel.getByText("Done: 100 of 100").waitFor();
    }));

  test("a phone shows it without running over its edge", () =>
    visit(
      "turn",
      "turn.level=3",
      async (panel, visitor) => {
        await panel.locator("input[data-blank]").first().waitFor();
        expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      },
      { width: 320, height: 640 },
    ));
});
