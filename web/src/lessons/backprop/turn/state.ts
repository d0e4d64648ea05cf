import * as v from "valibot";

const most = 60;

/** An exercise and what the learner has put into it so far. Lists go by the blanks of the exercise, in their order. */
export const schema = v.strictObject({
  level: v.picklist([1, 2, 3]),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
  /** As typed; empty where nothing was. */
  answers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(24))), v.maxLength(most)),
  /** How many answers to each blank were wrong so far. */
  slips: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99))), v.maxLength(most)),
  /** 1: saw the hint. 2: saw the worked step. */
  help: v.pipe(v.array(v.picklist([0, 1, 2])), v.maxLength(most)),
});

export type TurnState = v.InferOutput<typeof schema>;
export type Level = TurnState["level"];

export const defaults: TurnState = { level: 1, seed: 1, answers: [], slips: [], help: [] };
