/** A second origin: pages of another site's course, each with its policy, on a separate port. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Frame, Page } from "playwright-core";
import { expect, inject } from "vitest";

export interface CoursePage {
  /** The contents of head and body; `CDN` stands for the address of Gradlab, without a slash at the end. */
  head?: string;
  body?: string;
  /** A whole document, instead of both. */
  html?: string;
  /** Content-Security-Policy; none by default. */
  policy?: string;
}

/** The policy of a course that allows Gradlab and nothing else: exactly that of the contract. */
export const strictPolicy =
  "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; connect-src CDN; font-src CDN; worker-src blob:";

export const cdn = () => inject("address").replace(/\/$/, "");

/** Starts a server of pages. */
export async function courseServer() {
  const pages = new Map<string, CoursePage>();
  const withCdn = (text: string) => text.replaceAll("CDN", cdn());
  const server = createServer((request, response) => {
    const page = pages.get(request.url?.replace(/[?#].*/, "") ?? "");
    if (!page) return void response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(page.policy ? { "content-security-policy": withCdn(page.policy) } : {}),
    });
    const { head = "", body = "" } = page;
    const usual = `<!doctype html><html lang="en"><head><title>Course</title>${head}</head><body>${body}</body></html>`;
    response.end(withCdn(page.html ?? usual));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    /** Adds a page and returns its address. */
    add(page: CoursePage): string {
      const path = `/${pages.size + 1}.html`;
      pages.set(path, page);
      return origin + path;
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export type CourseServer = Awaited<ReturnType<typeof courseServer>>;

/** Opens a page in a new browser context, and collects its errors. */
export async function visitCourse(browser: Browser, address: string) {
  const page = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/favicon/.test(message.location().url)) faults.push(message.text());
  });
  await page.goto(address);
  return { page, faults, workers: () => page.workers().length };
}

/** Waits until the run of a lesson, which starts when it is in view, has trained this many steps. */
export async function trains(where: Page | Frame, element: string, steps = 10): Promise<void> {
  const transport = where.locator(`${element} gl-transport`).first();
  // Content above it may grow and push it out of view again.
  const step = async () => {
    await where.locator(element).scrollIntoViewIfNeeded();
    return transport.evaluate((one) => (one as unknown as { step: number }).step);
  };
  await expect.poll(step, { timeout: 20_000 }).toBeGreaterThan(steps);
}

/** The frame of `embed.html` in a page; waits for it. */
export async function frameOf(page: Page): Promise<Frame> {
  const frame = () => page.frames().find((candidate) => candidate.url().startsWith(`${cdn()}/embed.html`));
  await expect.poll(() => frame() !== undefined, { timeout: 30_000 }).toBe(true);
  return frame() as Frame;
}
