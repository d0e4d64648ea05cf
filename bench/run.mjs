import { parseArgs } from "node:util";
import { buildNative, buildWasm } from "../scripts/steps.mjs";
import { beginTimed, contestants } from "./contestants/index.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { build } from "./lib/build.mjs";
import { pytorchKernel } from "./lib/environment.mjs";
import { findUnequal } from "./lib/equal-work.mjs";
import { measure } from "./lib/measure.mjs";
import { nodeHost } from "./lib/node-host.mjs";
import { workloads } from "./lib/problem.mjs";
import { table } from "./lib/table.mjs";
import { benchSearch, searchDocument } from "./search.mjs";
import { benchSearchInPage } from "./search-page.mjs";

const help = `npm run bench -- [--json] [--browser] [--quick] [--only NAME,NAME] | --load [--only SLUG,SLUG] | --page

Training steps a second of Gradlab and others, as tables for Node and for Chromium.
  --json      print JSON instead, for Node
  --browser   Chromium only
  --search    what a search costs beside its trainings, and Optuna's beside it
  --quick     a rougher answer in a quarter of the time
  --load      instead, how long each lesson of dist/ takes to open on a slow phone
  --page      instead, how long twelve lessons on one page of another origin take, and what of it the page's own thread
  --only      these contestants only: ${contestants.map(({ name }) => name).join(", ")}`;

const complain = (text) => console.error(`bench: ${text}`);

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    browser: { type: "boolean" },
    quick: { type: "boolean" },
    search: { type: "boolean" },
    load: { type: "boolean" },
    page: { type: "boolean" },
    only: { type: "string" },
    help: { type: "boolean" },
  },
});
if (options.help) {
  console.log(help);
  process.exit(0);
}

if (options.load) {
  const { benchLoad } = await import("./load.mjs");
  const { lessonModules } = await import("../scripts/lessons.mjs");
  const lessons = lessonModules().map(({ slug }) => slug);
  const companions = ["init-quiz", "optimizers-networks"];
  await benchLoad(options.only?.split(",") ?? lessons.filter((slug) => !companions.includes(slug)));
  process.exit(0);
}

if (options.page) {
  const { benchPage } = await import("./many.mjs");
  await benchPage();
  process.exit(0);
}

if (options.search) {
  await buildNative();
  await buildWasm();
  benchSearch();
  await benchSearchInPage(searchDocument);
  process.exit(0);
}

const chosen = contestants.filter(({ name }) => !options.only || options.only.split(",").includes(name));
const effort = options.quick ? { rounds: 3, seconds: 0.4, slices: 2 } : { rounds: 5, seconds: 1, slices: 5 };
let unequal = false;

build();
for (const place of placesFor(options)) {
  const results = await resultsIn(place);
  console.log(options.json ? JSON.stringify(results) : `${table(place, results)}\n`);
}
if (chosen.some(({ name }) => name === "pytorch")) (options.json ? complain : console.log)(pytorchKernel());
process.exit(unequal ? 1 : 0);

function placesFor({ json, browser }) {
  if (browser) return ["Chromium"];
  return json ? ["Node"] : ["Node", "Chromium"];
}

async function resultsIn(place) {
  const browser = place === "Chromium" ? await openBrowser() : null;
  const start = (contestant, problem) =>
    browser && !contestant.native ? browser.start(contestant, problem) : beginTimed(contestant.name, problem, nodeHost);
  const results = {};
  for (const workload of Object.keys(workloads)) {
    const out = await findUnequal(workload, chosen, start, complain);
    const fair = chosen.filter(({ name }) => !out.includes(name));
    const rates = await measure(workload, fair, start, effort, complain);
    results[workload] = Object.fromEntries(chosen.map(({ name }) => [name, rates[name] ?? null]));
    unequal ||= out.length > 0;
  }
  await browser?.close();
  return results;
}
