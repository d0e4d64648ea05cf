import { describe, expect, test } from "vitest";
import type { Visitor } from "./support/visit";
import { visitsTo } from "./support/visits";

const { visit } = visitsTo("training-loop", (visitor) => lit(visitor, "logits = model(x)"));

/** Waits until the line of code with this text is highlighted. */
const lit = (visitor: Visitor, text: string) =>
  visitor.page.locator('gl-code li[aria-current="step"]').filter({ hasText: text }).waitFor();
const line = (visitor: Visitor, text: string) => visitor.page.locator("gl-code button").filter({ hasText: text });
/** The names of the tensors under "wrote". */
const wrote = (visitor: Visitor) =>
  visitor.page.locator(".tensors section").nth(1).locator("gl-tensor caption code").allInnerTexts();

describe("the training loop", () => {
  test("opens with computed logits and without any gradient", () =>
    visit("", async (visitor) => {
      expect(await wrote(visitor)).toEqual(["layers.0.output", "logits"]);
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

  test("the left arrow goes back line by line, also over an update, and does not leave the lesson", () =>
    visit("", async (visitor) => {
      const { page } = visitor;
      const press = async (key: string, text: string) => {
        await page.keyboard.press(key);
        await lit(visitor, text);
        return wrote(visitor);
      };
      const lines = ["loss = F", "loss.backward()", "optimizer.step()", "for x, y in loader", "optimizer.zero_grad()"];
      const there: string[][] = [];
      for (const text of lines) there.push(await press("ArrowRight", text));
      await visitor.until((step) => step === 1);
      const back = [...lines].reverse().slice(1);
      for (const [index, text] of back.entries())
        expect(await press("ArrowLeft", text), text).toEqual(there[lines.length - 2 - index]);
      await visitor.until((step) => step === 0);
    }));

  test("after the prediction a table shows which line wrote .grad: loss.backward()", () =>
    visit("", async (visitor) => {
      expect(await visitor.page.locator(".wrote").count()).toBe(0);
      await visitor.page.getByRole("radio", { name: "optimizer.step()" }).check();
      await visitor.page.getByText("No: loss.backward()").waitFor();
      await line(visitor, "optimizer.step()").click();
      const row = visitor.page.locator(".wrote tbody tr").filter({ hasText: "loss.backward()" });
      await row.waitFor();
      expect((await row.locator("td").allInnerTexts()).slice(1)).toEqual(["no", "wrote", "no"]);
      await expect.poll(() => visitor.page.url()).toContain("guess=update");
    }));

  test("after a pause and play within one line the lines still run one after the other", () =>
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
      // A line stays highlighted for 0.8 s: one round runs at most four lines in three seconds, two rounds six.
      expect((await asked.jsonValue()).length - begun).toBeLessThanOrEqual(4);
    }));

  test("without zero_grad gradients add up, and after epochs the loss shows it", () =>
    visit("forget=true", async (visitor) => {
      await visitor.page.getByRole("button", { name: "Run 20 passes" }).click();
      await visitor.until((step) => step >= 20);
      await visitor.page.locator("gl-code").getByText("forgotten").waitFor();
      const [batch, used] = await visitor.page.locator("gl-training-loop-forget").evaluate((part) => {
        const { passes } = part as unknown as { passes: { batchLengths: number[]; usedLengths: number[] } };
        return [passes.batchLengths.at(-1) ?? 0, passes.usedLengths.at(-1) ?? 0];
      });
      expect(used).toBeGreaterThan(1.5 * (batch ?? 0));
      await visitor.page.getByRole("button", { name: "Train 20 epochs" }).click();
      const text = await visitor.page.getByText("After 20 epochs").innerText({ timeout: 30_000 });
      const [right = 9, forgotten = 0] = Array.from(text.matchAll(/is ([\d.]+) with zero_grad, ([\d.]+)/g)).flatMap(
        ([, one, other]) => [Number(one), Number(other)],
      );
      expect(forgotten).toBeGreaterThan(3 * right);
    }));

  test("R keeps the run: undo restores it at its step", () =>
    visit("", async (visitor) => {
      await visitor.page.keyboard.press("e");
      await visitor.until((step) => step >= 20);
      const step = () => visitor.page.locator("gl-transport .where b").innerText();
      const stood = await step();
      await visitor.page.keyboard.press("r");
      await expect.poll(step).toBe("step 0");
      await visitor.page.keyboard.press("Control+z");
      await expect.poll(step).toBe(stood);
      await visitor.page.keyboard.press("Control+Shift+z");
      await expect.poll(step).toBe("step 0");
    }));

  test("R keeps every run that it puts aside, also when it is pressed twice, held down, or pressed after undo", () =>
    visit("", async (visitor) => {
      const { page } = visitor;
      const stands = (at: string) => expect.poll(() => page.locator("gl-transport .where b").innerText()).toBe(at);
      const press = async (key: string, at: string) => {
        await page.keyboard.press(key);
        await stands(at);
      };
      await visitor.until(() => true);
      // An epoch has 30 steps.
      await press("e", "step 30");
      await press("r", "step 0");
      // No step has run since, so there is nothing to put aside.
      await press("r", "step 0");
      for (let held = 0; held < 5; held++) await page.keyboard.down("r");
      await page.keyboard.up("r");
      await press("Control+z", "step 30");
      await press("Control+Shift+z", "step 0");
      await press("e", "step 30");
      await press("e", "step 60");
      await press("Control+z", "step 30");
      await press("Control+Shift+z", "step 60");
      await press("Control+z", "step 30");
      // A new run, not the one that was undone.
      await press("r", "step 0");
      await press("e", "step 30");
      await press("e", "step 60");
      await press("r", "step 0");
      await press("Control+z", "step 60");
      await press("Control+z", "step 30");
    }));

  test("numbers can be shown with all digits, and the weights of one unit have the shape 1 × 2", () =>
    visit("width=1", async (visitor) => {
      const read = visitor.page.locator(".tensors section").first().locator("gl-tensor");
      const weight = read.filter({ hasText: "layers.0.weight" });
      await weight.getByText("1 × 2").waitFor();
      const short = await weight.locator("td").first().innerText();
      await weight.getByRole("button", { name: "layers.0.weight" }).first().click();
      const full = await weight.locator("td").first().innerText();
      expect(full.length).toBeGreaterThan(short.length);
      expect(await weight.locator("td").first().getAttribute("title")).toBe(full);
    }));

  test("the mean of the samples' losses is the loss that the engine gives", () =>
    visit("", async (visitor) => {
      await line(visitor, "loss = F.cross_entropy").click();
      await lit(visitor, "loss = F.cross_entropy");
      const rows = await visitor.page.locator(".samples tbody tr").all();
      const costs = await Promise.all(rows.map(async (row) => Number(await row.locator("td").nth(-4).innerText())));
      const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
      const loss = Number(await visitor.page.locator('gl-code li[aria-current="step"] small').innerText());
      expect(mean).toBeCloseTo(loss, 2);
    }));
});
