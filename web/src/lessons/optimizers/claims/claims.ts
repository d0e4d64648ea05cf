import { axes } from "./axes";
import { betterDecay } from "./better-decay";
import type { Claim } from "./claim";
import { decayStrength } from "./decay-strength";
import { dyingRate } from "./dying-rate";
import { faster } from "./faster";
import { generalize } from "./generalize";
import { lookAhead } from "./look-ahead";
import { moving } from "./moving";
import { sensitive } from "./sensitive";
import { smooth } from "./smooth";
import { sparse, sparseAdam } from "./sparse";
import { steady } from "./steady";
import { outOfBox, tuning } from "./tuning";

/** All claims in the order of the lecture's table; each line is a row of it. */
export const claims: readonly Claim[] = [
  ...[steady, generalize, tuning],
  ...[faster, smooth],
  ...[lookAhead],
  ...[axes, outOfBox, sparseAdam],
  ...[decayStrength, betterDecay],
  ...[moving, sensitive],
  ...[sparse, dyingRate],
];
