import { describe, expect, test } from "vitest";
import { Random } from "../../../web/src/kit";
import { documentOf, rulesOf, schedulesOf } from "../../../web/src/lessons/optimizers/networks/entry";
import { leading } from "../../../web/src/lessons/optimizers/networks/results";
import { bandOf, summary } from "../../../web/src/lessons/optimizers/networks/spread";
import { defaults, type NetworksState, orderOf, schema } from "../../../web/src/lessons/optimizers/networks/state";
import {
  bestRate,
  isComplete,
  isSmall,
  keyOf,
  rates,
  scanSeeds,
  studyOf,
  type TrainingOutcome,
  workingRates,
} from "../../../web/src/lessons/optimizers/networks/study";
import {
  anyDiffer,
  causeOf,
  judgedByLoss,
  leaders,
  ranking,
  report,
} from "../../../web/src/lessons/optimizers/networks/verdict";
import { Attempts } from "../../../web/src/lessons/optimizers/predict/judging";
import { checked, decode, encode, patched } from "../../../web/src/state";

/** The outcome of a training with these last losses. */
const outcome = (validLoss: number, diverged = false): TrainingOutcome => ({
  step: Float64Array.from([0, 1]),
  trainLoss: Float64Array.from([1, validLoss]),
  validLoss: Float64Array.from([1, validLoss]),
  validAccuracy: Float64Array.from([0.5, 0.9]),
  testLoss: validLoss,
  testAccuracy: 0.9,
  diverged: diverged ? ({ step: 7 } as TrainingOutcome["diverged"]) : null,
  stepsPerSecond: 1000,
});

type Ending = (rule: string, lr: number, seed: number) => TrainingOutcome;

/** Finishes all waiting trainings until none is left; `ending` gives their outcomes. */
function finished(state: NetworksState, ending: Ending, done = new Map<string, TrainingOutcome>()) {
  for (;;) {
    const study = studyOf(state, rulesOf(state), done);
    if (study.waiting.length === 0) return study;
    for (const document of study.waiting) {
      const { name, lr } = document.optimizer as { name: string; lr: number };
      done.set(keyOf(document), ending(name, lr, document.seed as number));
    }
  }
}

const own: NetworksState = { ...defaults, rate: "own", rules: ["sgd", "adam"], seeds: 3 };
/** SGD is best at 0.1 and ends at 0.3, Adam at 0.001 and 0.1. The seeds differ, those of SGD a little more. */
const usual: Ending = (rule, lr, seed) => {
  const [best, end, spread] = rule === "adam" ? [-3, 0.1, 1e-3] : [-1, 0.3, 2e-3];
  return outcome(end + Math.abs(Math.log10(lr) - best) + (seed % 10) * spread);
};

test("the summary of 1, 2, 3, 6 and NaN has mean 3 and deviation √(14/3)", () => {
  expect(summary([1, 2, 3, 6, Number.NaN])).toEqual({
    mean: 3,
    deviation: Math.sqrt(14 / 3),
    low: 1,
    high: 6,
    count: 4,
  });
  expect(summary([Number.NaN])).toBeNull();
});

test("a band goes from the lowest to the highest value, or a deviation to each side of the mean", () => {
  const curves = [
    [1, 2],
    [3, 2],
  ];
  expect(bandOf([0, 10], curves, "range")).toEqual({ x: [0, 10], mean: [2, 2], low: [1, 2], high: [3, 2] });
  expect(bandOf([0], curves, "deviation").low[0]).toBeCloseTo(2 - Math.SQRT2, 12);
});

describe("a comparison", () => {
  test("tries 11 rates with two other seeds, then compares each rule at its best rate", () => {
    const study = finished(own, usual);
    expect(isComplete(study)).toBe(true);
    expect(study.total).toBe(2 * (11 * 2 + 3));
    expect(study.findings.map(({ lr }) => lr)).toEqual([0.1, 1e-3]);
    for (const seed of [0, 1, 2]) expect(scanSeeds).not.toContain(seed);
  });

  test("requests the compared runs only when the scan is complete", () => {
    const { waiting } = studyOf(own, rulesOf(own), new Map());
    expect(waiting).toHaveLength(2 * rates.length * scanSeeds.length);
    expect(waiting.every(({ seed }) => scanSeeds.includes(seed as number))).toBe(true);
  });

  test("continues after a stop without repeating a finished training", () => {
    const [first] = studyOf(own, rulesOf(own), new Map()).waiting;
    const done = new Map([[keyOf(first as NonNullable<typeof first>), outcome(1)]]);
    const study = studyOf(own, rulesOf(own), done);
    expect(study.done).toBe(1);
    expect(study.waiting.map(keyOf)).not.toContain(keyOf(first as NonNullable<typeof first>));
  });

  test("has no rate for a rule that diverges at every rate, and is complete without it", () => {
    const study = finished(own, (rule, lr, seed) => (rule === "sgd" ? outcome(1, true) : usual(rule, lr, seed)));
    expect(study.findings[0]).toMatchObject({ lr: null, runs: [] });
    expect(isComplete(study)).toBe(true);
    expect(bestRate([{ lr: 1, loss: Number.POSITIVE_INFINITY }])).toBeNull();
  });

  test("counts rates up to a tenth of the way from the best loss to the first one: 0.1 and 0.19 of 0.1 to 1", () => {
    const scan = [0.9, 0.19, 0.1, 0.21].map((loss, index) => ({ lr: 10 ** index, loss }));
    expect(workingRates(scan, 1)).toEqual([10, 100]);
  });
});

test("an exercise takes the seconds since it came into view or was last answered", () => {
  let seen = 40;
  const attempts = new Attempts(() => seen);
  attempts.begin("race");
  seen = 47;
  attempts.begin("race");
  expect(attempts.answered("race")).toEqual({ tries: 1, seconds: 7 });
  seen = 50;
  expect(attempts.answered("race")).toEqual({ tries: 2, seconds: 3 });
});

describe("an expected order", () => {
  test("is judged by pairs that differ significantly, and earns points only in the first try", () => {
    const study = finished(own, usual);
    const ranked = ranking(study.findings);
    expect(judgedByLoss(["adam", "sgd"], ranked)).toEqual({ right: 1, of: 1, ties: 0 });
    expect(judgedByLoss(["sgd", "adam"], ranked)).toEqual({ right: 0, of: 1, ties: 0 });
    const state = { ...own, guess: { order: ["sgd", "adam"], asked: true } };
    const attempts = new Attempts(() => 0);
    expect(report(state, study, attempts)).toMatchObject({
      ...{ lesson: "optimizers-networks", exercise: "networks moons sgd adam", variant: 0 },
      ...{ answer: ["sgd", "adam"], correct: false, score: 0, max: 1, tries: 1, hints: 0 },
    });
    // The right order has been shown by now: the second answer is right, but earns nothing.
    const again = { ...own, guess: { order: ["adam", "sgd"], asked: true } };
    expect(report(again, study, attempts)).toMatchObject({ correct: true, score: 0, tries: 2 });
    expect(report(again, study, new Attempts(() => 0))).toMatchObject({ correct: true, score: 1, tries: 1 });
    // A reader who ran the comparison without an order has seen the result, too.
    const seen = new Attempts(() => 0);
    expect(report(own, study, seen)).toBeNull();
    expect(report(again, study, seen)).toMatchObject({ correct: true, score: 0, tries: 2 });
  });

  test("is neither right nor wrong about rules that do not differ significantly", () => {
    // Losses by seed are 0.9, 2.1, 3.0 for Adam and 1, 2, 3 for SGD: the mean difference is 0, with a standard error of
    // 0.06.
    const study = finished(own, (rule, _lr, seed) =>
      outcome(1 + (seed % 10) + (rule === "adam" ? ([-0.1, 0.1, 0][seed % 10] ?? 0) : 0)),
    );
    expect(judgedByLoss(["sgd", "adam"], ranking(study.findings))).toEqual({ right: 0, of: 0, ties: 1 });
    expect(leaders(ranking(study.findings))?.others).toHaveLength(1);
    // So no answer is reported: nothing is earned or lost.
    const state = { ...own, guess: { order: ["sgd", "adam"], asked: true } };
    expect(report(state, study, new Attempts(() => 0))).toBeNull();
  });

  test("is not reported if it was not given", () => {
    expect(report(own, finished(own, usual), new Attempts(() => 0))).toBeNull();
  });

  test("detects a difference smaller than the deviation over seeds by pairs: not with 2 seeds, but with 20", () => {
    const close: Ending = (rule, _lr, seed) =>
      outcome(1 + (seed % 100) / 10 + (rule === "adam" ? 0 : 0.02 * (1 + Math.sin(seed % 100))));
    const decided = (seeds: number) => ranking(finished({ ...own, seeds }, close).findings).pairs[0]?.judged?.decision;
    expect(decided(2)).toBe("undecided");
    expect(decided(20)).toBe("holds");
  });

  test("ranks a rule with a diverged run behind, however low its other runs ended", () => {
    const study = finished(own, (rule, lr, seed) =>
      rule === "adam" && seed === 1 ? outcome(0.01, true) : usual(rule, lr, seed),
    );
    const ranked = ranking(study.findings);
    expect(ranked.order.map(({ entry }) => entry.rule)).toEqual(["sgd", "adam"]);
    expect(leaders(ranked)).toMatchObject({ best: { entry: { rule: "sgd" } }, others: [] });
    // The number of diverged runs is not tested: the sentence claims no significant difference.
    const sentence = leading(ranked, ({ rule }) => rule);
    expect(sentence).toBe("Ahead: sgd. Behind, since runs of theirs diverged, which is counted and not tested: adam.");
    // One finite run of three must not lead, either.
    const single = finished(own, (rule, lr, seed) =>
      rule === "adam" && (seed === 1 || seed === 2) ? outcome(0.01, true) : usual(rule, lr, seed),
    );
    expect(ranking(single.findings).order[0]?.entry.rule).toBe("sgd");
  });

  test("names which of three rules differ significantly, and puts one with a diverged run behind", () => {
    const three = { ...own, rules: ["sgd", "adam", "adagrad"], seeds: 5 };
    const sentenceOf = (ending: Ending) => leading(ranking(finished(three, ending).findings), ({ rule }) => rule);
    expect(sentenceOf(usual)).toBe("Lowest: adam, told from each of the others.");
    const diverging: Ending = (rule, lr, seed) =>
      rule === "adagrad" && seed === 2 ? outcome(1, true) : usual(rule, lr, seed);
    expect(sentenceOf(diverging)).toBe(
      "Lowest: adam, told from sgd. Behind, since runs of theirs diverged, which is counted and not tested: adagrad.",
    );
  });

  test("ignores rules that are not compared, and puts compared rules that it does not name last", () => {
    expect(orderOf({ guess: { order: ["adagrad", "sgd"], asked: false }, rules: ["sgd", "adam"] })).toEqual([
      "sgd",
      "adam",
    ]);
  });
});

describe("the share of a difference that is due to the rate", () => {
  const same: NetworksState = { ...own, rate: "same", lr: 1e-3, seeds: 5 };
  /**
   * At one rate for all SGD's loss is 100 times Adam's; at own rates `ownFactor` times, with a deviation over seeds.
   */
  const ending =
    (ownFactor: number): Ending =>
    (rule, lr, seed) => {
      const factor = lr === 1e-3 ? 100 : ownFactor;
      const spread = 1 + 0.05 * Math.sin(seed + 3 * Number(rule === "sgd"));
      return outcome(
        (rule === "adam"
          ? 0.1 + Math.abs(Math.log10(lr) + 3)
          : 0.1 * factor + Math.abs(Math.log10(lr) + 1) * Number(lr !== 1e-3)) * spread,
      );
    };
  const cause = (factor: number) => {
    const rate = { ...own, seeds: 5 };
    return causeOf(ranking(finished(same, ending(factor)).findings), finished(rate, ending(factor)).findings);
  };

  test("is over half where 100 times become 2 at own rates, and less than half where they become 50", () => {
    expect(cause(2)).toMatchObject({ decision: "holds", better: { entry: { rule: "adam" } } });
    expect(cause(50)?.decision).toBe("fails");
  });

  /**
   * A random comparison: `rules` has for each rule the log of its loss at one rate for all and at its own, to which
   * each run adds independent noise.
   */
  function drawn(
    random: Random,
    rules: readonly (readonly [number, number])[],
    seeds: number,
    noise: readonly number[] = [0.3, 0.3],
  ) {
    const at = (which: 0 | 1) => {
      const ends = rules.map((rule) =>
        Array.from({ length: seeds }, () => Math.exp(rule[which] + (noise[which] ?? 0) * random.normal())),
      );
      const names = rules.map((_, index) => `rule ${index}`);
      return finished({ ...own, rules: names, rate: "same", seeds }, (rule, _lr, seed) =>
        outcome(ends[names.indexOf(rule)]?.[seed] ?? Number.NaN),
      ).findings;
    };
    const same = ranking(at(0));
    const apart = same.pairs.some(({ judged }) => judged?.decision === "holds");
    return { apart, decision: causeOf(same, at(1))?.decision ?? "none" };
  }

  /** The largest share of these comparisons that may be wrong: 5 %, and what chance adds to it in one test of 100. */
  const repetitions = 400;
  const most = 0.05 + 2.33 * Math.sqrt((0.05 * 0.95) / repetitions);
  const share = (seed: number, holds: (random: Random) => boolean) => {
    const random = new Random(seed);
    return Array.from({ length: repetitions }, () => holds(random)).filter(Boolean).length / repetitions;
  };

  test.each([2, 4, 7])("%d equal rules: at most 5 % of the comparisons find a significant difference", (count) => {
    const equal = Array.from({ length: count }, () => [0, 0] as const);
    expect(share(count, (random) => drawn(random, equal, 5).apart)).toBeLessThan(most);
  });

  test.each([
    ["two rules, ten seeds, little between them", [0, 0.3], 10, [0.3, 0.3]],
    ["two rules, five seeds", [0, 0.6], 5, [0.3, 0.3]],
    ["seven rules, three alike ahead of four alike", [0, 0, 0, 1, 1, 1, 1], 12, [0.3, 0.03]],
    ["seven rules in steps", [0, 0.4, 0.8, 1.2, 1.6, 2, 2.4], 5, [0.3, 0.3]],
  ] as const)(
    "is decided in at most 5 % of the comparisons if it is exactly half, %s",
    (_name, levels, seeds, noise) => {
      const half = levels.map((level) => [level, level / 2] as const);
      const text = (random: Random) => ["holds", "fails"].includes(drawn(random, half, seeds, noise).decision);
      expect(share(1, text)).toBeLessThan(most);
      // The control: with the same noise, over 90 % are decided if own rates leave nothing or all of the difference.
      const ends = (own: 0 | 1) => [0, 3].map((level) => [level, own * level] as const);
      expect(share(2, (random) => drawn(random, ends(0), seeds, noise).decision === "holds")).toBeGreaterThan(0.9);
      expect(share(3, (random) => drawn(random, ends(1), seeds, noise).decision === "fails")).toBeGreaterThan(0.9);
    },
  );

  test("is more than all where own rates reverse the difference, as over 90 % of the comparisons find", () => {
    const turned = [
      [0, 1.5],
      [1.5, 0],
    ] as const;
    expect(share(4, (random) => drawn(random, turned, 5).decision === "holds")).toBeGreaterThan(0.9);
  });

  test("is null where no rules differ significantly", () => {
    const alike: Ending = (_rule, _lr, seed) => outcome(1 + Math.sin(seed));
    expect(causeOf(ranking(finished(same, alike).findings), finished({ ...own, seeds: 5 }, alike).findings)).toBeNull();
    expect(anyDiffer(ranking(finished(same, alike).findings))).toBe(false);
  });

  test("is null where a rule has no runs at its own rate, although rules differ significantly", () => {
    const shared = ranking(finished(same, ending(2)).findings);
    expect(anyDiffer(shared)).toBe(true);
    const rest = finished({ ...own, seeds: 5 }, ending(2)).findings.map((one) =>
      one.entry.rule === "adam" ? { ...one, runs: [] } : one,
    );
    expect(causeOf(shared, rest)).toBeNull();
  });
});

test("all rules have the same data and split; seeds differ in weights and batches", () => {
  const [one, other] = [0, 1].map((seed) => documentOf(defaults, { rule: "sgd", schedule: "constant" }, 0.1, seed));
  expect(one?.data).toEqual(other?.data);
  expect([one?.seed, other?.seed]).toEqual([0, 1]);
});

test("for 300 steps `step` divides the rate by ten every 100 steps, and the warm-up takes 30", () => {
  const state = { ...defaults, steps: 300 };
  expect(schedulesOf(state).map((entry) => documentOf(state, entry, 0.1, 0).schedule)).toEqual([
    { name: "constant" },
    { name: "step", every: 100, factor: 0.1 },
    { name: "cosine" },
    { name: "warmup-cosine", warmup: 30 },
  ]);
});

test("the default comparison is small enough to start automatically, a scan with 6 layers of 128 units is not", () => {
  expect(isSmall(defaults)).toBe(true);
  expect(isSmall(patched(defaults, { rate: "own", model: { units: 128, layers: 6 }, seeds: 20 }))).toBe(false);
});

test("the state is the same after encoding to an address and decoding", () => {
  const state = patched(defaults, {
    rules: ["adam"],
    rate: "own",
    guess: { asked: true },
    schedules: { rule: "adamw", asked: true },
  });
  expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
});
