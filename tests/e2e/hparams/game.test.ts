import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { address, dial, openedState, part, patient, slow, visits } from "./lesson";

const visit = visits();

/** The runs shown in the first plot. */
const points = (game: Locator) =>
  game
    .locator("gl-points")
    .first()
    .getByRole("button", { name: /^run \d+$/ });

describe("the game", () => {
  test("is played against random search and TPE; undo gives back no run; the test rows are opened once", () =>
    visit("", async (visitor) => {
      const { page } = visitor;
      await visitor.listen();
      const game = await part(page, "game");
      await game.getByText("30 runs left").waitFor();
      for (let run = 0; run < 3; run++) {
        await dial(game, 0, ["0.05", "0.2", "0.6"][run] ?? "");
        await game.getByRole("button", { name: "Run this" }).click();
        await game.getByText(`${29 - run} runs left`).waitFor();
      }
      // A refused number costs no run, whether the button is clicked or pressed by key.
      const rate = game.locator("gl-slider").first().locator("input").last();
      await rate.fill("99");
      await game.getByRole("button", { name: "Run this" }).click();
      await game.getByText("99 is not a number between").waitFor();
      await rate.press("Enter");
      await expect.poll(() => game.getByRole("button", { name: "Run this" }).isDisabled()).toBe(true);
      expect(await game.getByText("27 runs left").count()).toBe(1);
      await rate.fill("0.6");
      await rate.press("Enter");
      await expect.poll(() => game.getByRole("button", { name: "Run this" }).isEnabled()).toBe(true);
      await expect.poll(() => points(game).count(), patient).toBe(3);
      // 250 rows in the default parts of 60, 20 and 20 %.
      await game.getByText("150 training, 50 validation and 50 test rows").waitFor(slow);
      await game.getByText("300 updates").waitFor();
      const mine = game.locator(".runs").first().locator("tbody tr");
      expect(await mine.count()).toBe(3);
      expect(await mine.nth(1).locator("td").nth(1).innerText()).toBe("0.2");
      const losses = await mine.locator("th + td").allInnerTexts();
      expect(losses.filter((text) => text.endsWith("(lowest)"))).toHaveLength(1);
      const [lowest] = losses.map((text) => Number.parseFloat(text)).sort((one, other) => one - other);
      expect(await game.getByRole("heading", { name: "What random search tried" }).count()).toBe(0);
      expect(await game.getByText("test loss").count()).toBe(0);
      await game.getByRole("button", { name: "Open the test rows" }).click();
      await game.locator(".verdicts tbody tr").nth(2).waitFor(slow);
      expect(await game.locator(".verdicts tbody th").allInnerTexts()).toEqual(["you", "random", "TPE"]);
      const numbers = (await game.locator(".verdicts tbody tr").first().locator("td").allInnerTexts()).map((text) =>
        Number(text.replace("−", "-")),
      );
      expect(Math.abs((numbers[1] ?? 0) - (numbers[0] ?? 0) - (numbers[2] ?? 9))).toBeLessThan(0.01);
      expect(numbers[0]).toBe(lowest);
      // The control chooses among as many runs as the reader, not among thirty.
      await game.getByText("A control: 3 runs of your best setting").waitFor();
      await game.getByText(/Choosing the best of 3 equal runs makes a gap of/).waitFor(slow);
      for (const [index, name] of ["random search", "TPE"].entries()) {
        await game.getByRole("heading", { name: `What ${name} tried` }).waitFor();
        expect(
          await game
            .locator(".runs")
            .nth(1 + index)
            .locator("tbody tr")
            .count(),
        ).toBe(30);
      }
      expect(
        await game
          .getByRole("button", { name: "Run this" })
          .isDisabled()
          .catch(() => true),
      ).toBe(true);
      await expect
        .poll(() => visitor.results())
        .toMatchObject([{ lesson: "hparams", exercise: "game", tries: 3, max: 2 }]);
      // Undo removes the settings, but neither gives back a run nor closes the test rows again.
      for (let times = 0; times < 6; times++) await page.keyboard.press("Control+z");
      await expect.poll(() => address(page)).not.toContain("game.next");
      await game.getByText("27 runs left").waitFor();
      expect(address(page)).toContain("game.opened=true");
    }));

  test("a run is described when it is pointed at, focused or pressed, and opens in the playground", () =>
    visit("", async ({ page }) => {
      const game = await part(page, "game");
      for (const lr of ["0.05", "0.2"]) {
        await dial(game, 0, lr);
        await game.getByRole("button", { name: "Run this" }).click();
      }
      await expect.poll(() => points(game).count(), patient).toBe(2);
      const line = game.locator(".chosen p");
      await line.getByText("Run 2, the lowest: learning rate 0.2, momentum 0.5, batch size 32, units 8").waitFor();
      const head = game.locator("gl-points").first().locator("text.read");
      await points(game).first().hover();
      await head.getByText(/^run 1: 0\.05 → 0\.\d+$/).waitFor();
      await line.getByText("Run 1: learning rate 0.05").waitFor();
      await page.mouse.move(0, 0);
      await line.getByText("Run 2").waitFor();
      await points(game).first().focus();
      await line.getByText("Run 1").waitFor();
      await page.keyboard.press("Enter");
      await game
        .locator("gl-points")
        .nth(1)
        .getByRole("button", { name: "run 1" })
        .and(page.locator("[aria-pressed=true]"))
        .waitFor();
      await game.locator(".chosen").getByRole("button", { name: "Open in the playground" }).click();
      expect(await openedState(page)).toMatchObject({
        model: { hidden: [8] },
        batchSize: 32,
        optimizer: { name: "momentum", lr: 0.05 },
      });
    }));

  test("after thirty runs the gap is compared with the gap from choosing alone", () =>
    visit("", async ({ page }) => {
      const game = await part(page, "game");
      const run = game.getByRole("button", { name: "Run this" });
      for (let move = 0; move < 30; move++) {
        // A reader's plan: the rate in equal steps of its logarithm, then the momentum, then the width.
        const [index, value] =
          move < 12 ? [0, 10 ** (-3 + move / 4)] : move < 21 ? [1, (move - 12) / 10 + 0.1] : [3, 4 + 3 * (move - 21)];
        if (move === 12) await dial(game, 0, "0.3");
        await dial(game, index, value.toPrecision(3));
        await run.click();
        await game.getByText(`${29 - move} runs left`, { exact: true }).waitFor();
      }
      expect(await run.isDisabled()).toBe(true);
      await expect.poll(() => game.locator(".runs").first().locator("tbody tr").count()).toBe(30);
      await expect.poll(() => game.locator(".runs").first().getByText("…").count(), patient).toBe(0);
      const finite = await points(game).count();
      expect(finite).toBe(30);
      await game.getByRole("button", { name: "Open the test rows" }).click();
      await game.locator(".verdicts tbody tr").nth(2).waitFor(slow);
      await game.locator(".control").waitFor(slow);
      const text = await game.locator(".control").innerText();
      const [, selection = 0, error = 0] = (text.match(/makes a gap of ([\d.−]+) ± ([\d.]+)/) ?? []).map((text) =>
        Number(text.replace("−", "-")),
      );
      expect(selection).toBeGreaterThan(0);
      expect(error).toBeGreaterThan(0);
      // The reader's gap is that in the table; the gaps of the other players vary in another way, because of their
      // settings.
      const [gap] = await game.locator(".verdicts tbody td:last-child").allInnerTexts();
      expect(text).toMatch(
        new RegExp(`your gap, ${gap}, is (not told apart from|larger than|smaller than) choosing alone`),
      );
      expect(text).toContain("this says nothing of them");
    }));
});
