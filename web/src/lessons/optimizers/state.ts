import * as v from "valibot";
import { listedName } from "../../state/listed-name";
import { seedSchema, textUpTo, whole } from "../../state/schemas";
import { defaults as claimsDefaults, schema as claimsSchema } from "./claims/state";

const number = v.pipe(v.number(), v.finite());
/** A choice with its knobs beside its name; the core knows their bounds. */
const chosen = v.objectWithRest({ name: v.string() }, v.union([v.string(), v.number()]));

/** The largest number of steps of a race: such paths are computed and drawn without a noticeable wait. */
export const mostSteps = 10_000;

export const schema = v.strictObject({
  /** A surface of the catalog with its knobs, or "network" with the network whose plane it is. */
  surface: chosen,
  /** The start; null is the surface's usual start. */
  start: v.nullable(v.tuple([number, number])),
  /** The rules that race, in the order of the catalog; "own" is the learner's rule. */
  rules: v.array(listedName),
  /** By rule, only the knobs that were set: a rule without an lr uses the best rate of its scan. */
  knobs: v.record(v.string(), v.record(v.string(), number)),
  /** The learner's own rule as typed; its constants are the knobs of "own". */
  own: textUpTo(2000),
  steps: whole(1, mostSteps),
  noise: v.pipe(number, v.minValue(0)),
  seed: seedSchema,
  /** The step at which the race stands while it does not play. */
  step: whole(0, mostSteps),
  /** Steps per second. */
  speed: v.pipe(number, v.minValue(1), v.maxValue(1000)),
  view: v.strictObject({
    kind: v.picklist(["map", "space"]),
    turn: number,
    tilt: v.pipe(number, v.minValue(5), v.maxValue(90)),
  }),
  /** The rule whose update is shown. */
  inside: v.string(),
  /** The language in which that rule is shown. */
  program: v.picklist(["torch", "numpy"]),
  /**
   * The learner's prediction: the name of the challenge, the rules in the expected order (empty: not ordered yet), and
   * whether the race was run.
   */
  guess: v.strictObject({
    challenge: v.picklist(["ravine", "turned", "banana", "ridge"]),
    order: v.array(listedName),
    asked: v.boolean(),
  }),
  claims: claimsSchema,
});

export type State = v.InferOutput<typeof schema>;

export const defaults: State = {
  surface: { name: "ravine", angle: 30 },
  start: null,
  rules: ["sgd", "momentum", "adam"],
  knobs: {},
  own: "v = mu*v + g\ntheta = theta - lr*v",
  steps: 200,
  noise: 0,
  seed: 0,
  step: 0,
  speed: 25,
  view: { kind: "map", turn: 30, tilt: 45 },
  inside: "adam",
  program: "torch",
  guess: { challenge: "banana", order: [], asked: false },
  claims: claimsDefaults,
};
