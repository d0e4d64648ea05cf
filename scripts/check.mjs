/**
 * npm run check [-- --all]: checks everything about the code except its behaviour. With --all, clang-tidy also reads
 * unchanged files.
 */
import { checks, thorough } from "./checks.mjs";
import { loud, main, step } from "./say.mjs";
import { buildNative, buildPage, buildWasm, nodePackages, writeCommands } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

await main(async () => {
  await ensureSystem("check");
  await nodePackages();
  await buildNative();
  await writeCommands();
  await buildWasm();
  await buildPage();
  let failed = 0;
  const all = process.argv.includes("--all") ? thorough : checks;
  for (const [name, check] of Object.entries(all)) {
    step(`Checking: ${name}`);
    const problems = await check();
    if (problems.length === 0) continue;
    failed += 1;
    console.log(problems.join("\n"));
    loud(`${name}: failed`);
  }
  console.log(`${Object.keys(all).length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
