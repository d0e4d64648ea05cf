/** Texts, objects and messages from outside: no code throws, and only valid values are accepted. */
import * as v from "valibot";
import { expect, test } from "vitest";
import { embeddedElements } from "../../../web/src/embed/elements";
import { settingsOf } from "../../../web/src/embed/posts";
import { ScormSession } from "../../../web/src/embed/scorm-session";
import { Random } from "../../../web/src/kit/random";
import { namesOf } from "../../../web/src/kit/restrictions";
import { Setting } from "../../../web/src/kit/setting";
import * as backprop from "../../../web/src/lessons/backprop/state";
import * as hparams from "../../../web/src/lessons/hparams/state";
import * as init from "../../../web/src/lessons/init/state";
import { Records } from "../../../web/src/lessons/init-quiz/record";
import * as quiz from "../../../web/src/lessons/init-quiz/state";
import * as networks from "../../../web/src/lessons/optimizers/networks/state";
import * as optimizers from "../../../web/src/lessons/optimizers/state";
import * as playground from "../../../web/src/lessons/playground/state";
import * as scaling from "../../../web/src/lessons/scaling/state";
import * as loop from "../../../web/src/lessons/training-loop/state";
import { isPath, leaves, type PlainObject, type Schema } from "../../../web/src/state";
import { strictPlatform } from "../embed/scorm-platforms";
import { hostileAttribute, hostileText, hostileValue, strange } from "./fuzz";
import { payloads } from "./payloads";

/** Two hundred thousand for all elements with npm test -- hostile. */
const each = process.env.GRADLAB_HOSTILE === "all" ? 22_223 : 700;

const elements: ReadonlyArray<[slug: string, of: { schema: unknown; defaults: object }, seedPath?: string]> = [
  ["training-loop", loop],
  ["backprop", backprop, "turn.seed"],
  ["scaling", scaling],
  ["init", init],
  ["init-quiz", quiz],
  ["optimizers", optimizers],
  ["optimizers-networks", networks, "data.seed"],
  ["playground", playground],
  ["hparams", hparams, "game.seed"],
];

test("no element is left out", () => {
  expect(elements.map(([slug]) => slug).sort()).toEqual(embeddedElements.map(({ slug }) => slug).sort());
});

const unspoiled = () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { ran?: unknown }).ran).toBeUndefined();
};

test.each(elements)(
  "%s accepts fuzzed states, texts and attributes, and its state always fits its schema",
  (slug, module, seedPath) => {
    const schema = module.schema as Schema<object>;
    const { defaults } = module;
    const definition = { question: () => "", schema, defaults, ...(seedPath ? { seedPath } : {}) };
    const paths = leaves(defaults as PlainObject);
    const setting = new Setting<object>(definition);
    const fresh = new Setting<object>(definition);
    for (let seed = 0; seed < each; seed++) {
      const random = new Random(seed, slug.length);
      const kind = random.whole(0, 9);
      const candidate =
        kind === 0
          ? strange[random.whole(0, strange.length - 1)]?.()
          : kind < 4
            ? hostileValue(random, paths, 4)
            : hostileText(random, paths, setting.fragment || `v=1&${paths[0]}=1`);
      const hidden = namesOf(hostileAttribute(random, paths));
      setting.locked = namesOf(hostileAttribute(random, paths)).filter((name) => isPath(schema, name.split(".")));
      for (const name of hidden) isPath(schema, name.split("."));
      setting.receive(candidate, random.whole(0, 1) === 0);
      if (random.whole(0, 9) === 0) setting.takeSeed(Number(hostileAttribute(random, paths)));
      if (random.whole(0, 4) === 0) setting.walk(random.of(["undo", "redo"]));
      if (random.whole(0, 9) === 0) setting.reset();
      if (random.whole(0, 19) === 0) setting.takeSeed(null);
      const { state } = setting;
      if (!v.is(schema, state)) expect.fail(`seed ${seed}: ${JSON.stringify(state).slice(0, 500)}`);
      for (const { path, message } of setting.problems)
        if (typeof path !== "string" || typeof message !== "string")
          expect.fail(`seed ${seed}: a problem without words`);
      // The text that it writes gives the same state again.
      fresh.receive(setting.fragment, false);
      if (JSON.stringify(fresh.state) !== JSON.stringify(state)) expect(fresh.state, `seed ${seed}`).toEqual(state);
    }
    unspoiled();
  },
  300_000,
);

test("10,000 hostile messages throw nothing, and only settings of the contract are read from them", () => {
  const random = new Random(1);
  for (let count = 0; count < 10_000; count++) {
    const data =
      random.whole(0, 3) === 0
        ? strange[random.whole(0, strange.length - 2)]?.()
        : { ...(hostileValue(random, ["state", "hide", "lock", "theme"], 3) as object), ...envelope(random) };
    let settings: ReturnType<typeof settingsOf> = null;
    try {
      settings = settingsOf(data);
    } catch (error) {
      // A value that throws when it is read cannot be posted to a window.
      if (!(error instanceof Error) || error.message !== "not to be looked at") throw error;
    }
    if (settings === null) continue;
    for (const [name, value] of Object.entries(settings)) {
      expect(["state", "hide", "lock", "theme"]).toContain(name);
      expect(typeof value === "string" || (name === "state" && typeof value === "object")).toBe(true);
    }
  }
  unspoiled();
});

/** Half of them are valid. */
const envelope = (random: Random): object =>
  random.whole(0, 1) === 0
    ? { type: "gradlab-set", version: 1 }
    : { type: random.of(["gradlab-set", "gradlab-ready", "x"]), version: random.of<unknown>([0, "1", 2, null]) };

test.each(payloads.map((payload) => [payload.slice(0, 40), payload]))(
  "a stored text %j of a platform gives only valid values",
  (_name, payload) => {
    for (const text of [
      payload,
      JSON.stringify({ points: payload, saved: payload, state: payload }),
      JSON.stringify({ saved: { [payload]: payload }, points: { [payload]: payload }, state: payload }),
    ]) {
      const platform = strictPlatform(null);
      const before = platform.visit();
      before.LMSInitialize("");
      before.LMSSetValue("cmi.suspend_data", text.slice(0, 4000));
      before.LMSFinish("");
      const session = new ScormSession(platform.visit(), ["relu"]);
      session.begin();
      expect(typeof session.state).toBe("string");
      const records = new Records(() => session);
      expect(records.of(1)).toEqual({ name: "", begun: "", beginning: 1, answers: {} });
      session.answered({ exercise: "relu", score: 1, max: 1 });
      session.leave();
      expect(Number(platform.committed("cmi.core.score.raw"))).toBe(100);
    }
    unspoiled();
  },
);
