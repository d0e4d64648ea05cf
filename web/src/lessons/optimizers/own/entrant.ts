import type { Knob } from "../../../elements";
import { engine } from "../../../engine";
import { isRefused } from "../../../engine/errors";
import type { DescentRequest, Problem, RuleChoice } from "../../../engine/types";
import type { State } from "../state";
import { words } from "../words";

/** Who can race: a rule of the catalog, or what the learner wrote. */
export type Entrant = Pick<RuleChoice, "name" | "label" | "help" | "knobs">;

/** What a constant starts from when it is first written, by what such names usually stand for. */
const usual: Readonly<Record<string, number>> = {
  lr: 0.01,
  mu: 0.9,
  beta: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  alpha: 0.99,
  rho: 0.9,
  gamma: 0.9,
  eps: 1e-8,
  wd: 0.01,
};

/** Of the core: a constant is no larger. */
const most = 1e9;

/** A slider for a constant: a share of what was, tiny, or a size of any magnitude. Beyond the track can be typed. */
export function knobOf(name: string): Knob {
  const own = { name, default: usual[name] ?? 0.1, min: -most, max: most };
  if (/^(mu|beta|alpha|gamma|rho)\d?$/.test(name)) return { ...own, scale: "linear", sliderMin: 0, sliderMax: 1 };
  if (/^eps/.test(name)) return { ...own, scale: "log", sliderMin: 1e-12, sliderMax: 1 };
  if (name === "lr") return { ...own, scale: "log", min: 1e-9, sliderMin: 1e-5, sliderMax: 10 };
  return { ...own, scale: "log", sliderMin: 1e-4, sliderMax: 100 };
}

/** What the engine makes of a typed rule. */
export interface RuleReading {
  /** As it was typed. */
  text: string;
  /** Of the text, with their columns; none: it can race. */
  problems: readonly Problem[];
  /** The names that need a value, in the order of the text. */
  constants: readonly string[];
}

/** Asks the engine for a single step without constants: it names those it misses, or what it cannot read. */
export async function readRule(text: string, signal?: AbortSignal): Promise<RuleReading> {
  const optimizer = { name: "own" as const, rule: text, constants: {} };
  const request = { surface: { name: "bowl" }, optimizer, start: [1, 1] as [number, number], steps: 1 };
  const answer = await engine().call("descend", [request], { signal });
  const problems = isRefused(answer) ? answer.problems : [];
  const isMissing = ({ code }: Problem) => code === "missing-constant";
  return {
    text,
    problems: problems.filter((problem) => !isMissing(problem)),
    constants: problems.filter(isMissing).map(({ params }) => String(params.name)),
  };
}

export function entrantOf({ constants }: RuleReading): Entrant {
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
