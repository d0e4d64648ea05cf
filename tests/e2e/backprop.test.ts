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
  const visitor = await Visitor.arrive(browser, `#/backprop${state && `?${state}`}`);
  await visitor.page.locator("gl-backprop-graph .node").first().waitFor();
  await work(visitor);
  await visitor.leave();
}

const example = (visitor: Visitor, name: string) => visitor.page.locator("gl-menu select").first().selectOption(name);
/** The node whose sentence begins with this name. */
const node = (visitor: Visitor, name: string) => visitor.page.locator(`gl-backprop-graph [aria-label^="${name},"]`);
const press = (visitor: Visitor, name: string) => visitor.page.getByRole("button", { name, exact: true }).first().click();
const says = (visitor: Visitor) => visitor.page.locator(".says").innerText();

describe("backprop", () => {
  test("opens in the middle of the way back, with the sentence of the step", () =>
    visit("", async (visitor) => {
      expect(await says(visitor)).toMatch(/^Backward through \^: L has its whole adjoint, 1, and hands on to v7/);
      expect(await node(visitor, "w").getAttribute("aria-label")).toBe("w, an input: value 0.7");
    }));

  test("stepped to its end, every input has its adjoint; stepped back, the last one is gone again", () =>
    visit("", async (visitor) => {
      for (let step = await visitor.step(); step < 11; step++) await press(visitor, "Step");
      await visitor.until((step) => step === 11);
      expect(await node(visitor, "w").getAttribute("aria-label")).toBe("w, an input: value 0.7, adjoint −0.2547");
      await press(visitor, "One step back");
      await visitor.until((step) => step === 10);
      expect(await node(visitor, "w").getAttribute("aria-label")).toBe("w, an input: value 0.7");
    }));

  test("the node used twice: predict, then see two paths add up to 4, and the recursion say 8", () =>
    visit("", async (visitor) => {
      await example(visitor, "reused");
      await visitor.page.getByRole("radio", { name: "8", exact: true }).check();
      await visitor.page.getByText("No: 4").waitFor();
      await press(visitor, "Step");
      await press(visitor, "Step");
      await visitor.until((step) => step === 5);
      expect(await says(visitor)).toContain("added to the 2 already there it makes 4");
      await visitor.page.getByText("says 8 where 4 is right").waitFor();
    }));

  test("the cursor survives a reload and undo", () =>
    visit("cursor=9", async (visitor) => {
      await visitor.page.reload();
      await visitor.until((step) => step === 9);
      await press(visitor, "Step");
      await visitor.until((step) => step === 10);
      await visitor.page.keyboard.press("Control+z");
      await visitor.until((step) => step === 9);
    }));

  test("an own expression is differentiated while it is typed; an error points at its column", () =>
    visit("", async (visitor) => {
      const field = visitor.page.locator("#text");
      await field.fill("q*q");
      await node(visitor, "q").waitFor();
      await visitor.page.locator(".values input").fill("3");
      await visitor.page.locator('gl-backprop-graph [aria-label*="value 9"]').waitFor();
      await field.fill("q * * q");
      const caret = await visitor.page.locator(".caret").innerText();
      expect(caret.split("\n").map((line) => line.replace(/\s+$/, ""))).toEqual(["q * * q", "    ^"]);
      await visitor.page.getByText("column 5").waitFor();
    }));

  test("forward mode carries tangents, and moves one input at a time", () =>
    visit("mode=jvp&wrt=x&cursor=5", async (visitor) => {
      expect(await node(visitor, "L").getAttribute("aria-label")).toMatch(/tangent −0\.1188$/);
      expect(await node(visitor, "w").getAttribute("aria-label")).toMatch(/tangent 0$|value 0\.7$/);
    }));

  test("arrows walk along the graph, Enter goes to a node's step, and what is reached is lit in the text", () =>
    visit("", async (visitor) => {
      await node(visitor, "L").focus();
      await visitor.page.keyboard.press("ArrowLeft");
      await visitor.page.keyboard.press("ArrowLeft");
      expect(await visitor.page.locator(".formula-text .lit").allInnerTexts()).toEqual(["sigmoid(z)"]);
      await visitor.page.keyboard.press("Enter");
      await visitor.until((step) => step === 9);
      expect(await says(visitor)).toContain("Backward through sigmoid");
    }));

  test("its three further parts come when they are near", () =>
    visit("", async (visitor) => {
      for (const part of ["modes", "check", "turn"]) {
        await visitor.page.locator(`[data-part=${part}]`).scrollIntoViewIfNeeded();
        await visitor.page.locator(`gradlab-backprop-${part}`).waitFor();
      }
    }));
});
