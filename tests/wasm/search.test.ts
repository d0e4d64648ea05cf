import { beforeAll, describe, expect, it } from "vitest";
import type { Engine, Finished, LongCall, Refused } from "../../wasm-bindings/engine";
import type { Outcome, Row, SearchModule, StrategyName, SweepDraft, TrialPlan } from "../../wasm-bindings/search";
import { granted, load, loadFinishedSearch, loadSearch } from "./support/engine";
import { sweepNatively } from "./support/native";

let engine: Engine;
let search: Finished<SearchModule>;
beforeAll(async () => {
  ({ engine } = await load());
  search = await loadFinishedSearch();
});

/** Trains a plan as a page does: each training up to the plan's steps, from a snapshot if there is one. */
function train(plan: TrialPlan, snapshots: Map<number, Uint8Array[]>): Outcome {
  const earlier = snapshots.get(plan.trial) ?? [];
  const ended: Uint8Array[] = [];
  const trainings = plan.trainings.map(({ document, fold }, i) => {
    const run = granted(fold === null ? engine.open(document, null) : engine.openFold(document, null, fold));
    const snapshot = earlier[i];
    if (snapshot !== undefined) granted(run.restore(snapshot));
    run.extend(plan.steps);
    const { diverged } = run.advance(plan.steps);
    const evaluation = run.read("evaluation", {});
    ended.push(run.snapshot());
    run.delete();
    return { evaluation, diverged };
  });
  snapshots.set(plan.trial, ended);
  return { trial: plan.trial, rung: plan.rung, trainings, milliseconds: 0 };
}

/** The rows of a whole search. */
function sweep(document: SweepDraft): Row[] {
  const study = granted(search.openStudy(document, null));
  const snapshots = new Map<number, Uint8Array[]>();
  const rows: Row[] = [];
  for (let plan = study.next(); plan !== null; plan = study.next()) rows.push(study.finish(train(plan, snapshots)));
  study.delete();
  return rows;
}

/** Params are equal to the last bit; means of losses may differ in it, because of the C libraries' logarithms. */
function expectSameRows(rows: Row[], native: Row[]): void {
  expect(rows.map(({ trial, rung, params, steps }) => ({ trial, rung, params, steps }))).toEqual(
    native.map(({ trial, rung, params, steps }) => ({ trial, rung, params, steps })),
  );
  for (const key of ["metric", "spread", "trainLoss", "validLoss", "validAccuracy"] as const)
    rows.forEach((row, i) => {
      const [mine, theirs] = [row[key], native[i]?.[key] ?? null];
      if (mine === null || theirs === null) expect(mine).toBe(theirs);
      else expect(Math.abs(mine - theirs)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(theirs)));
    });
}

const draft = (name: StrategyName, more: Partial<SweepDraft> = {}): SweepDraft => ({
  base: { data: { source: "moons", samples: 80 }, model: { hidden: [4] }, steps: 27, evalEvery: 10 },
  space: {
    "optimizer.name": { kind: "choice", values: ["momentum", "adam"] },
    "optimizer.lr": { kind: "log-uniform", low: 1e-4, high: 1 },
    "optimizer.momentum": { kind: "uniform", low: 0, high: 0.99, when: { "optimizer.name": ["momentum"] } },
    batchSize: { kind: "log-int", low: 8, high: 64 },
  },
  strategy: { name },
  budget: { trials: 20 },
  ...more,
});

describe("a search in the page", () => {
  it.each<[StrategyName, Partial<SweepDraft>]>([
    ["random", {}],
    ["random", { repeats: 2, folds: 3, at: "best", metric: "valid-accuracy" }],
    ["halton", {}],
    ["one-at-a-time", {}],
    ["halving", { repeats: 2 }],
    ["tpe", {}],
  ])("%s %o gives the table that the command line gives", (name, more) => {
    const document = draft(name, more);
    const native = sweepNatively(document);
    const rows = sweep(document);
    expect(rows.length).toBeGreaterThan(10);
    expectSameRows(rows, native.rows);
    const { importance, ...report } = granted(search.report(document, native.rows));
    const { importance: theirs, ...nativeReport } = native.report;
    expect(report).toEqual(nativeReport);
    importance.forEach((one, i) => {
      expect(one.name).toBe(theirs[i]?.name);
      expect(one.importance).toBeCloseTo(theirs[i]?.importance ?? Number.NaN, 9);
    });
  });

  it("continues from earlier rows, and recognizes rows of another search", () => {
    const document = draft("tpe");
    const known = sweep(document);
    const study = granted(search.openStudy(document, null));
    for (const row of known.slice(0, 15)) {
      expect(study.next()?.trial).toBe(row.trial);
      expect(study.learn(row)).toBe(true);
    }
    const plan = study.next();
    expect(plan?.params).toEqual(known[15]?.params);
    expect(study.learn({ ...(known[14] as Row), trial: 15 })).toBe(false);
    study.delete();
  });

  it("waits for a whole batch before it proposes the next one", () => {
    const study = granted(search.openStudy(draft("tpe"), null));
    const plans: TrialPlan[] = [];
    for (let plan = study.next(); plan !== null; plan = study.next()) plans.push(plan);
    expect(plans).toHaveLength(10);
    // The results come back in reverse order.
    for (const plan of plans.reverse()) study.finish(train(plan, new Map()));
    expect(study.next()?.trial).toBe(10);
    study.delete();
  });

  it("checks a document as the command line does", () => {
    const { document, problems } = search.checkSweep(draft("halving"));
    expect(problems).toEqual([]);
    expect(document).toEqual(sweepNatively(draft("halving")).sweep);
    const bad = search.checkSweep({ space: { "optimizer.lr": { kind: "log-uniform", low: 1, high: 0 } }, at: "start" });
    expect(bad.document).toBeNull();
    expect(bad.problems.map(({ path }) => path)).toEqual(["space.optimizer.lr.high", "at"]);
    const circle: Record<string, unknown> = {};
    circle.space = circle;
    expect(search.checkSweep(circle).problems[0]?.code).toBe("too-large");
  });

  it("counts the trials and updates of a search, NaN with a budget of seconds", () => {
    expect(granted(search.extent(draft("random", { repeats: 3 })))).toEqual({ trials: 20, updates: 20 * 27 * 3 });
    expect(granted(search.extent(draft("random", { budget: { seconds: 1 } })))).toEqual({
      trials: Number.NaN,
      updates: Number.NaN,
    });
  });

  it("gives a row also for a plan that the validator or the data refuse", () => {
    const document = draft("grid", {
      space: { "model.activation": { kind: "choice", values: ["sine", "relu", "tanh"] } },
    });
    const study = granted(search.openStudy(document, null));
    const first = study.next() as TrialPlan;
    expect(first.refused[0]?.path).toBe("model.activation");
    const row = study.finish({ trial: first.trial, rung: null, trainings: [], milliseconds: 0 });
    expect(row.refused?.[0]?.path).toBe("model.activation");
    expect(row.steps).toBe(0);
    const second = study.next() as TrialPlan;
    const problem = { path: "data", code: "none", params: {}, message: "no rows" };
    const refused = study.finish({ ...second, trainings: [], refused: [problem], milliseconds: 0 });
    expect(refused.refused).toEqual([problem]);
    expect(refused.metric).toBeNull();
    expect(() => study.finish({ ...second, trainings: [], milliseconds: 0 })).toThrow(/not given out, or is finished/);
    const third = study.next() as TrialPlan;
    expect(() => study.finish({ ...third, trainings: [], milliseconds: 0 })).toThrow(/an entry for each training/);
    study.delete();
  });

  it("refuses a document with problems, and a table that does not fit it", () => {
    expect(search.openStudy({}, null)).toHaveProperty("problems");
    const iris = draft("random", { base: { data: { source: "iris" } } });
    const read = search.openStudy(iris, "nonsense");
    expect(read).toHaveProperty("problems.0.path", "base.data.source");
    expect(() => search.openStudy(iris, 3 as never)).toThrow(TypeError);
  });

  it("reads a table by the rules of the command line, and names an invalid line", () => {
    const { sweep, rows } = sweepNatively(draft("halving"));
    const read = (...lines: unknown[]) => search.readTable(lines);
    expect(read(rows[0], { sweep }, ...rows.slice(1), { sweep })).toEqual({ document: sweep, rows });
    expect(read(...rows)).toEqual({ document: null, rows });
    const complaint = (...lines: unknown[]) => {
      const answer = read({ sweep }, rows[0], ...lines);
      return "problems" in answer ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : answer;
    };
    expect(complaint(rows[0])).toEqual(["lines[2]: trial 0 is there twice"]);
    expect(complaint({ sweep: { ...sweep, repeats: 2 } })).toEqual([
      "lines[2]: the sweep is another than in the lines before",
    ]);
    expect(complaint({ ...rows[1], metric: "good" })).toEqual(["lines[2]: metric must be a finite number or null"]);
    expect(complaint([])).toEqual(["lines[2]: must be an object"]);
    expect(() => search.readTable(3 as never)).toThrow(TypeError);

    const [name = ""] = Object.keys(sweep.space);
    const strange = { ...rows[1], params: { ...rows[1]?.params, nonsense: 1 } } as Row;
    const lacking = { ...rows[1], params: {} } as Row;
    expect(complaint(strange)).toEqual(["lines[2]: trial 1: nonsense is no dimension of the space"]);
    expect(complaint(lacking)).toEqual([`lines[2]: trial 1: ${name} is missing`]);
    const refusal = search.report(sweep, [...rows.slice(0, 1), strange]);
    expect("problems" in refusal && refusal.problems[0]?.path).toBe("rows[1]");
  });

  it("reports and reads tables in pieces, with the same result for every size of the pieces", async () => {
    const module = await loadSearch();
    const { sweep, rows } = sweepNatively(draft("random"));
    const pieces = <Result>(call: LongCall<Result> | Refused, size: number) => {
      if (!("advance" in call)) throw new Error("It was done in one piece.");
      let count = 1;
      while (call.advance(size)) count++;
      const result = call.result();
      call.delete();
      return { count, result };
    };
    const [small, large] = [1, 1e6].map((size) => pieces(module.report(sweep, rows), size));
    expect(small?.result).toEqual(large?.result);
    // At least one piece for each row, and for each dimension: of all trials, and of 200 resamples.
    const dimensions = Object.keys(sweep.space).length;
    expect(small?.count).toBeGreaterThanOrEqual(rows.length + 201 * dimensions);
    const lines = [{ sweep }, ...rows];
    // Read line by line, and returned row by row.
    expect(pieces(module.readTable(lines), 1).count).toBeGreaterThanOrEqual(lines.length + rows.length);
  });

  it("lists the strategies with their knobs", () => {
    const strategies = search.strategies();
    expect(strategies.map(({ name }) => name)).toEqual(["random", "grid", "halton", "one-at-a-time", "halving", "tpe"]);
    for (const { label, help, knobs } of strategies)
      for (const text of [label, help, ...knobs.map((knob) => knob.help)]) expect(text).not.toBe("");
    expect(strategies.find(({ name }) => name === "tpe")?.knobs.map((knob) => [knob.name, knob.default])).toEqual([
      ["startup", 10],
      ["candidates", 24],
      ["batch", 4],
    ]);
  });
});
