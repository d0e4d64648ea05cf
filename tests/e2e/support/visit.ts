import type { Browser, Page } from "playwright-core";
import { expect, inject } from "vitest";

export interface Visit {
  width?: number;
  height?: number;
  scheme?: "light" | "dark";
  reducedMotion?: boolean;
  /** Uses a new page: for tests of what happens during loading, or that change the page permanently. */
  fresh?: boolean;
}

/**
 * Pages of a browser that were left, on the front page. Loading takes most of the time of a visit, so the next visitor
 * gets one of them.
 */
const left = new WeakMap<Browser, Page[]>();

/** A visitor to whom every lesson is new. All errors of the page are collected. */
export class Visitor {
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly fresh: boolean,
  ) {
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(message.text());
    });
  }

  static async arrive(
    browser: Browser,
    path: string,
    { width = 1280, height = 900, scheme = "light", reducedMotion = false, fresh = false }: Visit = {},
  ): Promise<Visitor> {
    const page =
      (fresh ? undefined : left.get(browser)?.pop()) ??
      (await (await browser.newContext({ serviceWorkers: "block" })).newPage());
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: reducedMotion ? "reduce" : "no-preference" });
    const visitor = new Visitor(page, browser, fresh);
    await page.goto(inject("address") + path);
    return visitor;
  }

  /** Leaves the page. Errors of the page fail the test. */
  async leave(): Promise<void> {
    const { page, browser, faults } = this;
    if (!this.fresh) {
      await page.goto(`${inject("address")}#/`);
      await page.locator("gradlab-front").waitFor();
      const counted = await page.evaluate(() => localStorage.length > 0);
      // Counters outlive a cleared storage until the page is reloaded.
      if (counted) {
        await page.evaluate(() => localStorage.clear());
        await page.reload();
        await page.locator("gradlab-front").waitFor();
      }
    }
    page.removeAllListeners();
    if (this.fresh || faults.length > 0) await page.context().close();
    else left.set(browser, [...(left.get(browser) ?? []), page]);
    expect(faults).toEqual([]);
  }

  /** Records from now on the events of lessons to the embedding page. */
  async listen(): Promise<void> {
    await this.page.evaluate(() => {
      const saved = window as unknown as { results?: unknown[] };
      if (!saved.results)
        addEventListener("gradlab-result", (event) => saved.results?.push((event as CustomEvent).detail));
      saved.results = [];
    });
  }

  results(): Promise<unknown[]> {
    return this.page.evaluate(() => (window as unknown as { results: unknown[] }).results);
  }

  /** The step shown by the transport. */
  async step(): Promise<number> {
    return this.page
      .locator("gl-transport")
      .first()
      .evaluate((transport) => (transport as unknown as { step: number }).step);
  }

  /** All words on the page, including those in shadow roots. */
  words(): Promise<string> {
    return this.page.evaluate(() => {
      const read = (node: Node): string => {
        if (node instanceof Text) return node.data;
        if (node instanceof Element && ["STYLE", "SCRIPT"].includes(node.tagName)) return "";
        const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
        return [...inside, ...node.childNodes].map(read).join(" ");
      };
      return read(document.body);
    });
  }

  /** Waits until the step satisfies a condition. */
  async until(what: (step: number) => boolean, timeout = 20_000): Promise<number> {
    const end = Date.now() + timeout;
    for (;;) {
      const step = await this.step();
      if (what(step)) return step;
      if (Date.now() > end) throw new Error(`The step is still ${step}.`);
      await this.page.waitForTimeout(50);
    }
  }
}
