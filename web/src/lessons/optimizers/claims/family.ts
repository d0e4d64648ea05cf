import { type Decision, judge, overall } from "../../../statistics";
import type { ClaimFinding, ClaimSetting, Factors, Trial, Tried } from "./claim";

/** Judges all comparisons of a claim together: the verdicts on its sentences, and the factors that they depend on. */
export function finding(attempts: ReadonlyArray<{ setting: ClaimSetting; trial: Trial }>): ClaimFinding {
  const judged = judge(attempts.flatMap(({ trial }) => trial.comparisons.map(({ difference }) => difference)));
  let at = 0;
  const tried = attempts.map(({ setting, trial }): Tried => {
    const own = judged.slice(at, at + trial.comparisons.length);
    at += own.length;
    return { ...setting, trial, judged: own, decision: decisionOf(own.map(({ decision }) => decision)) };
  });
  const uncontrolled = tried.filter(({ role }) => role !== "control");
  const verdict = overall(uncontrolled.map(({ decision }) => decision));
  const domain = tried.filter(({ role }) => role === "domain").map(({ decision }) => decision);
  // A control with the same difference refutes the sentence's reason.
  const refuted = tried.some(({ role, decision }) => role === "control" && decision === "holds");
  return {
    verdict: refuted && verdict === "holds" ? "fails" : verdict,
    dependsOn: verdict === "depends" ? separating(uncontrolled) : [],
    mended: refuted && overall(domain) === "holds" ? "fails" : overall(domain),
    tried,
  };
}

/** A setting supports the sentence when all of its comparisons hold, and contradicts it when one fails. */
function decisionOf(decisions: readonly Decision[]): Decision {
  if (decisions.includes("fails")) return "fails";
  return decisions.every((one) => one === "holds") && decisions.length > 0 ? "holds" : "undecided";
}

const textOf = (factors: Factors, name: string) => String(factors[name] ?? "");

/** The smallest set of factors whose values separate the settings that hold from those that fail. */
export function separating(tried: ReadonlyArray<{ factors: Factors; decision: Decision }>): string[] {
  const decided = tried.filter(({ decision }) => decision !== "undecided");
  const names = [...new Set(tried.flatMap(({ factors }) => Object.keys(factors)))];
  const separate = (chosen: readonly string[]) => {
    const seen = new Map<string, Decision>();
    return decided.every(({ factors, decision }) => {
      const key = JSON.stringify(chosen.map((name) => textOf(factors, name)));
      const before = seen.get(key) ?? decision;
      seen.set(key, before);
      return before === decision;
    });
  };
  for (let size = 1; size <= names.length; ++size) {
    const fewest = choices(names, size).find(separate);
    if (fewest) return fewest;
  }
  return names;
}

/** All subsets of `size` names, in their order. */
function choices(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, at) => choices(names.slice(at + 1), size - 1).map((rest) => [name, ...rest]));
}
