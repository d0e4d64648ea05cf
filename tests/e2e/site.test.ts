import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchChromium } from "./support/browser";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Opens an address of the site, after `prepare` has broken something. */
async function visit(
  path: string,
  prepare: (page: Page) => Promise<unknown>,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  await prepare(page);
  await page.goto(inject("address") + path);
  await look(page);
  await page.close();
}

const nothingSpoilt = async () => {};

describe("the site", () => {
  test("an address of an unknown lesson shows a message and the course", () =>
    visit("#/no-such-lesson", nothingSpoilt, async (page) => {
      await page.getByText("There is no lesson called “no-such-lesson”").waitFor();
      await page.getByRole("link", { name: /Where is the derivative/ }).click();
      await page
        .getByRole("heading", { level: 1, name: "Six lines train a network. Where is the derivative?" })
        .waitFor();
    }));

  test("Share copies an address that has the lesson's preview picture and opens the same state", () =>
    visit("#/init?depth=7&quiz.seed=7", nothingSpoilt, async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.locator("gradlab-init-quiz").waitFor({ state: "attached" });
      await page.getByRole("button", { name: "Share" }).click();
      await page.getByText("Link copied").waitFor();
      const shared = await page.evaluate(() => navigator.clipboard.readText());
      expect(shared.split("#")[0]).toBe(`${inject("address")}lessons/init.html`);
      expect(await (await fetch(shared)).text()).toContain("previews/init.jpg");
      const other = await browser.newPage();
      await other.goto(shared);
      await expect
        .poll(() => other.url().replace(inject("address"), ""))
        .toMatch(/^#\/init\?(?=.*depth=7)(?=.*quiz\.seed=7)/);
      await expect
        .poll(() =>
          other
            .locator("gradlab-init")
            .evaluate((lesson) => (lesson as unknown as { state: { depth: number } }).state.depth),
        )
        .toBe(7);
      await other.close();
    }));

  test("a typed address is read even if the lesson is about to write its own", () =>
    visit("#/init?quiz.seed=7", nothingSpoilt, async (page) => {
      await page.locator("gradlab-init-quiz").waitFor({ state: "attached" });
      await page.evaluate(() => {
        location.hash = "#/init?quiz.seed=8";
        document
          .querySelector("gradlab-site")
          ?.shadowRoot?.querySelector("[data-lesson]")
          ?.dispatchEvent(new Event("gradlab-state"));
      });
      await page.waitForFunction(() => {
        const lessons = document
          .querySelector("gradlab-site")
          ?.shadowRoot?.querySelectorAll<HTMLElement & { fragment: string }>("[data-lesson]");
        return lessons?.[1]?.fragment.includes("seed=8");
      });
      await expect.poll(() => page.url()).toContain("quiz.seed=8");
    }));

  test("a browser that cannot load the main script shows a message and a button to reload", () =>
    visit(
      "",
      (page) =>
        page.route(/assets\/index-.*\.js$/, (route) =>
          route.fulfill({ contentType: "text/javascript", body: "class { }" }),
        ),
      async (page) => {
        await page.getByText("A part of this page did not arrive").waitFor();
      },
    ));

  test("nothing moves for a reader who asked for less motion, also in the dark theme", () =>
    visit(
      "",
      (page) => page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" }),
      async (page) => {
        await page.getByRole("heading", { level: 1 }).waitFor();
        const quick = () => getComputedStyle(document.documentElement).getPropertyValue("--quick");
        expect(await page.evaluate(() => document.documentElement.getAttribute("scheme"))).toBe("dark");
        expect(await page.evaluate(quick)).toBe("0ms");
      },
    ));

  test("a browser that loads the main script does not show this message", () =>
    visit("", nothingSpoilt, async (page) => {
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.getByText("did not arrive").count()).toBe(0);
    }));

  test("without WebAssembly the words are shown, and a message names browsers to use", () =>
    visit(
      "#/training-loop",
      (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly")),
      async (page) => {
        await page.getByText("This browser cannot run WebAssembly, and every figure here is computed by it.").waitFor();
        await page
          .getByRole("heading", { level: 1, name: "Six lines train a network. Where is the derivative?" })
          .waitFor();
      },
    ));

  test("a worker that cannot be loaded is reported beside the figure in 10 s, with a button to reload", async () => {
    let lost = true;
    await visit(
      "#/playground",
      (page) =>
        page.route(/\/worker-.*\.js$/, (route) => (lost ? route.fulfill({ status: 404, body: "" }) : route.continue())),
      async (page) => {
        await page
          .getByText(/A file of the engine is not there|The engine could not be (started|fetched)/)
          .first()
          .waitFor({ timeout: 10_000 });
        // The catalog and the network need the same worker: its loss is reported once, with one button for both.
        const again = page.getByRole("button", { name: "Load the page again" });
        await page.waitForLoadState("networkidle");
        await expect.poll(() => again.count()).toBe(1);
        lost = false;
        await again.click();
        await page.locator("gl-network").waitFor();
        await page.getByText(/114 parameters/).waitFor();
      },
    );
  });
});
