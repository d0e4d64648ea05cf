import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import { clearlyMore, mean, measured, upTo } from "../statistics";
import { words } from "../words";

const decays = [0, 1e-3, 0.01, 0.1, 1, 10] as const;
const rules = ["adam", "adamw"] as const;

/** Few noisy moons and a network with room to learn them by heart: here decay has something to do. */
const document = (rule: string, weightDecay: number, seed: number) => ({
  seed,
  data: { source: "moons", samples: 120, noise: 0.35, seed, split: [0.4, 0.6, 0] as [number, number, number] },
  model: { hidden: [64, 64], activation: "relu" },
  optimizer: { name: rule, lr: 0.01, weightDecay },
  batchSize: 16,
  steps: 1000,
  evalEvery: 1000,
});

export const betterDecay: Claim = {
  id: "better-decay",
  rule: "adamw",
  claim: () => words.text("better-decay.claim"),
  method: () => words.text("better-decay.method"),
  contest: contest("better-decay", rules, "least"),
  async run(laboratory, seeds, told) {
    const found: Array<{ rule: string; decay: number; losses: number[] }> = [];
    for (const [index, rule] of rules.entries())
      for (const [at, decay] of decays.entries()) {
        const losses: number[] = [];
        for (const seed of upTo(seeds)) losses.push((await laboratory.train(document(rule, decay, seed))).validLoss);
        found.push({ rule, decay, losses });
        told((index + (at + 1) / decays.length) / rules.length);
      }
    const best = (rule: string) =>
      found
        .filter((one) => one.rule === rule)
        .reduce((least, one) => (mean(one.losses) < mean(least.losses) ? one : least));
    const [coupled, decoupled] = [best("adam"), best("adamw")];
    const gains = coupled.losses.map((loss, seed) => loss - (decoupled.losses[seed] as number));
    const [better, worse] = [
      clearlyMore(coupled.losses, decoupled.losses),
      clearlyMore(decoupled.losses, coupled.losses),
    ];
    return {
      verdict: better ? "holds" : worse ? "fails" : "depends",
      scores: { adam: coupled.losses, adamw: decoupled.losses },
      columns: rules.map((rule) => words.text("better-decay.loss", { rule: words.text(`rule.${rule}`) })),
      rows: decays.map((decay) => ({
        label: words.text("better-decay.row", { decay: numberText(decay) }),
        cells: rules.map((rule) =>
          measured(found.find((one) => one.rule === rule && one.decay === decay)?.losses ?? []),
        ),
      })),
      says: words.text(better || worse ? "better-decay.says.clear" : "better-decay.says.open", {
        seeds,
        gain: numberText(mean(gains)),
        adam: numberText(coupled.decay),
        adamw: numberText(decoupled.decay),
      }),
    };
  },
};
