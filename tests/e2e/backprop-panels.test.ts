import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LineSeries } from "../../web/src/charts";
import { launchChromium } from "./support/browser";
import { type Visit, Visitor } from "./support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

type Part = "modes" | "check" | "turn";

/** The state in which the questions of the examples are answered. The parts below wait for these answers. */
const answered = "guesses.neuron=one&guesses.reused=four&guesses.deep=slope&guesses.softmax=positive";

/** Opens one part of the lesson, which is loaded when it comes into view. */
async function visit(
  part: Part,
  state: string,
  work: (panel: Locator, visitor: Visitor) => Promise<void>,
  how: Visit = {},
): Promise<void> {
  const visitor = await Visitor.arrive(browser, `#/backprop?${answered}${state && `&${state}`}`, how);
  await visitor.page.locator(`section[data-part=${part}]`).scrollIntoViewIfNeeded();
  const panel = visitor.page.locator(`gradlab-backprop-${part}`);
  await panel.waitFor();
  await work(panel, visitor);
  await visitor.leave();
}

describe("as code", () => {
  /** Opens the lesson with the panel of programs. */
  const open = async (
    state: string,
    work: (panel: Locator, visitor: Visitor) => Promise<void>,
    how: Visit = {},
  ): Promise<void> => {
    const visitor = await Visitor.arrive(browser, `#/backprop?panel=code${state && `&${state}`}`, how);
    await visitor.page.locator("gl-tabs").first().scrollIntoViewIfNeeded();
    const panel = visitor.page.locator("gradlab-backprop-code");
    await panel.locator("li").first().waitFor();
    await work(panel, visitor);
    await visitor.leave();
  };
  const now = (panel: Locator) => panel.locator("li[aria-current=step] code").allInnerTexts();
  const choose = (panel: Locator, language: string) => panel.getByRole("radio", { name: language }).check();

  test("the program of the chosen language is shown, the address keeps the choice, and undo takes it back", () =>
    open("", async (panel, visitor) => {
      await panel.getByText("L.backward()").waitFor();
      await choose(panel, "jax-js");
      await panel.getByText("vjp(forward, [w, x, b, y])").waitFor();
      await expect.poll(() => visitor.page.url()).toContain("code.target=jax-js");
      await visitor.page.reload();
      await panel.getByText("vjp(forward, [w, x, b, y])").waitFor();
      await choose(panel, "NumPy");
      await panel.getByText("dz = da * a * (1 - a)").waitFor();
      await visitor.page.getByRole("button", { name: "Undo" }).first().click();
      await panel.getByText("vjp(forward, [w, x, b, y])").waitFor();
    }));

  test("each step marks its line, forward and back, and keeps it inside the frame", () =>
    open("code.target=numpy&cursor=8", async (panel, visitor) => {
      expect(await now(panel)).toEqual(["da = dv7", "dy = -dv7"]);
      await visitor.page.getByRole("button", { name: "Step", exact: true }).first().click();
      await expect.poll(() => now(panel)).toEqual(["dz = da * a * (1 - a)"]);
      for (let step = 9; step < 11; step++)
        await visitor.page.getByRole("button", { name: "Step", exact: true }).first().click();
      await expect.poll(() => now(panel)).toEqual(["dw = dv2 * x", "dx = dv2 * w"]);
      const [line, frame] = [
        await panel.locator("li[aria-current=step]").first().boundingBox(),
        await panel.locator(".code").boundingBox(),
      ];
      expect(line && frame && line.y >= frame.y && line.y + line.height <= frame.y + frame.height).toBe(true);
    }));

  test("pointing at a line highlights its node in formula and graph; a node highlights its lines and its number", () =>
    open("code.target=numpy", async (panel, visitor) => {
      await panel.getByText("a = sigmoid(z)", { exact: true }).hover();
      await expect.poll(() => visitor.page.locator(".formula-text .lit").allInnerTexts()).toEqual(["sigmoid(z)"]);
      await visitor.page.locator("gl-backprop-graph .node.lit [aria-label^='a,']").waitFor();
      await visitor.page.locator('gl-backprop-graph [aria-label^="w,"]').hover();
      await expect.poll(() => panel.locator("li.pointed code").allInnerTexts()).toContain("dw = dv2 * x");
      expect(await panel.locator("dl .pointed dt").allInnerTexts()).toEqual(["dL/dw"]);
    }));

  test("it prints the engine's numbers, and the whole program can be copied", () =>
    open("", async (panel, visitor) => {
      await visitor.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      expect(await panel.locator("dl dd").allInnerTexts()).toEqual([
        "0.1339",
        "−0.2547",
        "−0.1188",
        "−0.1698",
        "0.7317",
      ]);
      await panel.getByRole("button", { name: "Copy" }).click();
      await panel.getByText("Copied").waitFor();
      const copied = await visitor.page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(
        /^import torch\ntorch\.set_default_dtype[\s\S]*\nL\.backward\(\)\n[\s\S]*w\.grad\.item\(\)/,
      );
    }));

  test("at the width of a phone the programs do not overflow", () =>
    open(
      "code.target=tfjs",
      async (_, visitor) => {
        expect(
          await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      },
      { width: 320, height: 640 },
    ));
});

describe("where a pass begins", () => {
  const matrix = "text=y+%3D+W+%40+x&at.W=%5B%5B1%2C2%5D%2C%5B3%2C4%5D%5D&at.x=%5B%5B1%5D%2C%5B-1%5D%5D";
  const arrive = async (state: string): Promise<Visitor> => {
    const visitor = await Visitor.arrive(browser, `#/backprop?${state}`);
    await visitor.page.locator("gl-backprop-graph .node").first().waitFor();
    return visitor;
  };
  const about = (visitor: Visitor, name: string) =>
    visitor.page.locator(`.alive gl-backprop-graph [aria-label^="${name},"]`).getAttribute("aria-label");

  test("with a chosen cotangent u, figure, address and comparison show the adjoint W transposed times u", async () => {
    const visitor = await arrive(`${matrix}&cursor=9`);
    // W^T u with u = (1, 1), then with u = (1, -1).
    await expect.poll(() => about(visitor, "x")).toContain("adjoint [4; 6]");
    await visitor.page.getByLabel("cotangent u").first().fill("1 -1");
    await expect.poll(() => about(visitor, "x")).toContain("adjoint [−2; −2]");
    await visitor.page.getByText("adjoint: total derivative of (u·y)").waitFor();
    await expect.poll(() => visitor.page.url()).toContain("cotangent=1+-1");
    await visitor.page.locator("section[data-part=modes]").scrollIntoViewIfNeeded();
    const field = visitor.page.locator("gradlab-backprop-modes").getByLabel("cotangent u");
    expect(await field.inputValue()).toBe("1 -1");
    await field.fill("2");
    // A result that arrives during typing does not replace the typed text.
    const panel = visitor.page.locator("gradlab-backprop-modes");
    await panel.evaluate(async (element) => {
      const lit = element as unknown as { requestUpdate(): void; updateComplete: Promise<boolean> };
      lit.requestUpdate();
      await lit.updateComplete;
    });
    expect(await field.inputValue()).toBe("2");
    await field.press("Enter");
    await expect.poll(() => about(visitor, "x"), { timeout: 15_000 }).toContain("adjoint [8; 12]");
    await visitor.leave();
  });

  test("for a cotangent of a wrong shape the right shape is shown, and the figure keeps the last pass", async () => {
    const visitor = await arrive(`${matrix}&cursor=9`);
    await visitor.page.getByLabel("cotangent u").first().fill("1 2 3");
    await visitor.page.getByText("u must be 2 x 1 as the result is, not 1 x 3.").waitFor();
    expect(await about(visitor, "x")).toContain("adjoint [4; 6]");
    await visitor.leave();
  });

  test("in forward mode the tangent v is chosen for the input that moves", async () => {
    const visitor = await arrive(`${matrix}&mode=jvp&wrt=x&cursor=9`);
    await visitor.page.getByLabel("tangent v").first().fill("0 1");
    await expect.poll(() => about(visitor, "y")).toContain("tangent [2; 4]");
    await visitor.page.getByText("how it moves while x moves by the tangent chosen").waitFor();
    await visitor.leave();
  });
});

describe("both modes", () => {
  test("one backward pass gives the same entries as one forward pass per input, and the identity holds", () =>
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

  test("for a loss of 40 inputs, 1 backward pass and 40 forward passes are run and timed", () =>
    visit("modes", "modes.inputs=40&modes.outputs=1", async (panel, visitor) => {
      const race = panel.locator(".counts").nth(1);
      await race.locator(".time").waitFor();
      // The curves are measured while they are in view.
      await panel.locator("gl-line-chart").first().scrollIntoViewIfNeeded();
      expect(await race.locator(".passes td").allInnerTexts()).toEqual(["1", "40"]);
      // The median and the quartiles of the rounds; the resolution of this clock is high enough.
      for (const time of await race.locator(".time td").allInnerTexts())
        expect(time.replaceAll(/\s/g, "")).toMatch(/^[\d.]+(×10.\d+)?[\d.]+(×10.\d+)?–[\d.]+(×10.\d+)?$/);
      await panel.getByText("40 of 40 columns").first().waitFor();
      // The curves over n: every size from 1 to 1,000 was run, with one backward pass or with n forward passes.
      const curves = () =>
        panel.locator("gl-line-chart").evaluateAll((charts) =>
          charts.map((chart) =>
            (chart as unknown as { series: LineSeries[] }).series.map(({ x, y }) => ({
              x: Array.from(x),
              y: Array.from(y),
            })),
          ),
        );
      await expect.poll(async () => (await curves())[1]?.[1]?.x.length, { timeout: 30_000 }).toBe(11);
      const [times = [], counts = []] = await curves();
      for (const { x, y } of times) {
        expect(x).toEqual([1, 2, 5, 10, 20, 40, 50, 100, 200, 500, 1000]);
        for (const time of y) expect(time).toBeGreaterThan(0);
      }
      const [back, forth] = counts;
      expect(back?.x.map((n, index) => (forth?.y[index] ?? Number.NaN) / (back.y[index] ?? Number.NaN) / n)).toEqual(
        back?.x.map(() => 1),
      );
      await expect.poll(() => visitor.page.url()).toContain("modes.inputs=40");
    }));

  test("measurements that began by themselves can be stopped and measured anew", () =>
    visit("modes", "modes.inputs=40&modes.outputs=1", async (panel) => {
      await panel.locator("gl-line-chart").first().scrollIntoViewIfNeeded();
      await panel.getByRole("button", { name: "Stop" }).click();
      await panel.getByRole("button", { name: "Measure n = 1 to 1,000" }).click();
      await panel.getByRole("button", { name: "Stop" }).waitFor();
    }));

  test("long work can be stopped", () =>
    visit("modes", "modes.inputs=1000&modes.outputs=1000", async (panel) => {
      await panel.getByRole("button", { name: "Run both" }).click();
      await panel.getByRole("button", { name: "Stop" }).click();
      await panel.getByRole("button", { name: "Run both" }).waitFor();
    }));
});

describe("finite differences", () => {
  test("a chosen step Δ is in the address, and a button sets the best one", () =>
    visit("check", "check.width=0.01", async (panel, visitor) => {
      await panel.getByText("Here Δ is too wide").waitFor();
      const error = async () => (await panel.locator("tr.double .at").innerText()).replaceAll(/\s/g, "");
      const wide = await error();
      await panel.getByRole("button", { name: "Go to the best Δ" }).click();
      await panel.getByText("Here both errors are about equal").waitFor();
      expect(await error()).not.toBe(wide);
      await expect.poll(() => visitor.page.url()).toMatch(/check\.width=\d*\.?\d*(0000|e-)/);
    }));
});

test("the difference quotient of an expression with inputs f and h uses other letters: g and Δ", () =>
  visit("check", `text=${encodeURIComponent("relu(h*w) + f*h")}&check.wrt=h`, async (panel) => {
    const quotient = async () => (await panel.locator("math").first().textContent())?.replaceAll(/\s/g, "");
    await expect.poll(quotient).toMatch(/g\(h\+Δ\)−g\(h−Δ\)/);
  }));

describe("finite differences at a kink", () => {
  test("relu at 0 shows both slopes, their mean and the convention, and no digit in red", () =>
    visit("check", "text=relu(x)&at.x=0", async (panel) => {
      await panel.getByText("A kink, not an error").waitFor();
      const cells = await panel.locator(".slopes td").allInnerTexts();
      expect(cells).toEqual(["0", "1", "0.5", "0"]);
      expect(await panel.locator(".error").count()).toBe(0);
    }));

  test("near a kink, x − Δ and x + Δ are on different sides of it if Δ is wide", () =>
    visit("check", "text=abs(x)&at.x=0.005&check.width=0.05", async (panel) => {
      await panel.getByText("Between x − Δ and x + Δ there is a kink").waitFor();
    }));
});

describe("finite differences of matrices and at the end of a domain", () => {
  test("the cotangent weights several outputs, as in the adjoints of the figure", () =>
    visit("check", "text=max(q,0)*q&at.q=%5B%5B0.5,2,-1%5D%5D&cotangent=1 3 1&check.element=1", async (panel) => {
      await panel.getByRole("row", { name: /back-propagation 12[.]0+/ }).waitFor();
      expect(await panel.getByRole("combobox").locator("option").allInnerTexts()).toEqual(["q"]);
    }));

  test("at the end of a domain the text does not recommend a narrower Δ", () =>
    visit("check", "text=x*sqrt(x)&at.x=0", async (panel) => {
      await panel.getByText("stands at the end of the domain").waitFor();
      expect(await panel.getByText("A narrower Δ stays").count()).toBe(0);
    }));
});

describe("your turn", () => {
  // Level 1, exercise 1: z = w * x; r = t - z; L = r ^ 2 with w = -4, x = -2, t = -1, so r = -9 and L = 81.
  const answers = ["-18", "-18", "1", "-1", "-18", "18", "-2", "-4", "-36", "-72"];
  const field = (panel: Locator, index: number) => panel.locator(`input[data-blank="${index}"]`);

  test("a wrong answer is judged at once and named, the first hint names the rule, the second works the step", () =>
    visit("turn", "", async (panel) => {
      await field(panel, 0).fill("18");
      await field(panel, 0).press("Enter");
      await panel.getByText("the sign is not").waitFor();
      await field(panel, 0).fill("81");
      await field(panel, 0).press("Enter");
      await panel.getByText("That is a value of the forward pass").waitFor();
      await panel.getByRole("button", { name: "Hint: Derivative of L with respect to r" }).click();
      await panel.getByText("Power rule").waitFor();
      await panel.getByRole("button", { name: "Show the step: Derivative of L with respect to r" }).click();
      await panel.locator("#about-0 math").waitFor();
      await field(panel, 0).fill("-36/2");
      await field(panel, 0).press("Enter");
      await panel.locator(".verdict.correct").first().waitFor();
    }));

  test("finishing it sends a result with the score, the seed and the answers, and survives a reload", () =>
    visit("turn", "", async (panel, visitor) => {
      await visitor.listen();
      for (const [index, answer] of answers.entries()) {
        await field(panel, index).fill(answer);
        await field(panel, index).press("Enter");
      }
      await panel.getByText("Done: 100 of 100").waitFor();
      const result = (await visitor.results()).at(-1) as Record<string, unknown>;
      const all = (await visitor.results()) as Record<string, unknown>[];
      expect(all.map(({ answer }) => (answer as { text: string }).text)).toEqual(answers);
      expect(all.map(({ score }) => score)).toEqual(answers.map((_, index) => index + 1));
      // The fields documented in embedding.md.
      expect(result).toEqual({
        ...{ version: 1, lesson: "backprop", exercise: "turn-1", variant: 1 },
        ...{ answer: { question: "dL/dx", text: "-72" }, seconds: expect.any(Number) },
        ...{ correct: true, score: 10, max: 10, tries: 1, hints: 0 },
      });
      await visitor.page.reload();
      const section = visitor.page.locator("section[data-part=turn]");
      // The parts above it may still grow and move it out of view again.
      const isDone = async () => {
        await section.scrollIntoViewIfNeeded();
        return panel.getByText("Done: 100 of 100").isVisible();
      };
      await expect.poll(isDone).toBe(true);
    }));

  test("a wrong answer still counts after undo", () =>
    visit("turn", "", async (panel, visitor) => {
      await visitor.listen();
      await field(panel, 0).fill("81");
      await field(panel, 0).press("Enter");
      await panel.getByText("That is a value of the forward pass").waitFor();
      await visitor.page.getByRole("button", { name: "Undo" }).first().click();
      await expect.poll(() => field(panel, 0).inputValue()).toBe("");
      await field(panel, 0).fill("-18");
      await field(panel, 0).press("Enter");
      await panel.locator(".verdict.correct").first().waitFor();
      expect(await visitor.results()).toMatchObject([
        { answer: { question: "∂L/∂r", text: "81" }, correct: false, score: 0, max: 10, tries: 1 },
        { answer: { question: "∂L/∂r", text: "-18" }, correct: true, score: 0.5, tries: 2 },
      ]);
    }));

  test("at the width of a phone the exercise does not overflow", () =>
    visit(
      "turn",
      "turn.level=3",
      async (panel, visitor) => {
        await panel.locator("input[data-blank]").first().waitFor();
        expect(
          await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      },
      { width: 320, height: 640 },
    ));
});
