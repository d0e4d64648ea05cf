import * as v from "valibot";
import { textUpTo, whole } from "../../state/schemas";
import { defaults as check, schema as checkSchema } from "./check/state";
import { defaults as code, schema as codeSchema } from "./code/state";
import { examples } from "./examples";
import { defaults as modes, schema as modesSchema } from "./modes/state";
import { lasting as lastingOfTurn, defaults as turn, schema as turnSchema } from "./turn/state";

/**
 * What was typed. A link that somebody wrote by hand has a number or a list where a text is meant: `at.x=-1`,
 * `tangent=1,2`.
 */
const asTyped = v.union([
  v.string(),
  v.pipe(
    v.number(),
    v.transform((number) => String(number)),
  ),
  v.pipe(
    v.array(v.union([v.string(), v.number()])),
    v.transform((parts) => parts.join(",")),
  ),
]);
const typed = v.pipe(asTyped, v.maxLength(2000));
const nameOfInput = v.pipe(v.string(), v.regex(/^[A-Za-z_]\w*$/), v.maxLength(40));
const seed = v.pipe(asTyped, v.maxLength(200));
const guess = textUpTo(20);

/** The whole lesson. Values are kept as typed, so that `1/3` and `[[1, 2]]` come back as they were. */
export const schema = v.strictObject({
  text: typed,
  /** By name, what was typed for it; a name without has what the example gives it, or 1. */
  at: v.record(nameOfInput, typed),
  mode: v.picklist(["vjp", "jvp"]),
  /** jvp: the name whose tangent is set; empty: the first. */
  wrt: v.union([nameOfInput, v.literal("")]),
  /** vjp: what the output's adjoint starts from; jvp: how that name moves. As typed; empty: all ones. */
  cotangent: seed,
  tangent: seed,
  /**
   * How many steps have been taken; what lies beyond the last one counts as the last. Null: where the pass begins that
   * is asked about, which is the way back when all values are there, and in forward mode the first node.
   */
  cursor: v.nullable(whole(0, 500)),
  panel: v.picklist(["rule", "tape", "code"]),
  /** What was predicted, by example; empty: nothing yet. */
  guesses: v.strictObject({ neuron: guess, reused: guess, deep: guess, softmax: guess }),
  code: codeSchema,
  modes: modesSchema,
  check: checkSchema,
  turn: turnSchema,
});

export type State = v.InferOutput<typeof schema>;

export const defaults: State = {
  text: examples.neuron.text,
  at: {},
  mode: "vjp",
  wrt: "",
  cotangent: "",
  tangent: "",
  cursor: null,
  panel: "rule",
  guesses: { neuron: "", reused: "", deep: "", softmax: "" },
  code,
  modes,
  check,
  turn,
};

/** An answer or a hint of the exercise that counted stays counted. */
export const lasting = (from: State, to: State): State => ({ ...to, turn: lastingOfTurn(from.turn, to.turn) });
