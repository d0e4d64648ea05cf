/**
 * npm start: builds everything from a clean clone and serves the site. The second time there is little to do, and no
 * network is needed.
 */
import { main, step } from "./say.mjs";
import { buildNative, buildPage, buildWasm, nodePackages } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

const usualPort = 4173;

await main(async () => {
  await ensureSystem("build");
  await nodePackages();
  await buildNative();
  await buildWasm();
  await buildPage();
  const port = Number(process.env.PORT ?? usualPort);
  // Imported only here, after its dependencies have been installed.
  const { serve } = await import("./server.mjs");
  const server = await serve("dist", port).catch(() => serve("dist", 0));
  step(`Gradlab is at ${server.address}  (Ctrl+C ends it)`);
});
