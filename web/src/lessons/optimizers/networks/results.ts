import { html, nothing, type TemplateResult } from "lit";
import { numberHtml, numberText, withError } from "../../../look";
import type { NameOf } from "./plots";
import type { SeedSummary } from "./spread";
import type { NetworksState } from "./state";
import { isComplete, type NetworkStudy, type RuleFinding } from "./study";
import { leaders, type Ranking, ranking } from "./verdict";
import { words } from "./words";

/**
 * A table of the final results: rate, losses and accuracies with their deviations, speed, and the number of diverged
 * runs.
 */
function table(
  findings: readonly RuleFinding[],
  { seeds }: NetworksState,
  heading: string,
  name: NameOf,
  mark: (finding: RuleFinding) => TemplateResult | typeof nothing,
  ranked: Ranking | null = null,
): TemplateResult {
  const classes = findings.some(({ validAccuracy }) => validAccuracy !== null);
  const columns = [
    "lr",
    "valid",
    "behind",
    "train",
    ...(classes ? (["accuracy", "test"] as const) : (["test.loss"] as const)),
    "speed",
  ] as const;
  const cells = (finding: RuleFinding) => {
    const { lr, validLoss, trainLoss, validAccuracy, testAccuracy, testLoss, stepsPerSecond } = finding;
    const ends = classes ? [spread(validAccuracy, percent), spread(testAccuracy, percent)] : [spread(testLoss)];
    return [
      lr === null ? nothing : numberHtml(lr),
      spread(validLoss),
      behind(finding, ranked),
      spread(trainLoss),
      ...ends,
      stepsPerSecond ? numberHtml(stepsPerSecond.high, { digits: 2 }) : nothing,
    ];
  };
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${words.text("table.label")}
  ><table aria-label=${words.text("table.label")} class="standings" translate="no">
      <thead><tr>
        <th scope="col">${heading}</th>${columns.map(
          (column) => html`<th scope="col">${words.text(`table.${column}`)}</th>`,
        )}<th
          scope="col"
          class="said"
        >${words.text("table.runs")}</th></tr></thead>
      <tbody>${findings.map(
        (finding) =>
          html`<tr>
            <th scope="row">${mark(finding)} ${name(finding.entry)}</th>${cells(finding).map(
              (cell) => html`<td>${cell}</td>`,
            )}<td class="said">${runsText(finding, seeds)}</td></tr>`,
      )}</tbody></table></div>
    <p class="quiet">${words.text("table.note")}</p>`;
}

const percent = { factor: 100, unit: "\u202f%" };

function spread(
  summary: SeedSummary | null,
  { factor, unit } = { factor: 1, unit: "" },
): TemplateResult | typeof nothing {
  if (!summary) return nothing;
  const value = factor * summary.mean;
  if (summary.count < 2) return html`${numberHtml(value)}${unit}`;
  const { value: text, error } = withError(value, factor * summary.deviation);
  return html`${text}${unit} <small>± ${error}</small>`;
}

/**
 * The difference from the lowest loss, with the confidence interval that decided, and, as a tooltip, the smallest
 * difference that these seeds could have detected.
 */
function behind(finding: RuleFinding, ranked: Ranking | null): TemplateResult | typeof nothing {
  const best = ranked?.order[0];
  const pair = ranked?.pairs.find(({ better, worse }) => better === best && worse === finding);
  if (!pair?.judged) return nothing;
  const { difference, interval, decision, visible } = pair.judged;
  const [low, high] = interval;
  if (!Number.isFinite(low)) return nothing;
  const title = words.text("table.visible", { difference: numberText(visible, { digits: 2 }) });
  const range = `[${numberText(low, { digits: 2 })}, ${numberText(high, { digits: 2 })}]`;
  return html`<span title=${title}>${numberHtml(difference.mean, { digits: 2 })} <small>${range}</small></span>
    ${decision === "undecided" ? html`<small class="open">${words.text("table.open")}</small>` : nothing}`;
}

/** The number of trained runs, and how many of them diverged. */
function runsText({ runs, lr, scan }: RuleFinding, seeds: number): string {
  if (lr === null)
    return words.text(scan.every(({ loss }) => loss === Number.POSITIVE_INFINITY) ? "runs.hopeless" : "runs.waiting");
  if (runs.length < seeds)
    return words.text(runs.length === 0 ? "runs.waiting" : "runs.some", { count: runs.length, seeds });
  const diverged = runs.flatMap((run) => (run.diverged ? [run.diverged.step] : []));
  if (diverged.length === 0) return words.text("runs.all", { seeds });
  return words.text("runs.diverged", { count: diverged.length, seeds, step: Math.min(...diverged) });
}

/** A sentence on the best rules once all are trained, and the table of results. */
export function results(
  study: NetworkStudy,
  state: NetworksState,
  heading: string,
  name: NameOf,
  mark: (finding: RuleFinding) => TemplateResult | typeof nothing,
): TemplateResult {
  const ranked = isComplete(study) ? ranking(study.findings) : null;
  return html`<p class="leaders" role="status">${ranked ? leading(ranked, name) : nothing}</p>
    ${table(study.findings, state, heading, name, mark, ranked)}`;
}

/**
 * A sentence: the best rule, those that cannot be distinguished from it, and those that are behind only because runs of
 * them diverged, which is not tested.
 */
export function leading(ranked: Ranking, name: NameOf): string {
  const first = leaders(ranked);
  if (!first || ranked.order.length < 2) return "";
  const { best, others } = first;
  const names = (list: readonly RuleFinding[]) => list.map(({ entry }) => name(entry)).join(", ");
  const rest = ranked.order.filter((one) => one !== best);
  if (others.length === rest.length) return words.text("alike.all", { rules: names([best, ...others]) });
  const later = rest.filter((one) => !others.includes(one));
  const apart = later.filter((one) => ranked.pairs.some(({ worse, judged }) => worse === one && judged));
  const behind = later.filter((one) => !apart.includes(one));
  const lowest = { best: name(best.entry) };
  const ahead =
    others.length > 0
      ? words.text("alike.some", { ...lowest, rules: names(others) })
      : behind.length === 0
        ? words.text("alike.none", lowest)
        : apart.length > 0
          ? words.text("alike.apart", { ...lowest, rules: names(apart) })
          : words.text("alike.first", lowest);
  return behind.length === 0 ? ahead : `${ahead} ${words.text("alike.behind", { rules: names(behind) })}`;
}
