import type { Claim } from "./claim";
import { axes } from "./experiments/axes";
import { betterDecay } from "./experiments/better-decay";
import { decayStrength } from "./experiments/decay-strength";
import { dyingRate } from "./experiments/dying-rate";
import { faster } from "./experiments/faster";
import { generalize } from "./experiments/generalize";
import { lookAhead } from "./experiments/look-ahead";
import { moving } from "./experiments/moving";
import { outOfBox } from "./experiments/out-of-box";
import { sensitive } from "./experiments/sensitive";
import { smooth } from "./experiments/smooth";
import { sparse, sparseAdam } from "./experiments/sparse";
import { steady } from "./experiments/steady";
import { tuning } from "./experiments/tuning";

/** In the order of the lecture's table, a row a line. */
export const claims: readonly Claim[] = [
  ...[steady, generalize, tuning],
  ...[faster, smooth],
  ...[lookAhead],
  ...[axes, outOfBox, sparseAdam],
  ...[decayStrength, betterDecay],
  ...[moving, sensitive],
  ...[sparse, dyingRate],
];
