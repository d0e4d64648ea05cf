import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./support/browser";
import { Visitor } from "./support/visit";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** `near`: what has to come into view before the rest is loaded. */
const pages: ReadonlyArray<{ name: string; path: string; ready: string; near?: string }> = [
  { name: "the front page", path: "", ready: "a" },
  { name: "the training loop", path: "#/training-loop", ready: "gl-tensor" },
  { name: "backprop", path: "#/backprop", ready: "gl-backprop-graph .node" },
  { name: "backprop as code", path: "#/backprop?panel=code&code.target=numpy", near: "gl-tabs", ready: "gradlab-backprop-code li" },
  { name: "scaling", path: "#/scaling", ready: "gl-bowl-picture canvas" },
  { name: "initialization", path: "#/init", ready: "gl-init-plot canvas" },
  { name: "the optimizers", path: "#/optimizers", ready: ".account" },
  { name: "the playground", path: "#/playground", ready: "gl-surface canvas" },
];

describe.each(pages)("$name", ({ path, ready, near }) => {
  test.each([
    { width: 390, scheme: "light" as const },
    { width: 390, scheme: "dark" as const },
    { width: 1280, scheme: "light" as const },
    { width: 1280, scheme: "dark" as const },
  ])("axe finds nothing at $width px, $scheme", async ({ width, scheme }) => {
    const visitor = await Visitor.arrive(browser, path, { width, scheme, reducedMotion: true });
    if (near) await visitor.page.locator(near).first().scrollIntoViewIfNeeded();
    await visitor.page.locator(ready).first().waitFor();
    await visitor.page.waitForTimeout(500);
    // The page's policy forbids scripts that it does not know; the test brings its own through the debugger.
    await visitor.page.evaluate(axe);
    const found = await visitor.page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join(", ")}`);
    });
    expect(found).toEqual([]);
    await visitor.leave();
  });

  test("nothing is wider than a screen of 320 px", async () => {
    const visitor = await Visitor.arrive(browser, path, { width: 320, reducedMotion: true });
    if (near) await visitor.page.locator(near).first().scrollIntoViewIfNeeded();
    await visitor.page.locator(ready).first().waitFor();
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await visitor.leave();
  });
});
