import type { DescentRequest } from "../../../../engine/types";
import { numberText } from "../../../../look/numbers";
import type { Claim } from "../claim";
import { contest } from "../contest";
import type { Laboratory } from "../laboratory";
import { settles, spaced } from "../statistics";
import { words } from "../words";

const kappas = [1, 10, 100, 1000];
/** Momentum 0 is SGD. */
const momenta = [0, 0.5, 0.9, 0.99];
const usual = 0.9;
const rates = spaced(1e-4, 4, 61);

/** The fewest steps to a loss that stays below 1e-6, over all learning rates; null when none got there. */
async function fewest(laboratory: Laboratory, momentum: number, kappa: number): Promise<number | null> {
  // Enough for SGD, which takes about 4 kappa at its best.
  const steps = 1000 + 8 * kappa;
  const optimizer = (lr: number): DescentRequest["optimizer"] =>
    momentum === 0 ? { name: "sgd", lr } : { name: "momentum", momentum, lr };
  const needed: number[] = [];
  for (const lr of rates) {
    const { f } = await laboratory.descend({
      surface: { name: "ravine", kappa },
      optimizer: optimizer(lr),
      start: [1, 1],
      steps,
    });
    const at = f.length > steps ? settles(f, 1e-6) : null;
    if (at !== null) needed.push(at);
  }
  return needed.length === 0 ? null : Math.min(...needed);
}

export const faster: Claim = {
  id: "faster",
  rule: "momentum",
  claim: () => words.text("faster.claim"),
  method: () => words.text("faster.method"),
  contest: contest("faster", ["sgd", "momentum"], "least"),
  async run(laboratory, _seeds, told) {
    const found: Array<{ kappa: number; of: (momentum: number) => number }> = [];
    let done = 0;
    for (const kappa of kappas) {
      const steps = new Map<number, number | null>();
      for (const momentum of momenta) {
        steps.set(momentum, await fewest(laboratory, momentum, kappa));
        told(++done / (kappas.length * momenta.length));
      }
      found.push({ kappa, of: (momentum: number) => steps.get(momentum) ?? Number.POSITIVE_INFINITY });
    }
    const narrowest = found.at(-1)?.of ?? (() => Number.NaN);
    const wins = found.filter(({ of }) => of(usual) < of(0)).length;
    const gain = (kappa: number) =>
      found.filter((one) => one.kappa === kappa).map(({ of }) => of(0) / of(usual))[0] ?? Number.NaN;
    const best = found.map(({ kappa, of }) => ({
      kappa,
      momentum: momenta.reduce((least, one) => (of(one) < of(least) ? one : least)),
    }));
    return {
      verdict: wins === found.length ? "holds" : wins === 0 ? "fails" : "depends",
      scores: { sgd: [narrowest(0)], momentum: [narrowest(usual)] },
      columns: momenta.map((momentum) =>
        momentum === 0 ? words.text("rule.sgd") : words.text("faster.momentum", { momentum }),
      ),
      rows: found.map(({ kappa, of }) => ({
        label: words.text("faster.kappa", { kappa: numberText(kappa) }),
        cells: momenta.map((momentum) => ({ value: Number.isFinite(of(momentum)) ? of(momentum) : null })),
      })),
      says: words.text("faster.says", {
        ten: numberText(gain(10)),
        thousand: numberText(gain(1000)),
        round: numberText(gain(1)),
        best: best.map(({ kappa, momentum }) => `${numberText(momentum)} (κ = ${numberText(kappa)})`).join(", "),
      }),
    };
  },
};
