/**
 * npm run bench -- --load: the waiting time of a student with a slow phone. Each lesson is opened with an empty cache
 * in a Chromium with a network of 1.6 Mbit/s and 150 ms, on a processor slowed down four times; the files are
 * compressed. Prints medians of five visits, also for a reference page that never changes: 200 kB that cannot be
 * compressed, and a figure.
 */

import { randomFillSync } from "node:crypto";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { chromiumArguments, findHeadlessChromium } from "../scripts/chromium.mjs";
import { serve } from "../scripts/server.mjs";

const repeats = 5;
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 };
const slowdown = 4;
const patience = 60_000;

/**
 * Runs in the page before its own scripts: records when the first figure is drawn, and when the first figure computed
 * by the engine is drawn.
 */
function watch() {
  const times = {};
  globalThis.loadTimes = times;
  let hasAnswer = false;
  globalThis.Worker = class extends globalThis.Worker {
    constructor(...args) {
      super(...args);
      const asked = new Map();
      this.noteCall = (message) => asked.set(message.id, message.name);
      this.addEventListener("message", ({ data }) => {
        // The answers to these calls draw no figure.
        const isFigure = !["catalog", "check", "version", undefined].includes(asked.get(data.id));
        if (data.kind === "done" && isFigure) hasAnswer = true;
      });
    }
    postMessage(message, ...more) {
      if (message.kind === "call") this.noteCall(message);
      super.postMessage(message, ...more);
    }
  };
  const small = document.createElement("canvas");
  small.width = small.height = 24;
  const context = small.getContext("2d", { willReadFrequently: true });
  const isPainted = (canvas) => {
    if (canvas.width === 0 || canvas.height === 0 || canvas.getBoundingClientRect().width === 0) return false;
    context.clearRect(0, 0, 24, 24);
    context.drawImage(canvas, 0, 0, 24, 24);
    return context.getImageData(0, 0, 24, 24).data.some((byte) => byte !== 0);
  };
  const inside = (root, elements = []) => {
    for (const element of root.querySelectorAll("*")) {
      elements.push(element);
      if (element.shadowRoot) inside(element.shadowRoot, elements);
    }
    return elements;
  };
  /**
   * Whether a lesson's figure is in its stage: a painted canvas or, if the figure has no canvas, an element high
   * enough.
   */
  const has = () => {
    const stage = inside(document).find((element) => element.matches(".stage"));
    if (!stage) return [...document.querySelectorAll("canvas")].some(isPainted);
    // On a phone the stage of some lessons scrolls out of view, and only a part of it stays.
    const parts = [stage, ...inside(stage)];
    if (!parts.some((part) => part.getBoundingClientRect().height >= 100)) return false;
    const canvases = parts.filter(({ localName }) => localName === "canvas");
    return canvases.length === 0 || canvases.some(isPainted);
  };
  const look = () => {
    if (document.body && has()) {
      times.drawn ??= performance.now();
      if (hasAnswer) times.computed ??= performance.now();
    }
    if (times.computed === undefined) setTimeout(() => requestAnimationFrame(look), 30);
  };
  look();
}

async function open(browser, address, what) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(watch);
  let bytes = 0;
  let requests = 0;
  session.on("Network.requestWillBeSent", () => requests++);
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  try {
    await page.goto(address, { waitUntil: "commit", timeout: patience });
    await page.waitForFunction((name) => globalThis.loadTimes[name] !== undefined, what, {
      timeout: patience,
      polling: 50,
    });
  } catch (error) {
    // The machine is busy: the other visits, and what this one has loaded so far, are used.
    console.error(`${address}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  }
  const { drawn = Number.NaN, computed = Number.NaN } = await page.evaluate(() => globalThis.loadTimes ?? {});
  await context.close();
  return { drawn, computed, bytes, requests };
}

/** The upper median of the finite numbers; NaN if there is none. */
function median(numbers) {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
const cell = (number, digits) => (Number.isFinite(number) ? number.toFixed(digits) : "-").padStart(10);

/** A page of 200 kB and a figure, which does not depend on our code. */
async function referencePage() {
  const ballast = randomFillSync(Buffer.alloc(150_000)).toString("base64");
  const server = createServer((request, response) => {
    const isScript = request.url?.endsWith(".js");
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    const draw = `const c = document.querySelector("canvas").getContext("2d"); c.fillRect(0, 0, 99, 99);`;
    response.end(
      isScript ? `${draw}/*${ballast}*/` : `<!doctype html><canvas></canvas><script src="ballast.js"></script>`,
    );
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  return server;
}

export async function benchLoad(slugs) {
  const site = await serve("dist", 0);
  const reference = await referencePage();
  const browser = await chromium.launch({ executablePath: findHeadlessChromium(), args: chromiumArguments });
  try {
    console.log(`Seconds until the first figure is drawn and computed, also in times of the reference page, and what was loaded by then: medians of ${repeats}.
${"".padEnd(16)}     drawn  computed     times     times        kB  requests`);
    const pages = [
      ["reference", `http://127.0.0.1:${reference.address().port}/`, "drawn"],
      ...slugs.map((slug) => [slug, `${site.address}#/${slug}`, "computed"]),
    ];
    const visits = new Map(pages.map(([name]) => [name, []]));
    // The pages take turns, so that other work on the machine affects all of them equally.
    for (let i = 0; i < repeats; i++)
      for (const [name, address, what] of pages) visits.get(name).push(await open(browser, address, what));
    const of = (name, key) => median(visits.get(name).map((visit) => visit[key]));
    const unit = of("reference", "drawn");
    for (const [name] of pages) {
      const [drawn, computed] = [of(name, "drawn"), of(name, "computed")];
      const times = [drawn / 1000, computed / 1000, drawn / unit, computed / unit].map((number) => cell(number, 2));
      console.log(name.padEnd(16) + times.join("") + cell(of(name, "bytes") / 1000, 0) + cell(of(name, "requests"), 0));
    }
  } finally {
    await browser.close();
    await site.close();
    reference.closeAllConnections();
    reference.close();
  }
}
