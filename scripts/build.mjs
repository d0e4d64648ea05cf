/**
 * npm run build [native | wasm | python]: builds dist/, or one of the builds that it consists of, or the Python
 * package.
 */
import { main, Stop } from "./say.mjs";
import { buildNative, buildPage, buildWasm, nodePackages } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

const builds = {
  native: () => buildNative(),
  wasm: buildWasm,
  python: async () => {
    await builds.page();
    // Imported only here, after its dependencies have been installed.
    await (await import("./wheel.mjs")).buildWheel();
  },
  page: async () => {
    await nodePackages();
    await buildWasm();
    await buildPage();
  },
};

await main(async () => {
  const build = builds[process.argv[2] ?? "page"];
  if (build === undefined)
    throw new Stop(`There is no build called ${process.argv[2]}; there are ${Object.keys(builds).join(", ")}.`);
  await ensureSystem(process.argv[2] === "python" ? "python" : "build");
  await build();
});
