import { html, nothing, type TemplateResult } from "lit";
import type { NameOf } from "./plots";
import type { State } from "./state";
import { type Finding, isComplete, type Study } from "./study";
import { table } from "./table";
import { leaders, type Ranking, ranking } from "./verdict";
import { words } from "./words";

/** Who is ahead once all is trained, and where each stands. */
export function results(
  study: Study,
  state: State,
  heading: string,
  name: NameOf,
  mark: (finding: Finding) => TemplateResult | typeof nothing,
): TemplateResult {
  const ranked = isComplete(study) ? ranking(study.findings) : null;
  return html`<p class="leaders" role="status">${ranked ? leading(ranked, name) : nothing}</p>
    ${table(study.findings, state, heading, name, mark, ranked)}`;
}

/** Who is ahead, and of whom that cannot be said. */
function leading(ranked: Ranking, name: NameOf): string {
  const found = leaders(ranked);
  if (!found || ranked.order.length < 2) return "";
  const names = (list: readonly Finding[]) => list.map(({ entry }) => name(entry)).join(", ");
  const best = name(found.best.entry);
  if (found.others.length === ranked.order.length - 1)
    return words.text("alike.all", { rules: names([found.best, ...found.others]) });
  return found.others.length > 0
    ? words.text("alike.some", { best, rules: names(found.others) })
    : words.text("alike.none", { best });
}
