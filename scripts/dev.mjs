/** npm run dev: serves the site and shows changes in web/ when they are saved. */

import { exitCodeOf } from "./run.mjs";
import { main } from "./say.mjs";
import { buildWasm, nodePackages } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

await main(async () => {
  await ensureSystem("build");
  await nodePackages();
  await buildWasm();
  return exitCodeOf(process.execPath, ["node_modules/vite/bin/vite.js"]);
});
