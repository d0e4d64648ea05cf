import { makeProblem } from "./problem.mjs";

const checkpoints = [1, 2, 3, 10, 30];
const tolerance = 2e-3;

/// The names of the contestants that do different work. Trains all contestants on the same batch from the same weights,
/// and compares the losses at several steps with those of the reference. For contestants without Adam only the first
/// loss is compared. `complain` is called for each difference. A contestant that cannot run is not included.
export async function findUnequal(workload, contestants, start, complain) {
  const problem = makeProblem(workload, 1);
  const losses = new Map();
  for (const contestant of contestants) {
    try {
      const session = await start(contestant, problem);
      losses.set(contestant.name, await lossesOf(session, contestant.sameSteps ? checkpoints : [1]));
      await session.end();
    } catch {}
  }
  const expected = losses.get("hand-fused-wasm");
  if (!expected) {
    complain(`workload ${workload}: nobody's losses were compared, because the yardstick could not run`);
    return [];
  }
  const unequal = [];
  for (const [name, measured] of losses) {
    const at = measured.findIndex(
      (loss, index) => !(Math.abs(loss - expected[index]) <= tolerance * Math.max(expected[index], 0.01)),
    );
    if (at < 0) continue;
    complain(
      `${name} is out of workload ${workload}: loss ${measured[at]} at step ${checkpoints[at]}, expected ${expected[at]}`,
    );
    unequal.push(name);
  }
  return unequal;
}

async function lossesOf(session, steps) {
  const losses = [];
  let done = 0;
  for (const step of steps) {
    losses.push((await session.train(step - done)).loss);
    done = step;
  }
  return losses;
}
