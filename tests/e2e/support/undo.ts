import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Undoes three changes by key and redoes them. `parts`: for each change, whether it is present. */
export async function undoesThree(page: Page, parts: () => boolean[]): Promise<void> {
  for (const after of [
    [true, true, false],
    [true, false, false],
    [false, false, false],
  ]) {
    await page.keyboard.press("Control+z");
    await expect.poll(parts).toEqual(after);
  }
  for (let times = 0; times < 3; times++) await page.keyboard.press("Control+Shift+z");
  await expect.poll(parts).toEqual([true, true, true]);
}
