import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Visitor } from "./support/visit";
import { visitsTo } from "./support/visits";

const { visit } = visitsTo("backprop", ({ page }) => page.locator("gl-backprop-graph .node").first().waitFor());

const example = (visitor: Visitor, name: string) => visitor.page.locator("gl-menu select").first().selectOption(name);
/** The node whose label begins with this name. */
const node = (visitor: Visitor, name: string) => visitor.page.locator(`gl-backprop-graph [aria-label^="${name},"]`);
const press = (visitor: Visitor, name: string) =>
  visitor.page.getByRole("button", { name, exact: true }).first().click();
const text = (visitor: Visitor) => visitor.page.locator(".sentence").innerText();

/**
 * Presses Tab. Returns the name of the next control, and how its focus ring is wrong ("" if it is right); null after
 * the last control.
 */
async function next(page: Page): Promise<{ name: string; fault: string } | null> {
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return null;
    const { y, height, width } = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    // A slider shows the ring on its thumb, a node on its frame.
    const ring =
      style.outlineStyle !== "none" ||
      (at instanceof SVGElement && style.stroke !== "none") ||
      at.matches("[type=range]");
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? [...(at.labels ?? [])] : [];
    const host = (at.getRootNode() as ShadowRoot).host;
    const name = [
      at.getAttribute("aria-label"),
      ...labels.map((label) => label.textContent),
      at.textContent,
      host?.textContent,
    ]
      .join(" ")
      .trim();
    const faults = [
      at.matches(":focus-visible") && ring ? "" : "no ring",
      y + height < 0 || y > innerHeight || width === 0 ? "out of sight" : "",
    ];
    return { name: name.replaceAll(/\s+/g, " "), fault: faults.join("") };
  });
}

describe("backprop", () => {
  test("opens before the backward pass: with all values, no adjoint, and a question whose answer is not shown", () =>
    visit("", async (visitor) => {
      expect(await text(visitor)).toMatch(/^Forward: L is 0\.1339, the power of v7 and 2/);
      const about = visitor.page.locator("gl-backprop-graph [data-node]");
      const names = await about.evaluateAll((nodes) => nodes.map((one) => one.getAttribute("aria-label") ?? ""));
      expect(names.filter((name) => name.includes("adjoint"))).toEqual([]);
      expect(names).toContain("w, an input: value 0.7");
      // Local derivatives are shown only in the backward pass.
      expect(await visitor.page.locator("gl-backprop-graph .edge > text").count()).toBe(0);
      await press(visitor, "Step");
      expect(await text(visitor)).toBe(
        "Backward begins at the end: the adjoint of L, its derivative with respect to itself, is 1.",
      );
      await press(visitor, "Step");
      expect(await text(visitor)).toMatch(
        /^Backward through the power: L has its whole adjoint, 1, and hands on to v7/,
      );
    }));

  test("after the last step every input has its adjoint; one step back removes the last adjoint", () =>
    visit("", async (visitor) => {
      for (let step = 5; step < 11; step++) await press(visitor, "Step");
      await visitor.until((step) => step === 11);
      expect(await node(visitor, "w").getAttribute("aria-label")).toBe("w, an input: value 0.7, adjoint −0.2547");
      await press(visitor, "One step back");
      await visitor.until((step) => step === 10);
      expect(await node(visitor, "w").getAttribute("aria-label")).toBe("w, an input: value 0.7");
    }));

  test("for a node used twice, after a prediction two paths add up to 4, and the naive recursion gives 8", () =>
    visit("", async (visitor) => {
      await example(visitor, "reused");
      await visitor.page.getByText("Answer the question at the top first: then").waitFor();
      await visitor.page.getByRole("radio", { name: "8", exact: true }).check();
      await visitor.page.getByText("No: 4").waitFor();
      // The answer starts the backward pass, which reveals it.
      await visitor.until((step) => step === 5);
      expect(await text(visitor)).toContain("added to the 2 already there it makes 4");
      await visitor.page.getByText("says 8 where 4 is right").waitFor();
    }));

  test("a question that the pass has answered is closed and not graded, also after steps back", () =>
    visit("", async (visitor) => {
      await visitor.page.locator("gl-predict input").first().waitFor();
      await visitor.page.getByText("Answer the question at the top first: then").waitFor();
      // The sum passes its adjoint on to y, the first of the inputs in the question.
      for (let step = 5; step < 8; step++) await press(visitor, "Step");
      await visitor.page.getByText("It has been shown: one.").waitFor();
      for (let step = 8; step > 4; step--) await press(visitor, "One step back");
      await visitor.until((step) => step === 4);
      expect(await visitor.page.locator("gl-predict input").count()).toBe(0);
      expect(visitor.page.url()).not.toContain("guesses");
      // Nothing waits for an answer that can no longer be given.
      expect(await visitor.page.getByText("Answer the question at the top first").count()).toBe(0);
      await example(visitor, "reused");
      await visitor.page.locator("gl-predict input").first().waitFor();
      await example(visitor, "neuron");
      await visitor.page.getByText("It has been shown: one.").waitFor();
    }));

  test("the address does not keep values of an earlier expression", () =>
    visit("", async (visitor) => {
      await visitor.page.locator(".values input").first().fill("0.5");
      await visitor.page.locator("#text").fill("u * q");
      await visitor.page.locator("#text").blur();
      await node(visitor, "u").waitFor();
      await expect.poll(() => visitor.page.url()).toMatch(/text=u(?!.*at[.]w)/);
      await visitor.page.reload();
      await node(visitor, "u").waitFor();
      await visitor.page.locator("#text").fill("u * w");
      await node(visitor, "w").waitFor();
      expect(
        await visitor.page
          .locator(".values input")
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
      ).toEqual(["1", "1"]);
      expect(visitor.page.url()).not.toMatch(/at[.]/);
    }));

  test("1,125 is read as 1.125 and shown so", () =>
    visit("text=x*x", async (visitor) => {
      const field = visitor.page.locator(".values input");
      await field.fill("1,125");
      await field.blur();
      expect(await field.inputValue()).toBe("1.125");
      await expect.poll(() => node(visitor, "v1").getAttribute("aria-label")).toContain("value 1.266");
    }));

  test("at an operation without a value the steps end with a sentence, and the parts below show the same reason", () =>
    visit("text=log(x)%5E2&at.x=-1", async (visitor) => {
      await visitor.until((step) => step === 1);
      expect(await text(visitor)).toBe(
        "v1 has no value: the logarithm of −1, a negative number. log: The natural logarithm, of numbers above 0. " +
          "The pass stops here: nothing that follows from it has a value or a derivative.",
      );
      for (const part of ["modes", "check"]) {
        await visitor.page.locator(`section[data-part=${part}]`).scrollIntoViewIfNeeded();
        await visitor.page
          .locator(`gradlab-backprop-${part}`)
          .getByText("v1 has no value: the logarithm of −1")
          .waitFor();
      }
      expect(await visitor.words()).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }));

  test("a link with an unreadable expression or value shows the problem and the default", () =>
    visit("text=q+%2B&at.q=2&cursor=3", async (visitor) => {
      await node(visitor, "w").waitFor();
      const problems = () =>
        visitor.page
          .locator("gradlab-backprop")
          .evaluate((lesson) =>
            (lesson as unknown as { problems: { path: string }[] }).problems.map(({ path }) => path),
          );
      await expect.poll(problems).toEqual(["text"]);
      expect(await visitor.page.locator("#text").inputValue()).toContain("sigmoid(z)");
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

  test("a typed expression is differentiated during typing; an error shows its column", () =>
    visit("", async (visitor) => {
      const field = visitor.page.locator("#text");
      await field.fill("q*q");
      await node(visitor, "q").waitFor();
      await visitor.page.locator(".values input").fill("3");
      await visitor.page.locator('gl-backprop-graph [aria-label*="value 9"]').waitFor();
      await field.fill("q * * q");
      const caret = await visitor.page.locator("gl-problems pre").innerText();
      expect(caret.split("\n").map((line) => line.replace(/\s+$/, ""))).toEqual(["q * * q", "    ^"]);
      await visitor.page.getByText("column 5").waitFor();
    }));

  test("forward mode shows tangents for one moving input at a time", () =>
    visit("mode=jvp&wrt=x&cursor=5", async (visitor) => {
      expect(await node(visitor, "L").getAttribute("aria-label")).toMatch(/tangent −0\.1188$/);
      expect(await node(visitor, "w").getAttribute("aria-label")).toMatch(/tangent 0$|value 0\.7$/);
    }));

  test("arrows move along the graph and highlight the node in the text, and Enter goes to a node's step", () =>
    visit("", async (visitor) => {
      await node(visitor, "L").focus();
      await visitor.page.keyboard.press("ArrowLeft");
      await visitor.page.keyboard.press("ArrowLeft");
      expect(await visitor.page.locator(".formula-text .lit").allInnerTexts()).toEqual(["sigmoid(z)"]);
      await visitor.page.keyboard.press("Enter");
      await visitor.until((step) => step === 3);
      expect(await text(visitor)).toContain("Forward: a is 0.6341, sigmoid of z");
      // In the backward pass this is the step in which the node passes its adjoint on.
      for (let step = 3; step < 6; step++) await press(visitor, "Step");
      await node(visitor, "a").focus();
      await visitor.page.keyboard.press("Enter");
      await visitor.until((step) => step === 9);
      expect(await text(visitor)).toContain("Backward through sigmoid");
    }));

  test("pointing at a node in formula, graph, tape or code highlights it in the three others", () =>
    visit("panel=tape", async (visitor) => {
      const { page } = visitor;
      const lit = async () => ({
        formula: await page.locator(".formula-text .lit").allInnerTexts(),
        graph: await page.locator("gl-backprop-graph .node.lit .name").allTextContents(),
        tape: await page.locator(".tape tr.lit code").allTextContents(),
      });
      const sigmoid = { formula: ["sigmoid(z)"], graph: ["a"], tape: ["a"] };
      await page.locator(".tape tr", { hasText: "sigmoid" }).hover();
      await expect.poll(lit).toEqual(sigmoid);
      await page.locator(".formula-text span", { hasText: "b" }).last().hover();
      await expect.poll(lit).toEqual({ formula: ["b"], graph: ["b"], tape: ["b"] });
      await node(visitor, "a").hover();
      await expect.poll(lit).toEqual(sigmoid);
      await page.getByRole("tab", { name: "As code" }).click();
      await page.getByRole("radio", { name: "NumPy" }).check();
      const lines = page.locator("gradlab-backprop-code li.pointed code");
      await page.locator(".formula-text span", { hasText: "b" }).last().hover();
      await expect.poll(() => lines.allInnerTexts()).toContain("db = dz");
      await node(visitor, "a").hover();
      await expect.poll(() => lines.allInnerTexts()).toContain("a = sigmoid(z)");
    }));

  test("steps, undo, views and an exercise work by keyboard; the focus is visible and can leave the lesson", () =>
    visit("guesses.neuron=one", async (visitor) => {
      const { page } = visitor;
      const key = (name: string) => page.keyboard.press(name);
      await key("ArrowRight");
      await visitor.until((step) => step === 6);
      await expect.poll(() => page.url()).toContain("cursor=6");
      await expect.poll(() => text(visitor)).toMatch(/^Backward begins at the end/);
      await key("Control+z");
      await visitor.until((step) => step === 5);
      await key("Control+Shift+z");
      await visitor.until((step) => step === 6);
      await key("r");
      await visitor.until((step) => step === 0);
      await expect
        .poll(() => page.locator("gl-transport [role=status]").textContent())
        .toContain("Nothing is computed yet");

      for (const [part, ready] of [
        ["modes", ".time"],
        ["check", "table"],
        ["turn", "input[data-blank]"],
      ] as const) {
        await page.locator(`section[data-part=${part}]`).scrollIntoViewIfNeeded();
        await page.locator(`gradlab-backprop-${part} ${ready}`).first().waitFor();
      }
      const stops: string[] = [];
      for (let stop = await next(page); stop && stops.length < 200; stop = await next(page)) {
        expect(stop.fault, stop.name).toBe("");
        stops.push(stop.name);
        if (stop.name === "Chain rule") {
          await key("ArrowRight");
          await page.locator(".tape").first().waitFor();
        }
        if (stop.name !== "Derivative of L with respect to r") continue;
        await page.keyboard.type("-18");
        await key("Enter");
        await page.locator(".verdict.correct").first().waitFor();
      }
      for (const name of [
        "Play",
        "Step",
        "Chain rule",
        "expression",
        "cotangent u",
        "inputs n",
        "square",
        "step Δ",
        "New exercise",
        "MIT licence",
      ])
        expect(
          stops.some((stop) => stop.includes(name)),
          `${name} among ${stops.join(" | ")}`,
        ).toBe(true);
      expect(stops.length).toBeLessThan(200);
    }));

  test("its three further parts are loaded when they come near the window", () =>
    visit("guesses.neuron=one", async (visitor) => {
      for (const part of ["modes", "check", "turn"]) {
        await visitor.page.locator(`[data-part=${part}]`).scrollIntoViewIfNeeded();
        await visitor.page.locator(`gradlab-backprop-${part}`).waitFor();
      }
    }));
});
