/**
 * npm run bench -- --page: twelve lessons on a page of another origin, such as a course's page. Each lesson is scrolled
 * into view when the previous one can be used. Prints the time at which each can be used, and what the page's main
 * thread did until then: medians of five visits with an empty cache. The processor time is printed, too, because other
 * work on the machine changes it less.
 */

import { chromium } from "playwright-core";
import { chromiumArguments, findHeadlessChromium } from "../scripts/chromium.mjs";
import { lessonModules } from "../scripts/lessons.mjs";
import { serve } from "../scripts/server.mjs";

const repeats = 5;

/** Runs in the page: seconds from its beginning until each lesson could be used. */
async function readyTimes() {
  const times = [];
  for (const lesson of document.querySelectorAll("main > *")) {
    await customElements.whenDefined(lesson.localName);
    lesson.scrollIntoView();
    await lesson.ready;
    times.push(performance.now() / 1000);
  }
  return times;
}

async function visit(browser, address) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  const times = await page.evaluate(readyTimes);
  const { metrics } = await session.send("Performance.getMetrics");
  const workers = page.workers().length;
  await context.close();
  const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const [script, style, layout, task] = ["Script", "RecalcStyle", "Layout", "Task"].map((name) =>
    of(`${name}Duration`),
  );
  return { times, script, style, layout, task, workers };
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const cell = (number) => number.toFixed(2).padStart(8);

export async function benchPage() {
  const slugs = lessonModules().map(({ slug }) => slug);
  const twelve = [...slugs, ...slugs].slice(0, 12);
  const site = await serve("dist", 0);
  const tags = twelve.map((slug) => `<gradlab-${slug}></gradlab-${slug}>`).join("");
  const course = await coursePage(
    `<script type="module" src="${site.address}gradlab.js"></script><main>${tags}</main>`,
  );
  const browser = await chromium.launch({ executablePath: findHeadlessChromium(), args: chromiumArguments });
  try {
    const visits = [];
    for (let i = 0; i < repeats; i++) visits.push(await visit(browser, course.address));
    const of = (pick) => median(visits.map(pick));
    console.log(`Twelve lessons on one page: seconds until each can be used, medians of ${repeats} visits.`);
    for (const [index, slug] of twelve.entries()) console.log(slug.padEnd(20) + cell(of(({ times }) => times[index])));
    console.log("Of the page's own thread by then, seconds of the processor:");
    for (const part of ["script", "style", "layout", "task"])
      console.log(part.padEnd(20) + cell(of((one) => one[part])));
    console.log("workers".padEnd(20) + String(of(({ workers }) => workers)).padStart(8));
  } finally {
    await browser.close();
    await site.close();
    await course.close();
  }
}

async function coursePage(body) {
  const { createServer } = await import("node:http");
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>course</title>${body}</html>`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => server.closeAllConnections() ?? server.close(done)),
  };
}
