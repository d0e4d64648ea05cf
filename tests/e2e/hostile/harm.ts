/** Checks whether a hostile text was treated as anything other than text. */
import type { Browser, Frame, Page } from "playwright-core";
import { expect } from "vitest";

export interface Guarded {
  page: Page;
  /** Errors, dialogs, windows, and requests to other origins. */
  faults: string[];
}

/** A page in a new context, which may request these origins only. */
export async function guarded(browser: Browser, address: string, origins: readonly string[]): Promise<Guarded> {
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.stack ?? error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => faults.push(`window: ${popup.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !origins.some((origin) => url.startsWith(origin))) faults.push(`request: ${url}`);
  });
  await page.goto(address);
  return { page, faults };
}

/** Expects that no text was run, that no elements were made of a text, and that nothing else was stored. */
export async function expectUnharmed(where: Page | Frame, faults: readonly string[]): Promise<void> {
  const result = await where.evaluate(() => {
    const made: string[] = [];
    const look = (root: Document | ShadowRoot | Element): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element.classList.contains("hostile")) made.push(element.outerHTML.slice(0, 200));
        if (element.matches("[onerror], [onload], [onfocus], [ontoggle], a[href^='javascript:']"))
          made.push(element.outerHTML.slice(0, 200));
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return {
      made,
      ran: (window as { ran?: unknown }).ran ?? null,
      spoiled: Object.keys(Object.prototype),
      cookie: document.cookie,
      stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    };
  });
  expect(result).toEqual({ made: [], ran: null, spoiled: [], cookie: "", stored: [] });
  expect(faults).toEqual([]);
}
