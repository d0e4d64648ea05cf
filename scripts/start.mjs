/** npm start: everything from a clean clone to a served site. A second time there is little to do, and no network. */
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
  // Loaded only now: what it imports is installed by now.
  const { serve } = await import("./server.mjs");
  const server = await serve("dist", port).catch(() => serve("dist", 0));
  step(`Gradlab is at ${server.address}  (Ctrl+C ends it)`);
});
