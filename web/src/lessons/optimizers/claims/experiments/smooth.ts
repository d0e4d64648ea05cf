import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { clearlyMore, mean, measured, upTo, variance } from "../statistics";
import { words } from "../words";

const momentum = 0.9;
const steps = 2000;
const settled = 500;
/** To smooth is to do better than the mean of two gradients, which has half the variance. */
const few = 0.5;

/**
 * On the bowl the true gradient is the place itself, so the noise in a direction is known. A buffer that forgets a tenth a step
 * averages about nineteen gradients: its noise has (1 - mu) / (1 + mu) of the variance. What it does not change is where the
 * path comes to rest: at the same effective rate lr / (1 - mu) the place is as restless as without momentum.
 */
async function trial(laboratory: Laboratory, seed: number) {
  const common = {
    surface: { name: "bowl" },
    start: [2.5, 2] as [number, number],
    steps,
    noise: 1,
    seed,
    inside: true,
  };
  const plain = await laboratory.descend({ ...common, optimizer: { name: "sgd", lr: 0.1 } });
  const smooth = await laboratory.descend({
    ...common,
    optimizer: { name: "momentum", lr: 0.1 * (1 - momentum), momentum },
  });
  const gradients = smooth.inside?.gradient.x ?? [];
  const buffer = smooth.inside?.buffers[0]?.x ?? [];
  const single: number[] = [];
  const averaged: number[] = [];
  let expected = 0;
  for (let t = 0; t < steps; ++t) {
    const truth = smooth.x[t] as number;
    expected = t === 0 ? truth : momentum * expected + truth;
    if (t < settled) continue;
    single.push((gradients[t] as number) - truth);
    averaged.push(((buffer[t] as number) - expected) * (1 - momentum));
  }
  const rest = (losses: Float64Array) => mean([...losses].slice(settled));
  return { noise: variance(single), smoothed: variance(averaged), plain: rest(plain.f), momentum: rest(smooth.f) };
}

export const smooth: Claim = {
  id: "smooth",
  rule: "momentum",
  claim: () => words.text("smooth.claim"),
  method: () => words.text("smooth.method"),
  contest: contest("smooth", ["sgd", "momentum"], "least"),
  async run(laboratory, seeds, told) {
    const trials: Awaited<ReturnType<typeof trial>>[] = [];
    for (const seed of upTo(seeds)) {
      trials.push(await trial(laboratory, seed));
      told((seed + 1) / seeds);
    }
    const shares = trials.map((one) => one.smoothed / one.noise);
    const share = mean(shares);
    const rest = mean(trials.map((one) => one.momentum / one.plain));
    return {
      verdict: clearlyMore(
        shares.map(() => few),
        shares,
      )
        ? "holds"
        : "fails",
      scores: { sgd: trials.map((one) => one.noise), momentum: trials.map((one) => one.smoothed) },
      columns: [words.text("smooth.noise"), words.text("smooth.rest")],
      rows: [
        { label: "SGD", cells: [measured(trials.map((one) => one.noise)), measured(trials.map((one) => one.plain))] },
        {
          label: words.text("rule.momentum"),
          cells: [measured(trials.map((one) => one.smoothed)), measured(trials.map((one) => one.momentum))],
        },
      ],
      says: words.text("smooth.says", {
        times: numberText(1 / share),
        predicted: numberText((1 + momentum) / (1 - momentum)),
        rest: numberText(rest),
      }),
    };
  },
};
