import type { Blank, Step } from "./blanks";
import type { Kind, Verdict } from "./grade";
import { words } from "./words";

const ruled = ["add", "sub", "mul", "div", "pow", "sigmoid", "relu", "max", "neg"] as const;
type Ruled = (typeof ruled)[number];

/** What to say to an answer that is not right. */
export function feedback(blank: Blank, verdict: Verdict): string[] {
  if (verdict.is === "unreadable") return [words.text("unreadable")];
  if (verdict.is !== "wrong") return [];
  if (verdict.kinds.length === 0) return [words.text("unknown")];
  const told = verdict.kinds.map((kind) => about(kind, blank));
  return told.length > 1 ? [words.text("several"), ...told] : told;
}

function about(kind: Kind, blank: Blank): string {
  if (kind === "paths") return words.text("kind.paths", { name: blank.of, count: blank.paths.length });
  if (kind === "reciprocal") return words.text(`kind.reciprocal.${blank.kind}`);
  return words.text(`kind.${kind}`);
}

/** The rule that a blank is found by. */
export function hint(step: Step, blank: Blank): string {
  if (blank.kind === "local") return words.text(`rule.${ruled.find((op): op is Ruled => op === step.op) ?? "other"}`);
  const [first] = blank.paths;
  if (blank.paths.length === 1 && first) return words.text("rule.chain", { through: first.through });
  return words.text("rule.paths", { count: blank.paths.length });
}
