import { makeProblem } from "./problem.mjs";

const batches = 16;

/// Training steps per second of each contestant: the median of `rounds` measurements of `seconds` each. Contestants
/// take turns in short slices, so that other work on the machine affects all of them equally. `start(contestant,
/// problem)` returns a timed session. The result is null for a contestant that could not run.
export async function measure(workload, contestants, start, { rounds, seconds, slices }, complain) {
  const problem = makeProblem(workload, batches);
  const runners = [];
  for (const contestant of contestants) {
    try {
      const session = await start(contestant, problem);
      const steps = await stepsFor(session, seconds / slices);
      runners.push({ name: contestant.name, session, steps, rates: [] });
    } catch (error) {
      complain(`${contestant.name} could not run workload ${workload}: ${error.message}`);
    }
  }
  for (let round = 0; round < rounds; round++) {
    const spent = new Map(runners.map(({ name }) => [name, 0]));
    for (let slice = 0; slice < slices; slice++)
      for (const { name, session, steps } of runners)
        spent.set(name, spent.get(name) + (await session.train(steps)).seconds);
    for (const { name, steps, rates } of runners) rates.push((steps * slices) / spent.get(name));
  }
  for (const { session } of runners) await session.end();
  const rateOf = ({ name }) => {
    const rates = runners.find((runner) => runner.name === name)?.rates;
    return [name, rates ? Number(median(rates).toPrecision(4)) : null];
  };
  return Object.fromEntries(contestants.map(rateOf));
}

/// The number of steps that take about `seconds`. The search for it also warms the contestant up.
async function stepsFor(session, seconds) {
  for (let steps = 2; ; steps *= 2) {
    const took = (await session.train(steps)).seconds;
    if (took > seconds / 2) return Math.max(1, Math.round((steps * seconds) / took));
  }
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
