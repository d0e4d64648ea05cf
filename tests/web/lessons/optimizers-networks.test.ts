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

/** A training that ended so. */
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

/** Does what waits until nothing does. */
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
/** Each rule has a rate of its own that is best, Adam's ends lower; seeds differ, and by a little more for SGD. */
const usual: Ending = (rule, lr, seed) => {
  const [best, end, spread] = rule === "adam" ? [-3, 0.1, 1e-3] : [-1, 0.3, 2e-3];
  return outcome(end + Math.abs(Math.log10(lr) - best) + (seed % 10) * spread);
};

test("statistics by hand: the mean of 1, 2, 3, 6 is 3, its variance 14/3", () => {
  expect(summary([1, 2, 3, 6, Number.NaN])).toEqual({
    mean: 3,
    deviation: Math.sqrt(14 / 3),
    low: 1,
    high: 6,
    count: 4,
  });
  expect(summary([Number.NaN])).toBeNull();
});

test("a band goes from the lowest to the highest, or a deviation to each side", () => {
  const curves = [
    [1, 2],
    [3, 2],
  ];
  expect(bandOf([0, 10], curves, "range")).toEqual({ x: [0, 10], mean: [2, 2], low: [1, 2], high: [3, 2] });
  expect(bandOf([0], curves, "deviation").low[0]).toBeCloseTo(2 - Math.SQRT2, 12);
});

describe("a comparison", () => {
  test("tries every rate with seeds that it does not compare, then compares at the best", () => {
    const study = finished(own, usual);
    expect(isComplete(study)).toBe(true);
    expect(study.total).toBe(2 * (11 * 2 + 3));
    expect(study.findings.map(({ lr }) => lr)).toEqual([0.1, 1e-3]);
    for (const seed of [0, 1, 2]) expect(scanSeeds).not.toContain(seed);
  });

  test("asks for the compared runs only when the scan is complete", () => {
    const { waiting } = studyOf(own, rulesOf(own), new Map());
    expect(waiting).toHaveLength(2 * rates.length * scanSeeds.length);
    expect(waiting.every(({ seed }) => scanSeeds.includes(seed as number))).toBe(true);
  });

  test("goes on where it was stopped: what was trained is not trained again", () => {
    const [first] = studyOf(own, rulesOf(own), new Map()).waiting;
    const done = new Map([[keyOf(first as NonNullable<typeof first>), outcome(1)]]);
    const study = studyOf(own, rulesOf(own), done);
    expect(study.done).toBe(1);
    expect(study.waiting.map(keyOf)).not.toContain(keyOf(first as NonNullable<typeof first>));
  });

  test("a rate at which a seed diverges is none; a rule without any is not waited for", () => {
    const study = finished(own, (rule, lr, seed) => (rule === "sgd" ? outcome(1, true) : usual(rule, lr, seed)));
    expect(study.findings[0]).toMatchObject({ lr: null, runs: [] });
    expect(isComplete(study)).toBe(true);
    expect(bestRate([{ lr: 1, loss: Number.POSITIVE_INFINITY }])).toBeNull();
  });

  test("counts the rates that come within a tenth of the way to the best", () => {
    const scan = [0.9, 0.19, 0.1, 0.21].map((loss, index) => ({ lr: 10 ** index, loss }));
    expect(workingRates(scan, 1)).toEqual([10, 100]);
  });
});

test("an exercise takes the seconds for which it was seen since it came into view, or was answered last", () => {
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
  test("is judged by the pairs that seeds tell apart, and reported with what was measured", () => {
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
    // The right order has been shown by now: given again it is right, and earns nothing.
    const again = { ...own, guess: { order: ["adam", "sgd"], asked: true } };
    expect(report(again, study, attempts)).toMatchObject({ correct: true, score: 0, tries: 2 });
    expect(report(again, study, new Attempts(() => 0))).toMatchObject({ correct: true, score: 1, tries: 1 });
    // A reader who let it run without an order has seen it, too.
    const seen = new Attempts(() => 0);
    expect(report(own, study, seen)).toBeNull();
    expect(report(again, study, seen)).toMatchObject({ correct: true, score: 0, tries: 2 });
  });

  test("cannot be wrong about rules that seeds cannot tell apart", () => {
    // By seed 0.9, 2.1, 3.0 beside 1, 2, 3: a mean difference of 0 within 0.06.
    const study = finished(own, (rule, _lr, seed) =>
      outcome(1 + (seed % 10) + (rule === "adam" ? ([-0.1, 0.1, 0][seed % 10] ?? 0) : 0)),
    );
    expect(judgedByLoss(["sgd", "adam"], ranking(study.findings))).toEqual({ right: 0, of: 0, ties: 1 });
    expect(leaders(ranking(study.findings))?.others).toHaveLength(1);
    // So it is no answer that is told: neither right nor wrong, and nothing earned.
    const state = { ...own, guess: { order: ["sgd", "adam"], asked: true } };
    expect(report(state, study, new Attempts(() => 0))).toBeNull();
  });

  test("that was not given is not reported", () => {
    expect(report(own, finished(own, usual), new Attempts(() => 0))).toBeNull();
  });

  test("finds by pairs a difference smaller than the spread of the seeds, the more seeds the better", () => {
    const close: Ending = (rule, _lr, seed) =>
      outcome(1 + (seed % 100) / 10 + (rule === "adam" ? 0 : 0.02 * (1 + Math.sin(seed % 100))));
    const decided = (seeds: number) => ranking(finished({ ...own, seeds }, close).findings).pairs[0]?.judged?.decision;
    expect(decided(2)).toBe("undecided");
    expect(decided(20)).toBe("holds");
  });

  test("puts a rule with a run that diverged behind, however low its other runs ended", () => {
    const study = finished(own, (rule, lr, seed) =>
      rule === "adam" && seed === 1 ? outcome(0.01, true) : usual(rule, lr, seed),
    );
    const ranked = ranking(study.findings);
    expect(ranked.order.map(({ entry }) => entry.rule)).toEqual(["sgd", "adam"]);
    expect(leaders(ranked)).toMatchObject({ best: { entry: { rule: "sgd" } }, others: [] });
    // A count of diverged runs is no test: nobody is told from anybody by it.
    const sentence = leading(ranked, ({ rule }) => rule);
    expect(sentence).toBe("Ahead: sgd. Behind, since runs of theirs diverged, which is counted and not tested: adam.");
    // One finite run of three must not lead either.
    const single = finished(own, (rule, lr, seed) =>
      rule === "adam" && (seed === 1 || seed === 2) ? outcome(0.01, true) : usual(rule, lr, seed),
    );
    expect(ranking(single.findings).order[0]?.entry.rule).toBe("sgd");
  });

  test("says of three rules who is told apart, and of one with runs that diverged that it stands behind", () => {
    const three = { ...own, rules: ["sgd", "adam", "adagrad"], seeds: 5 };
    const sentenceOf = (ending: Ending) => leading(ranking(finished(three, ending).findings), ({ rule }) => rule);
    expect(sentenceOf(usual)).toBe("Lowest: adam, told from each of the others.");
    const diverging: Ending = (rule, lr, seed) =>
      rule === "adagrad" && seed === 2 ? outcome(1, true) : usual(rule, lr, seed);
    expect(sentenceOf(diverging)).toBe(
      "Lowest: adam, told from sgd. Behind, since runs of theirs diverged, which is counted and not tested: adagrad.",
    );
  });

  test("names who is compared: others in it are passed over, those it leaves out stand behind", () => {
    expect(orderOf({ guess: { order: ["adagrad", "sgd"], asked: false }, rules: ["sgd", "adam"] })).toEqual([
      "sgd",
      "adam",
    ]);
  });
});

describe("what the rate made of the difference", () => {
  const same: NetworksState = { ...own, rate: "same", lr: 1e-3, seeds: 5 };
  /** At one rate SGD ends 100 times as high; at its own it ends `own` times as high, with a spread over seeds. */
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

  test("is most of it where the own rate leaves a tenth, and less than half where it leaves almost all", () => {
    expect(cause(2)).toMatchObject({ decision: "holds", better: { entry: { rule: "adam" } } });
    expect(cause(50)?.decision).toBe("fails");
  });

  /**
   * A comparison by chance: by rule the logarithm of its loss at one rate for all and at its own, with independent
   * noise for each run.
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

  /** In how many of these comparisons something holds: 5 % of them, and what chance adds to that in one test of 100. */
  const repetitions = 400;
  const most = 0.05 + 2.33 * Math.sqrt((0.05 * 0.95) / repetitions);
  const share = (seed: number, holds: (random: Random) => boolean) => {
    const random = new Random(seed);
    return Array.from({ length: repetitions }, () => holds(random)).filter(Boolean).length / repetitions;
  };

  test.each([2, 4, 7])("%d equal rules: one comparison of twenty at most tells any two apart", (count) => {
    const equal = Array.from({ length: count }, () => [0, 0] as const);
    expect(share(count, (random) => drawn(random, equal, 5).apart)).toBeLessThan(most);
  });

  test.each([
    ["two rules, ten seeds, little between them", [0, 0.3], 10, [0.3, 0.3]],
    ["two rules, five seeds", [0, 0.6], 5, [0.3, 0.3]],
    ["seven rules, three alike ahead of four alike", [0, 0, 0, 1, 1, 1, 1], 12, [0.3, 0.03]],
    ["seven rules in steps", [0, 0.4, 0.8, 1.2, 1.6, 2, 2.4], 5, [0.3, 0.3]],
  ] as const)(
    "exactly half of it, %s: one comparison of twenty at most says more or less",
    (_name, levels, seeds, noise) => {
      const half = levels.map((level) => [level, level / 2] as const);
      const text = (random: Random) => ["holds", "fails"].includes(drawn(random, half, seeds, noise).decision);
      expect(share(1, text)).toBeLessThan(most);
      // The control: where own rates leave nothing of it, or all, the same noise hides that from few.
      const ends = (own: 0 | 1) => [0, 3].map((level) => [level, own * level] as const);
      expect(share(2, (random) => drawn(random, ends(0), seeds, noise).decision === "holds")).toBeGreaterThan(0.9);
      expect(share(3, (random) => drawn(random, ends(1), seeds, noise).decision === "fails")).toBeGreaterThan(0.9);
    },
  );

  test("turned round at own rates it was the rate, more than all of it; never less than half", () => {
    const turned = [
      [0, 1.5],
      [1.5, 0],
    ] as const;
    expect(share(4, (random) => drawn(random, turned, 5).decision === "holds")).toBeGreaterThan(0.9);
  });

  test("is not spoken of where nothing was told apart", () => {
    const alike: Ending = (_rule, _lr, seed) => outcome(1 + Math.sin(seed));
    expect(causeOf(ranking(finished(same, alike).findings), finished({ ...own, seeds: 5 }, alike).findings)).toBeNull();
    expect(anyDiffer(ranking(finished(same, alike).findings))).toBe(false);
  });

  test("is not spoken of where a rule has no runs at its own rate, but that it was told apart is", () => {
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

test("of 300 steps a step divides the rate by ten after each third, and warm-up takes the first tenth", () => {
  const state = { ...defaults, steps: 300 };
  expect(schedulesOf(state).map((entry) => documentOf(state, entry, 0.1, 0).schedule)).toEqual([
    { name: "constant" },
    { name: "step", every: 100, factor: 0.1 },
    { name: "cosine" },
    { name: "warmup-cosine", warmup: 30 },
  ]);
});

test("small comparisons train by themselves, the scan of large networks does not", () => {
  expect(isSmall(defaults)).toBe(true);
  expect(isSmall(patched(defaults, { rate: "own", model: { units: 128, layers: 6 }, seeds: 20 }))).toBe(false);
});

test("the state survives the address", () => {
  const state = patched(defaults, {
    rules: ["adam"],
    rate: "own",
    guess: { asked: true },
    schedules: { rule: "adamw", asked: true },
  });
  expect(checked(schema, defaults, decode(encode(state, defaults), defaults))).toEqual({ state, problems: [] });
});
