/** What tests of receipts have in the engine's place. */
import type { Blank } from "../../../web/src/lessons/backprop/turn/steps";
import type { Played } from "../../../web/src/lessons/hparams/game-receipt";
import type { GameVerdict } from "../../../web/src/lessons/hparams/game-verdicts";
import type { Entry } from "../../../web/src/lessons/hparams/state";
import type { Evaluate } from "../../../web/src/lessons/init-quiz/receipt";

/** z = w x at w = 3, x = 8 under an adjoint of -1: ∂z/∂w = 8, dL/dw = -8. */
export const blanks: readonly Blank[] = [
  {
    ...{ kind: "local", of: "z", by: "w", place: 0, slot: null, right: 8, values: [24, 3] },
    paths: [{ upstream: -1, local: 8, through: "z", slot: null }],
  },
  {
    ...{ kind: "adjoint", of: "w", by: "", place: 0, slot: null, right: -8, values: [3] },
    paths: [{ upstream: -1, local: 8, through: "z", slot: null }],
  },
];

/** The nearer a rate is to 0.3, the lower the loss. Random search comes to 0.4, TPE to 0.05. */
export async function play(_: number, all: readonly Entry[]): Promise<Played> {
  const losses = all.map(({ lr }) => 0.1 + Math.abs(lr - 0.3));
  const best = Math.min(...losses);
  const verdicts: GameVerdict[] = [
    { player: "you", valid: best, test: best + 0.01 },
    { player: "random", valid: 0.38, test: 0.4 },
    { player: "tpe", valid: 0.04, test: 0.05 },
  ];
  return { losses, verdicts };
}

/** Numbers only: expressions are the engine's, and tested with it. */
export const evaluate: Evaluate = async (text) =>
  text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text);
