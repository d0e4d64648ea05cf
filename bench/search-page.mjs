/**
 * The same search in the page, with one batch worker, compared with its trainings alone in that worker. Also measures
 * the frames that the page draws in the meantime, and the memory of its process.
 */
import { readFileSync } from "node:fs";
import { createServer } from "vite";
import { chromiumArguments, findHeadlessChromium } from "../scripts/chromium.mjs";

const rounds = 10;

/** Runs in the page: defines the two kinds of work, and counts frames. */
async function prepare() {
  const [{ EnginePool }, { runSearch }, { Run }] = await Promise.all([
    import("/src/engine/pool.ts"),
    import("/src/engine/search.ts"),
    import("/src/engine/run.ts"),
  ]);
  // Two cores: one worker that proposes trials, one that trains them.
  const pool = new EnginePool(undefined, undefined, 2);
  const frames = async (work) => {
    let [count, longest, last, over] = [0, 0, performance.now(), false];
    const frame = (now) => {
      count++;
      longest = Math.max(longest, now - last);
      last = now;
      if (!over) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const begun = performance.now();
    const trials = await work();
    const seconds = (performance.now() - begun) / 1000;
    over = true;
    return { trials, seconds, rate: count / seconds, longest };
  };
  globalThis.bench = {
    /** The updates of all trials in one training. */
    alone: (document) =>
      frames(async () => {
        const run = await Run.open(pool.batch, document, null);
        await run.extend(document.steps);
        await run.frame({ steps: document.steps });
        await run.close();
        return 1;
      }),
    search: (document) =>
      frames(async () => {
        let trials = 0;
        for await (const _ of runSearch(pool, document)) trials++;
        return trials;
      }),
  };
}

/** Megabytes of the page's process, including workers; null if the system does not report it. */
async function memory(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      try {
        return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) / 1024;
      } catch {
        return 0;
      }
    });
  return Math.max(...sizes) || null;
}

export async function benchSearchInPage(document) {
  const { steps } = document.base;
  const { trials } = document.budget;
  const { chromium } = await import("playwright-core");
  const site = await createServer({ logLevel: "error", server: { host: "127.0.0.1", port: 0, hmr: false } });
  await site.listen();
  const address = `http://127.0.0.1:${site.httpServer.address().port}/`;
  const browser = await chromium.launch({ executablePath: findHeadlessChromium(), args: chromiumArguments });
  try {
    const page = await browser.newPage();
    const blank = "<!doctype html><html lang='en'><title>bench</title></html>";
    await page.route(`${address}blank`, (route) => route.fulfill({ contentType: "text/html", body: blank }));
    await page.goto(`${address}blank`);
    await page.evaluate(prepare);
    const run = (kind, given) => page.evaluate(([name, what]) => globalThis.bench[name](what), [kind, given]);
    const session = await browser.newBrowserCDPSession();
    const whole = { ...document.base, steps: steps * trials };
    // Warming up: the modules are fetched and fully compiled.
    await run("alone", { ...whole, steps: 20_000 });
    await run("search", { ...document, budget: { trials: 20 } });
    const alone = [];
    const search = [];
    for (let round = 0; round < rounds; round++) {
      alone.push(await run("alone", whole));
      search.push(await run("search", document));
    }
    const least = (all) => Math.min(...all.map(({ seconds }) => seconds));
    const short = { ...document, base: { ...document.base, steps: 1, evalEvery: 1 } };
    // Enough trials for the garbage collector to reach a balance.
    await run("search", { ...short, budget: { trials: 5000 } });
    const before = await memory(session);
    const many = await run("search", { ...short, budget: { trials: 5000 } });
    const after = await memory(session);
    const ratio = (least(search) / least(alone)).toFixed(2);
    console.log(`in the page, by one worker:`);
    console.log(`  trainings alone             ${least(alone).toFixed(3)} s`);
    console.log(`  the search                  ${least(search).toFixed(3)} s, ${ratio} times that`);
    console.log(
      `  frames meanwhile            ${Math.min(...search.map(({ rate }) => rate)).toFixed(1)} a second in the slowest ` +
        `of ${rounds}, the longest wait ${Math.max(...search.map(({ longest }) => longest)).toFixed(0)} ms`,
    );
    console.log(`  a trial of one update       ${((1000 * many.seconds) / many.trials).toFixed(2)} ms`);
    if (before !== null)
      console.log(
        `  memory                      ${before.toFixed(0)} MB after 5000 trials, ${after.toFixed(0)} MB after 10000`,
      );
  } finally {
    await browser.close();
    await site.close();
  }
}
