import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Visit, Visitor } from "./visit";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The widths for inspections: that of a phone, reduced to the narrowest screen afterwards, and that of a wide screen.
 */
export const screens = [{ width: 390 }, { width: 1280 }] as const;

/**
 * Expects that axe finds nothing in both schemes, on the page or in a part of it, and that on a phone nothing is wider
 * than 320 px. One visit for all, because the visit takes longer than the checks.
 */
export async function inspect(
  { page }: Visitor,
  { width }: Visit,
  part: Locator = page.locator("html"),
): Promise<void> {
  // The page's policy forbids unknown scripts, so the test adds axe through the debugger.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const result: Record<string, string[]> = {};
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    // Another scheme changes only colours.
    const rules = colorScheme === "light" ? {} : { runOnly: ["color-contrast", "link-in-text-block"] };
    result[colorScheme] = await part.evaluate(async (element, options) => {
      const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run(element, options);
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join(", ")}`,
      );
    }, rules);
  }
  expect(result).toEqual({ light: [], dark: [] });
  if (width !== 390) return;
  await page.setViewportSize({ width: 320, height: 900 });
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}
