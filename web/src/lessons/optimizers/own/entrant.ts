import type { DescentRequest, RuleChoice } from "../../../engine/types";
import type { State } from "../state";
import { words } from "../words";
import { knobOf } from "./knobs";
import type { Reading } from "./reading";

/** Who can race: a rule of the catalog, or what the learner wrote. */
export type Entrant = Pick<RuleChoice, "name" | "label" | "help" | "knobs">;

export function entrantOf({ constants }: Reading): Entrant {
  const knobs = constants.map((name) => ({ help: words.text("own.constant"), ...knobOf(name) })) as Entrant["knobs"];
  return { name: "own", label: words.text("own.label"), help: words.text("own.help"), knobs };
}

/**
 * A rule with its knobs as the engine takes it. In a scan of rates the rate that is tried takes the place of the
 * constant.
 */
export function optimizerOf(
  { own }: State,
  rule: string,
  knobs: Readonly<Record<string, number>>,
  scanned = false,
): DescentRequest["optimizer"] {
  if (rule !== "own") return { name: rule, ...knobs };
  return { name: "own", rule: own, constants: scanned ? { ...knobs, lr: 1 } : { ...knobs } };
}
