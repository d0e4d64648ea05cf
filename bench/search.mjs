/**
 * npm run bench -- --search: the cost of a search compared with its trainings alone, and with Optuna and PyTorch on the
 * same trials, if there is a Python with both (GRADLAB_PYTHON names one).
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const gradlab = path("../build/native/gradlab");
export const searchDocument = JSON.parse(readFileSync(path("search.json"), "utf8"));
const { steps } = searchDocument.base;
const { trials } = searchDocument.budget;

/** The least of five times: the other times include the effects of other programs. */
function secondsOf(args, input) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const begun = performance.now();
    execFileSync(gradlab, args, { input: JSON.stringify(input), maxBuffer: 1 << 28 });
    least = Math.min(least, (performance.now() - begun) / 1000);
  }
  return least;
}

function optunaRate() {
  for (const python of [process.env.GRADLAB_PYTHON, "/usr/bin/python3", "python3"].filter(Boolean)) {
    try {
      return JSON.parse(execFileSync(python, [path("search.py"), path("search.json"), "10"], { stdio: "pipe" }));
    } catch {
      // This Python lacks one of the two.
    }
  }
  return null;
}

export function benchSearch() {
  // As a sweep of one trial, because `train` also prints every mini-batch loss.
  const alone = secondsOf(["sweep", "-"], {
    ...searchDocument,
    base: { ...searchDocument.base, steps: steps * trials },
    budget: { trials: 1 },
  });
  const one = secondsOf(["sweep", "-"], searchDocument);
  const two = secondsOf(["sweep", "-", "--jobs", "2"], searchDocument);
  const short = { ...searchDocument, base: { steps: 1 }, budget: { trials: 2000 } };
  const own = secondsOf(["sweep", "-"], short) / 2000;
  const optuna = optunaRate();
  const rate = (seconds) => `${Math.round(trials / seconds)} trials a second`;
  console.log(`${trials} trials of ${steps} updates, 2-16-16-2:`);
  console.log(`  trainings alone, one core   ${alone.toFixed(3)} s`);
  console.log(
    `  sweep --jobs 1              ${one.toFixed(3)} s, ${(one / alone).toFixed(2)} times that, ${rate(one)}`,
  );
  console.log(
    `  sweep --jobs 2              ${two.toFixed(3)} s, ${(two / (alone / 2)).toFixed(2)} times half of it, ${rate(two)}`,
  );
  console.log(`  a trial of one update       ${(own * 1000).toFixed(3)} ms: opening, evaluating, closing`);
  if (optuna === null) console.log("  Optuna with PyTorch         not measured: no Python here has both");
  else
    console.log(
      `  Optuna ${optuna.optuna}, PyTorch ${optuna.torch}: ${optuna.trialsPerSecond.toFixed(1)} trials a second; ` +
        `this is ${Math.round(trials / one / optuna.trialsPerSecond)} times as many on one core`,
    );
}
