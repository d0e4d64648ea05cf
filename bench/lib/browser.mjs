import { chromiumArguments, findChromium } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/server.mjs";
import { root } from "./node-host.mjs";

/// Opens the bench page in Chromium, served on this machine only. `start` begins a contestant in the page.
export async function openBrowser() {
  const { chromium } = await import("playwright-core");
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is not installed; CHROMIUM_PATH may name its program");
  const server = await serve(root, 0);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const page = await browser.newPage();
  await page.goto(new URL("bench/page/index.html", server.address).href);
  return {
    async start({ name }, problem) {
      const batches = problem.rows / problem.batch;
      const id = await page.evaluate((request) => globalThis.bench.begin(...request), [name, problem.name, batches]);
      return {
        train: (steps) => page.evaluate((request) => globalThis.bench.train(...request), [id, steps]),
        end: () => page.evaluate((session) => globalThis.bench.end(session), id),
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
