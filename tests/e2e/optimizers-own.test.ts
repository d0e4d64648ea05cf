import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Scrolls to the editor of a rule, which is loaded only then. */
async function write(state: string, work: (panel: Locator, visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await Visitor.arrive(browser, `#/optimizers${state && `?${state}`}`, { reducedMotion: true });
  const part = visitor.page.locator('[data-part="own"]');
  await part.waitFor();
  expect(await visitor.page.locator("gl-own-rule").count()).toBe(0);
  await part.scrollIntoViewIfNeeded();
  const panel = visitor.page.locator("gl-own-rule");
  await panel.locator("textarea").waitFor();
  await work(panel, visitor);
  await visitor.leave();
}

const beside = (panel: Locator, rule: string) => panel.locator("tbody tr").filter({ hasText: rule });

describe("a rule written by the reader", () => {
  test("can be typed, joins the race, gets a slider for each constant, and is compared with the others", () =>
    write("rules=sgd,momentum", async (panel, { page }) => {
      await panel.locator("textarea").fill("s = rho*s + g^2\ntheta = theta - lr*g/sqrt(s + tiny)");
      await panel.getByRole("button", { name: "Let it race" }).click();
      await page.waitForURL(/own=/);
      await beside(panel, "Momentum").waitFor();
      expect(await panel.locator("gl-slider").count()).toBe(3);
      expect(await page.locator(".below .standings tbody tr").filter({ hasText: "Your rule" }).count()).toBe(1);
    }));

  test("follows Adam's path when it is Adam with the same rate", () =>
    write("rules=adam,&knobs.adam.lr=0.1", async (panel) => {
      await panel.getByRole("button", { name: "Adam (Start from)" }).click();
      // Its sliders and its best rate are shown after it has raced.
      await panel.locator("gl-slider").filter({ hasText: "beta2" }).waitFor();
      await beside(panel, "Adam").getByText("parts at step").waitFor();
      const rate = panel.locator("gl-slider").filter({ hasText: "lr" }).locator("input").last();
      await rate.fill("0.1");
      await rate.press("Enter");
      await beside(panel, "Adam").getByText("the same path").waitFor();
    }));

  test("with an error shows a caret under the column, and is out of the race until it is corrected", () =>
    write("rules=sgd,own", async (panel, visitor) => {
      const field = panel.locator("textarea");
      await beside(panel, "SGD").waitFor();
      await field.fill("v = g\ntheta = theta - lr*)v");
      await panel.locator("pre").waitFor();
      const [line, caret] = (await panel.locator("pre").innerText()).split("\n");
      expect(line).toBe("theta = theta - lr*)v");
      expect(caret?.indexOf("^")).toBe(line?.indexOf(")"));
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      expect(await visitor.words()).toContain("Your rule has an error and does not race.");
      await beside(panel, "SGD").waitFor({ state: "detached" });
      await field.fill("v = g\ntheta = theta - lr*v");
      await beside(panel, "SGD").waitFor();
      await panel.locator("pre").waitFor({ state: "detached" });
    }));

  test("keeps the focus during typing, also without any rule in the race", () =>
    write("rules=", async (panel, { page }) => {
      const field = panel.locator("textarea");
      await field.focus();
      await page.keyboard.press("ControlOrMeta+End");
      for (const typed of ["+0", "*1"]) {
        await page.keyboard.type(typed);
        await page.waitForURL((url) => decodeURIComponent(url.hash).endsWith(typed));
      }
      expect(await field.inputValue()).toMatch(/\+0\*1$/);
    }));

  test("has a map whose arrow keys move and announce the start, with one step of undo each", () =>
    write("rules=sgd,own&start=0.5,0.5", async (panel, { page }) => {
      const start = panel.locator("gl-race-map button.start");
      const status = panel.locator("gl-race-map [role=status]");
      expect(await status.textContent()).toBe("");
      const places: string[] = [];
      for (const _ of [1, 2]) {
        const before = (await status.textContent()) ?? "";
        await start.press("ArrowRight");
        await expect.poll(() => status.textContent()).not.toBe(before);
        places.push((await status.textContent()) ?? "");
      }
      expect(places[0]).toMatch(/^x .+, y 0\.5$/);
      await page.keyboard.press("ControlOrMeta+z");
      await expect.poll(() => status.textContent()).toBe(places[0]);
    }));

  test("keeps the last letters if the lesson is left before they are parsed", () =>
    write("rules=sgd,own", async (panel, { page }) => {
      await panel.locator("textarea").focus();
      await page.keyboard.press("ControlOrMeta+End");
      const text = await page.evaluate(() => {
        const lesson = document.querySelector("gradlab-site")?.shadowRoot?.querySelector("gradlab-optimizers");
        const field = lesson?.shadowRoot?.querySelector("gl-own-rule")?.shadowRoot?.querySelector("textarea");
        if (!lesson || !field) return "";
        field.value += "+0";
        field.dispatchEvent(new Event("input"));
        lesson.remove();
        return (lesson as unknown as { state: { own: string } }).state.own;
      });
      expect(text).toMatch(/\+0$/);
    }));

  test("uses Space and arrows for its text: the race does not move", () =>
    write("rules=sgd,own", async (panel, visitor) => {
      await panel.locator("textarea").focus();
      await visitor.page.keyboard.press("ArrowRight");
      await visitor.page.keyboard.press("Space");
      await visitor.page.waitForTimeout(200);
      expect(await visitor.step()).toBe(0);
    }));

  test("solves the task to find a mistake when it follows the right rule", () =>
    write("", async (panel) => {
      await panel.getByRole("button", { name: "A hurried Adam" }).click();
      await beside(panel, "Adam").getByText("parts at step 1").waitFor();
      expect(await beside(panel, "Adam").innerText()).toMatch(/\b10\b/);
      const field = panel.locator("textarea");
      await field.fill((await field.inputValue()).replaceAll("* (1 - beta", "/ (1 - beta"));
      await panel.getByText("Mended: it follows Adam").waitFor();
    }));

  test("is shown line by line with the numbers of a step", () =>
    write("rules=own,&inside=own&step=3", async (_panel, { page }) => {
      const rows = page.locator(".account tbody tr");
      await rows.filter({ hasText: "you wrote" }).first().waitFor();
      expect(await rows.count()).toBe(3);
      expect((await rows.last().textContent())?.normalize("NFKC")).toContain("θ");
    }));

  test("is in the address", () =>
    write("rules=own,sgd&own=theta = theta - 0.001*g", async (panel, { page }) => {
      expect(await panel.locator("textarea").inputValue()).toBe("theta = theta - 0.001*g");
      await panel.locator("textarea").fill("theta = theta - 0.002*g");
      await page.waitForURL(/0\.002/);
      await page.reload();
      await page.locator('[data-part="own"]').scrollIntoViewIfNeeded();
      expect(await page.locator("gl-own-rule textarea").inputValue()).toBe("theta = theta - 0.002*g");
    }));
});
