import * as v from "valibot";
import { listedName } from "../../state/listed-name";
import { seedSchema, textUpTo, whole } from "../../state/schemas";
import { defaults as claimsDefaults, schema as claimsSchema } from "./claims/state";

const number = v.pipe(v.number(), v.finite());
/** A choice with its knobs beside it; what a knob may be, the core says. */
const chosen = v.objectWithRest({ name: v.string() }, v.union([v.string(), v.number()]));

/** The most steps of a race: its paths of that many points are computed and drawn without a wait. */
export const mostSteps = 10_000;

export const schema = v.strictObject({
  /** A surface of the catalog with its knobs, or "network" with what its plane is cut from. */
  surface: chosen,
  /** Null: where the surface says. */
  start: v.nullable(v.tuple([number, number])),
  /** Who races, in the order of the catalog; "own" is the rule that the learner wrote. */
  rules: v.array(listedName),
  /** By rule, only what was set: a rule without an lr takes the one that its scan finds best. */
  knobs: v.record(v.string(), v.record(v.string(), number)),
  /** The learner's own rule as it was typed; its constants are knobs of "own". */
  own: textUpTo(2000),
  steps: whole(1, mostSteps),
  noise: v.pipe(number, v.minValue(0)),
  seed: seedSchema,
  /** Where the race stands, when nobody plays it. */
  step: whole(0, mostSteps),
  /** Steps a second. */
  speed: v.pipe(number, v.minValue(1), v.maxValue(1000)),
  view: v.strictObject({
    kind: v.picklist(["map", "space"]),
    turn: number,
    tilt: v.pipe(number, v.minValue(5), v.maxValue(90)),
  }),
  /** The rule that is looked into. */
  inside: v.string(),
  /** The language of its program. */
  program: v.picklist(["torch", "numpy"]),
  /**
   * What the learner expects of a challenge: its name, the rules in the expected order (empty: nobody has said), and
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
