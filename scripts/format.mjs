/** npm run format: formats every file as the checks require. */
import { cppFiles } from "./checks.mjs";
import { run } from "./run.mjs";
import { main } from "./say.mjs";
import { nodePackages } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

await main(async () => {
  await ensureSystem("check");
  await nodePackages();
  await run("clang-format", ["-i", ...cppFiles()]);
  await run(process.execPath, ["node_modules/@biomejs/biome/bin/biome", "check", "--write", "."]);
});
