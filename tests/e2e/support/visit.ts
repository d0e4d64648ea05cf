import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, inject } from "vitest";

export interface Visit {
  width?: number;
  height?: number;
  scheme?: "light" | "dark";
  reducedMotion?: boolean;
}

/** A visitor with a browser of their own: nothing stored, and everything that goes wrong on the page is kept. */
export class Visitor {
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  static async arrive(
    browser: Browser,
    path: string,
    { width = 1280, height = 900, scheme = "light", reducedMotion = false }: Visit = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: reducedMotion ? "reduce" : "no-preference",
    });
    const page = await context.newPage();
    const visitor = new Visitor(page, context);
    page.on("pageerror", (error) => visitor.faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") visitor.faults.push(message.text());
    });
    await page.goto(inject("address") + path);
    return visitor;
  }

  /** Leaves; whatever the page complained of fails the test. */
  async leave(): Promise<void> {
    await this.context.close();
    expect(this.faults).toEqual([]);
  }

  /** The step that the transport shows. */
  async step(): Promise<number> {
    return this.page
      .locator("gl-transport")
      .first()
      .evaluate((transport) => (transport as unknown as { step: number }).step);
  }

  /** All words on the page, those in shadow roots too. */
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
