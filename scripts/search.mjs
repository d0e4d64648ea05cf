/** npm run test:search: compares the search strategies with random search over 200 seeds. `npm test` uses 20 seeds. */
import { join } from "node:path";
import { googleTestCounts } from "./counts.mjs";
import { exitCodeOf, root } from "./run.mjs";
import { main, step } from "./say.mjs";
import { buildNative } from "./steps.mjs";
import { ensureSystem } from "./system.mjs";

await main(async () => {
  await ensureSystem("build");
  await buildNative("test-search");
  step("Strategies against random search, 200 seeds");
  process.env.GRADLAB_SEARCH_SEEDS = "200";
  const report = join(root, "build", "gates.json");
  const program = join(root, "build", "native", "tests", "test-search");
  const code = await exitCodeOf(program, ["--gtest_filter=*Gates.*", `--gtest_output=json:${report}`]);
  const { passed, failed } = googleTestCounts(report, code);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
