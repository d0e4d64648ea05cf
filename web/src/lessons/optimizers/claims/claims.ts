import type { Claim } from "./claim";
import { axes } from "./experiments/axes";
import { betterDecay } from "./experiments/better-decay";
import { decayStrength } from "./experiments/decay-strength";
import { dyingRate } from "./experiments/dying-rate";
import { generalize } from "./experiments/generalize";
import { lookAhead } from "./experiments/look-ahead";
import { moving } from "./experiments/moving";
import { outOfBox } from "./experiments/out-of-box";
import { smooth } from "./experiments/smooth";
import { sparse } from "./experiments/sparse";

/** In the order of the lecture's table. */
export const claims: readonly Claim[] = [
  generalize,
  smooth,
  lookAhead,
  outOfBox,
  axes,
  decayStrength,
  betterDecay,
  moving,
  sparse,
  dyingRate,
];
