/**
 * npm run bench -- --load: how long a student on a slow phone waits. Each lesson is opened with an empty cache, by a
 * Chromium whose network has 1.6 Mbit/s and 150 ms, on a processor four times slower; served compressed. Medians of
 * five, beside a reference page that does not change: 200 kB that cannot be compressed, then a figure.
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
 * In the page, before anything of it: notes when the first figure is drawn, and when the first that the engine
 * computed.
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
        // What says what there is to choose is no figure.
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
  const inside = (root, found = []) => {
    for (const element of root.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) inside(element.shadowRoot, found);
    }
    return found;
  };
  /** A lesson's figure stands in its stage: drawn, or, where it is none of canvas, as high as a figure is. */
  const has = () => {
    const stage = inside(document).find((element) => element.matches(".stage"));
    if (!stage) return [...document.querySelectorAll("canvas")].some(isPainted);
    if (stage.getBoundingClientRect().height < 100) return false;
    const canvases = inside(stage).filter(({ localName }) => localName === "canvas");
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
  await page.goto(address, { waitUntil: "commit", timeout: patience });
  await page.waitForFunction((name) => globalThis.loadTimes[name] !== undefined, what, {
    timeout: patience,
    polling: 50,
  });
  const times = await page.evaluate(() => globalThis.loadTimes);
  await context.close();
  return times;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const seconds = (milliseconds) => (Number.isFinite(milliseconds) ? (milliseconds / 1000).toFixed(1) : "-").padStart(9);

/** A page of 200 kB and a figure, which no change of ours makes faster or slower. */
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
    console.log(
      `Seconds until the first figure is drawn and computed (median of ${repeats})\n${"".padEnd(16)}    drawn computed`,
    );
    const pages = [
      ["reference", `http://127.0.0.1:${reference.address().port}/`, "drawn"],
      ...slugs.map((slug) => [slug, `${site.address}#/${slug}`, "computed"]),
    ];
    for (const [name, address, what] of pages) {
      const found = [];
      for (let i = 0; i < repeats; i++) found.push(await open(browser, address, what));
      console.log(
        `${name.padEnd(16)}${seconds(median(found.map(({ drawn }) => drawn)))}${seconds(median(found.map(({ computed }) => computed)))}`,
      );
    }
  } finally {
    await browser.close();
    await site.close();
    reference.closeAllConnections();
    reference.close();
  }
}
