/** Kinds of numbers and texts that many states have. */
import * as v from "valibot";
import { mostSeed } from "./seed";

export const between = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));

export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** `most`: in UTF-16 code units. */
export const textUpTo = (most: number) => v.pipe(v.string(), v.maxLength(most));

export const seedSchema = whole(0, mostSeed);
