import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function visit(state: string, work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await Visitor.arrive(browser, `#/training-loop${state && `?${state}`}`);
  await lit(visitor, "logits = model(x)");
  await work(visitor);
  await visitor.leave();
}

/** The line of code that is lit. */
const lit = (visitor: Visitor, text: string) =>
  visitor.page.locator('gl-code li[aria-current="step"]').filter({ hasText: text }).waitFor();
const line = (visitor: Visitor, text: string) => visitor.page.locator("gl-code button").filter({ hasText: text });
/** Names of the tensors under "wrote". */
const wrote = (visitor: Visitor) =>
  visitor.page.locator(".tensors section").nth(1).locator("gl-tensor caption code").allInnerTexts();

describe("the training loop", () => {
  test("opens with the logits computed, and nothing of a gradient yet", () =>
    visit("", async (visitor) => {
      expect(await wrote(visitor)).toEqual(["logits"]);
    }));

  test("only loss.backward() writes .grad, and only optimizer.step() moves the parameters", () =>
    visit("", async (visitor) => {
      await line(visitor, "loss = F.cross_entropy").click();
      await lit(visitor, "loss = F.cross_entropy");
      expect(await wrote(visitor)).toEqual(["loss"]);
      await line(visitor, "loss.backward()").click();
      await lit(visitor, "loss.backward()");
      const gradients = await wrote(visitor);
      expect(gradients.length).toBe(4);
      expect(gradients.every((name) => name.endsWith(".grad"))).toBe(true);
      await line(visitor, "optimizer.step()").click();
      await lit(visitor, "optimizer.step()");
      expect(await wrote(visitor)).toEqual(gradients.map((name) => name.replace(/\.grad$/, "")));
      await visitor.until((step) => step === 1);
    }));

  test("asks before it tells: the answer is found by asking which line filled .grad", () =>
    visit("", async (visitor) => {
      expect(await visitor.page.locator(".wrote").count()).toBe(0);
      await visitor.page.getByRole("radio", { name: "optimizer.step()" }).check();
      await visitor.page.getByText("No: loss.backward()").waitFor();
      await line(visitor, "optimizer.step()").click();
      const row = visitor.page.locator(".wrote tbody tr").filter({ hasText: "loss.backward()" });
      await row.waitFor();
      expect((await row.locator("td").allInnerTexts()).slice(1)).toEqual(["no", "wrote", "no"]);
      expect(visitor.page.url()).toContain("guess=update");
    }));

  test("who pauses and plays again while a line is lit still sees one line after the other", () =>
    visit("", async (visitor) => {
      const asked = await visitor.page.evaluateHandle(() => {
        const phases: string[] = [];
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (this: Worker, message: { name?: string }, ...rest: never[]) {
          if (message.name === "phase") phases.push(message.name);
          return post.call(this, message, ...rest);
        };
        return phases;
      });
      for (const name of ["Play", "Pause", "Play"])
        await visitor.page.getByRole("button", { name, exact: true }).click();
      const begun = (await asked.jsonValue()).length;
      await visitor.page.waitForTimeout(3000);
      // A line stays lit for 0.8 s: one turn has run at most four in three seconds, two turns six.
      expect((await asked.jsonValue()).length - begun).toBeLessThanOrEqual(4);
    }));

  test("forgetting zero_grad adds gradients up", () =>
    visit("forget=true", async (visitor) => {
      await visitor.page.getByRole("button", { name: "Run 20 passes" }).click();
      await visitor.until((step) => step >= 20);
      await visitor.page.locator("gl-code").getByText("forgotten").waitFor();
      const [batch, used] = await visitor.page.locator("gradlab-training-loop").evaluate((lesson) => {
        const { passes } = (
          lesson as unknown as { runner: { passes: { batchLengths: number[]; usedLengths: number[] } } }
        ).runner;
        return [passes.batchLengths.at(-1) ?? 0, passes.usedLengths.at(-1) ?? 0];
      });
      expect(used).toBeGreaterThan(1.5 * (batch ?? 0));
    }));

  test("the mean of the samples' losses is the loss that the engine gives", () =>
    visit("", async (visitor) => {
      await line(visitor, "loss = F.cross_entropy").click();
      await lit(visitor, "loss = F.cross_entropy");
      const rows = await visitor.page.locator(".samples tbody tr").all();
      const costs = await Promise.all(rows.map(async (row) => Number(await row.locator("td").nth(-2).innerText())));
      const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
      const loss = Number(await visitor.page.locator('gl-code li[aria-current="step"] small').innerText());
      expect(mean).toBeCloseTo(loss, 2);
    }));
});
