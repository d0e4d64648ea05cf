import type { Knob } from "../../../elements";
import { engine } from "../../../engine";
import { isRefused } from "../../../engine/errors";
import type { DescentRequest, Problem, RuleChoice } from "../../../engine/types";
import type { State } from "../state";
import { words } from "../words";

/** A rule that can race: one of the catalog, or the learner's own. */
export type Entrant = Pick<RuleChoice, "name" | "label" | "help" | "knobs">;

/** The first value of a constant, by the usual meaning of its name. */
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

/** The core's bound: no constant is larger. */
const most = 1e9;

/**
 * The knob of a constant, with a track that suits its name: 0 to 1 for averages, tiny values for eps, else several
 * decades. Values outside the track can be typed.
 */
export function knobOf(name: string): Knob {
  const own = { name, default: usual[name] ?? 0.1, min: -most, max: most };
  if (/^(mu|beta|alpha|gamma|rho)\d?$/.test(name)) return { ...own, scale: "linear", sliderMin: 0, sliderMax: 1 };
  if (/^eps/.test(name)) return { ...own, scale: "log", sliderMin: 1e-12, sliderMax: 1 };
  if (name === "lr") return { ...own, scale: "log", min: 1e-9, sliderMin: 1e-5, sliderMax: 10 };
  return { ...own, scale: "log", sliderMin: 1e-4, sliderMax: 100 };
}

/** How the engine reads a typed rule. */
export interface RuleReading {
  /** The rule as typed. */
  text: string;
  /** Problems of the text, with columns; without any the rule can race. */
  problems: readonly Problem[];
  /** Names that need a value, in the order of the text. */
  constants: readonly string[];
}

/**
 * Reads a rule by asking the engine for one step without constants: it reports the missing constants, or why the text
 * cannot be read.
 */
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
 * The `optimizer` of an engine request. For a scan of rates (`scanned`) the constant lr only has to exist: the engine
 * replaces it by each rate.
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
