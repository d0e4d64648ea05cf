/// Measures, in the built site, the time from a movement of a slider of the signal laboratory to the frame with the
/// result.
import { parseArgs } from "node:util";
import { chromiumArguments, findChromium } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/server.mjs";
import { move } from "./move.mjs";

const help = `npm run bench:slider -- [--json] [--site FOLDER]

Milliseconds from a movement of a slider to the frame that shows what it did, in Chromium: the signal laboratory at width 256 and
depth 20, with three initializations.
  --json   print JSON instead of a table
  --site   a site that is built already; otherwise dist/ is built first`;

/// In milliseconds: from the movement to the frame, and for the longest task on the page's main thread.
const goal = 50;
const movements = 30;
const sliders = ["gain", "input mean", "input std", "layers", "width"];
const activations = ["relu", "tanh", "gelu", "softplus"];

const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, site: { type: "string" }, help: { type: "boolean" } },
});
if (options.help) {
  console.log(help);
  process.exit(0);
}
if (!options.site) {
  const { buildPage, buildWasm, nodePackages } = await import("../../scripts/steps.mjs");
  await nodePackages();
  await buildWasm();
  await buildPage();
}

const executablePath = findChromium();
if (!executablePath) throw new Error("Chromium is not installed; CHROMIUM_PATH may name its program");
const { chromium } = await import("playwright-core");
const server = await serve(options.site ?? "dist", 0);
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
const results = [];
for (const activation of activations) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(
    `${server.address}#/init?activation=${activation}&inputMean=0.1&scheme=he-normal&compare=xavier-normal,torch-default`,
  );
  await page.locator("gl-init-plot").waitFor();
  for (const slider of sliders)
    results.push({ activation, slider, ...(await page.locator("gradlab-init").evaluate(move, { slider, movements })) });
  await page.close();
}
await browser.close();
await server.close();

if (options.json) console.log(JSON.stringify(results));
else console.log(table(results));

function table(rows) {
  const number = (value) => value.toFixed(0).padStart(8);
  const lines = rows.map(
    ({ activation, slider, median, slowest, longestTask }) =>
      `${activation.padEnd(10)}${slider.padEnd(12)}${number(median)}${number(slowest)}${number(longestTask)}${median < goal && longestTask < goal ? "" : "   over the goal"}`,
  );
  return ["activation slider     median slowest longest task on the page, ms", ...lines].join("\n");
}
