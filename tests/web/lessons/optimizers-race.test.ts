import { afterEach, expect, test, vi } from "vitest";
import { Race } from "../../../web/src/lessons/optimizers/race";
import { defaults, type State } from "../../../web/src/lessons/optimizers/state";

/** An engine that answers at once, except for the calls in `held`, which never end. */
const asked: { name: string; signal: AbortSignal | undefined }[] = [];
const held = new Set<string>();

const bowl = {
  ...{ name: "bowl", label: "Bowl", help: "", knobs: [], start: { x: 1, y: 1 } },
  ...{ domain: { x: [-1, 1], y: [-1, 1] }, minima: [{ x: 0, y: 0, f: 0 }] },
};
const sgd = {
  name: "sgd",
  label: "SGD",
  help: "",
  knobs: [{ name: "lr", default: 0.1, min: 0, max: 1, scale: "log" }],
};
const path = { x: [1, 0], y: [1, 0], f: [2, 0], diverged: false };
const answers: Readonly<Record<string, unknown>> = {
  surface: { values: new Float32Array(161 * 161) },
  tune: { final: [1, 0.5], best: 1 },
  descend: path,
};

vi.mock("../../../web/src/engine", async (original) => ({
  ...(await original<object>()),
  engine: () => ({
    batch: "batch",
    descentChoices: async () => ({ surfaces: [bowl], optimizers: [sgd] }),
    call: (name: string, _args: unknown, { signal, lane }: { signal?: AbortSignal; lane?: string } = {}) => {
      const call = lane === undefined ? name : `${name} in ${lane}`;
      asked.push({ name: call, signal });
      return held.has(call) ? new Promise(() => {}) : Promise.resolve(answers[name]);
    },
  }),
}));

const state: State = { ...defaults, surface: { name: "bowl" }, rules: ["sgd"], start: [0.5, 0.5] };

const patient = { timeout: 30_000 };

afterEach(() => {
  asked.length = 0;
  held.clear();
});

/** No call occupies a worker for a race that the reader has left. */
test.each(["surface", "descend", "tune", "tune in batch"])("a race that is left aborts its call “%s”", async (name) => {
  held.add(name);
  const race: Race = new Race(() => void race.ask(state));
  void race.ask(state);
  await vi.waitUntil(() => asked.some((call) => call.name === name), patient);
  const last = asked.findLast((call) => call.name === name);
  expect(last?.signal?.aborted).toBe(false);
  race.end();
  expect(last?.signal?.aborted).toBe(true);
});

test("a scan is computed once per question, and again if the race was left during it", async () => {
  held.add("tune");
  const race = new Race(() => {});
  void race.ask(state);
  await vi.waitUntil(() => asked.some(({ name }) => name === "tune"), patient);
  race.end();
  held.clear();
  expect((await race.ask(state))?.runners).toHaveLength(1);
  await race.ask({ ...state, seed: 9 });
  expect(asked.filter(({ name }) => name === "tune")).toHaveLength(2);
});

test("isFirst is true until the first answer, even without runners, and again after the race was left", async () => {
  const race = new Race(() => {});
  const withoutRunners = { ...state, rules: [] };
  const answer = race.ask(withoutRunners);
  expect(race.isFirst).toBe(true);
  await answer;
  expect(race.isFirst).toBe(false);
  const next = race.ask({ ...withoutRunners, own: "theta = theta" });
  expect(race.race.busy).toBe(true);
  expect(race.isFirst).toBe(false);
  await next;
  race.end();
  void race.ask(withoutRunners);
  expect(race.isFirst).toBe(true);
});
