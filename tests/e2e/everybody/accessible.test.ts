import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { launchChromium } from "../support/browser";
import { inspect, screens } from "../support/inspect";
import { Visitor } from "../support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** `near`: the elements to scroll to, one after the other, so that the rest is loaded. */
const pages: ReadonlyArray<{ name: string; path: string; ready: string; near?: readonly string[] }> = [
  { name: "the front page", path: "", ready: "a" },
  { name: "the training loop", path: "#/training-loop", ready: "gl-tensor" },
  { name: "backprop", path: "#/backprop", ready: "gl-backprop-graph .node" },
  {
    name: "backprop as code, and its further parts",
    path: "#/backprop?panel=code&code.target=numpy",
    near: ["gl-tabs", "[data-part=modes]", "[data-part=check]", "[data-part=turn]"],
    ready: "gradlab-backprop-turn input[data-blank]",
  },
  { name: "scaling", path: "#/scaling", near: ["gl-scaling-bowl"], ready: "gl-bowl-picture canvas" },
  { name: "initialization", path: "#/init", ready: "gl-init-plot canvas" },
  { name: "the optimizers", path: "#/optimizers", near: ["#inside"], ready: ".account" },
  { name: "the playground", path: "#/playground", ready: "gl-surface canvas" },
  { name: "hyper-parameters", path: "#/hparams", ready: "gl-points" },
];

describe.each(pages)("$name", ({ path, ready, near }) => {
  test.each(screens)(
    "axe finds nothing at $width px, light and dark, and nothing is wider than a phone",
    async (screen) => {
      const visitor = await Visitor.arrive(browser, path, { ...screen, reducedMotion: true });
      for (const part of near ?? []) {
        await visitor.page.locator(part).first().scrollIntoViewIfNeeded();
        await visitor.page.waitForTimeout(300);
      }
      // On a phone, content loaded above moves a part out of view again.
      const there = visitor.page.locator(ready).first();
      for (let tries = 0; near && tries < 10 && !(await there.isVisible()); tries++) {
        await visitor.page
          .locator(near.at(-1) ?? ready)
          .first()
          .scrollIntoViewIfNeeded();
        await visitor.page.waitForTimeout(500);
      }
      await there.waitFor();
      await visitor.page.waitForTimeout(500);
      await inspect(visitor, screen);
      await visitor.leave();
    },
  );
});
