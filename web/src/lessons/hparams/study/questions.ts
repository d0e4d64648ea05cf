import { html, nothing, type TemplateResult } from "lit";
import { styled } from "../../../elements/styled";
import type { Row } from "../../../engine/types";
import { numberText } from "../../../look";
import { estimate, judge, someMissed, welch } from "../../../statistics";
import { type Axis, lossAxis, rough, valueText } from "../axes";
import type { Point } from "../points";
import type { State } from "../state";
import { bestOf } from "../sweeps";
import { fieldOf, isRanged, pathOf, scientificOf, widened } from "./space";
import {
  axesOf,
  type Findings,
  metricName,
  nameOf,
  outerOf,
  partsOf,
  placeOf,
  powerBelow,
  type StudyResults,
  trialsOf,
} from "./table";
import { words } from "./words";

interface Asked {
  slice: State["study"];
  mayWiden: boolean;
  widen: (path: string, side: "low" | "high") => void;
}

/** The questions to ask about every study: boundaries, number of good trials, divergence, importance, isolation. */
export function questions(results: StudyResults, findings: Findings, asked: Asked): TemplateResult {
  return html`<div>
      <h3>${words.text("questions")}</h3>
      <dl>
        <dt>${words.text("boundary.question")}</dt>
        <dd>${boundary(results, findings, asked)} ${bestPlace(results, findings)}</dd>
        <dt>${words.text("enough.question")}</dt>
        <dd>${enough(results)}</dd>
        <dt>${words.text("diverged.question")}</dt>
        <dd>${diverged(results, findings)}</dd>
      </dl>
    </div>
    <div>${isolated(results, findings, asked.slice)}</div>
    <div>${importance(findings)}</div>`;
}

const percent = (share: number): string => `${numberText(100 * share, { digits: 2 })} %`;

/** A bar for the importance of each hyper-parameter, with its interval; nothing for fewer than two. */
function importance({ report }: Findings): TemplateResult | typeof nothing {
  if (report.importance.length < 2) return nothing;
  return html`<h3>${words.text("importance")}</h3>
    <div class="bars" translate="no">
      ${report.importance.map(
        ({ name, importance: value, low, high }) => html`<div class="bar">
          <span>${nameOf(name)}</span>
          <span
            class="track"
            ${styled({ "--value": String(value), "--low": String(low), "--high": String(high) })}
          ><i></i><b></b></span>
          <span>${words.text("importance.value", { value: rough(value), low: rough(low), high: rough(high) })}</span>
        </div>`,
      )}
    </div>
    <p class="facts">${words.text("importance.means")}</p>`;
}

/** The fewest best trials for the boundary question: by chance, a single trial often lies near an end of some range. */
const leastBest = 2;

function boundary(
  results: StudyResults,
  { report }: Findings,
  { slice, mayWiden, widen }: Asked,
): TemplateResult | string {
  const count = Math.ceil(report.trials / 10);
  if (count < leastBest) return words.text("boundary.few", { all: report.trials });
  if (report.boundary.length === 0) return words.text("boundary.none", { count, all: report.trials });
  return html`${report.boundary.map(({ name, side, share }) => {
    const all = percent(outerShare(results, name, side));
    const at = { name: nameOf(name), side: words.text(`side.${side}`), share: percent(share), all };
    const field = fieldOf(name);
    const range = field && isRanged(field) && slice.searched[field] ? widened(slice, field, side) : null;
    const now = field && isRanged(field) ? slice[field] : null;
    const wider = range && now && (range[0] !== now[0] || range[1] !== now[1]) ? range : null;
    return html`<p>
        ${words.text("boundary", at)}
      </p>
      ${
        wider
          ? html`<gl-button
              path=${`study.${field}`}
              ?disabled=${!mayWiden}
              @click=${() => widen(name, side)}
            >${words.text("widen", { low: numberText(wider[0]), high: numberText(wider[1]) })}</gl-button>`
          : nothing
      }`;
  })}`;
}

/** The place of the best trial in its ranges; the report has only the share of the best tenth. */
function bestPlace(results: StudyResults, { report }: Findings): string {
  const best = bestOf(trialsOf(results));
  if (!best) return "";
  const outer = outerOf(best, results.document);
  if (outer.length === 0) return words.text("boundary.best.inside");
  const sentences = outer.map(({ name, value, range: [low, high] }) =>
    words.text("boundary.best", {
      name: nameOf(name),
      value: numberText(value),
      low: numberText(low),
      high: numberText(high),
    }),
  );
  // The sentence on chance is left out when most of the best trials lie at the same end.
  const isAlone = outer.some(({ name, side }) => !report.boundary.some((at) => at.name === name && at.side === side));
  return [...sentences, ...(isAlone ? [words.text("boundary.best.one")] : [])].join(" ");
}

/** The fewest trials near the best that are enough to compare them. */
const enoughTrials = 5;

function enough(results: StudyResults): string {
  const rows = trialsOf(results);
  const best = bestOf(rows)?.metric ?? null;
  const good = rows.filter(({ metric }) => best !== null && metric !== null && metric <= 1.1 * best).length;
  return words.text(good >= enoughTrials ? "enough" : "few", { good });
}

function diverged(results: StudyResults, { report }: Findings): string {
  const share = report.diverged / Math.max(1, report.trials);
  const text = words.text("diverged", { share: percent(share) });
  if (share <= 0.2) return text;
  const rates = divergedRates(results);
  if (!rates) return `${text} ${words.text("diverged.many")}`;
  const means = { diverged: rough(rates.diverged), others: rough(rates.others) };
  return `${text} ${words.text("diverged.rate", means)}`;
}

/** For each value of the scientific hyper-parameter the best trial over all others, with an interval of the best. */
function isolated(
  results: StudyResults,
  { isolation }: Findings,
  slice: State["study"],
): TemplateResult | typeof nothing {
  const scientific = scientificOf(slice);
  if (!scientific) return nothing;
  const path = pathOf(scientific);
  const axis = axesOf(results.document).find((one) => one.path === path)?.axis;
  if (!axis) return nothing;
  const title = html`<h3>${words.text("isolation", { name: axis.label })}</h3>`;
  if (isolation.length < 2) return html`${title}<p class="facts">${words.text("isolation.few")}</p>`;
  const rows = trialsOf(results);
  const points = rows.flatMap((row): Point[] => {
    const x = placeOf(row, path, axis);
    return x === null ? [] : [{ id: row.trial, x, y: row.metric, shade: 0.5 }];
  });
  const groups = isolation.map(({ from, to, lowest, best }) => ({
    from,
    to,
    best: lowest,
    low: best?.low ?? null,
    high: best?.high ?? null,
  }));
  const k = powerBelow(Math.min(...isolation.map(({ count }) => count)));
  return html`${title}
    <gl-points
      class="isolation"
      label=${words.text("isolation", { name: axis.label })}
      .points=${points}
      .groups=${groups}
      .x=${axis}
      .y=${lossAxis([...rows.map(({ metric }) => metric), ...groups.map(({ high }) => high)], metricName(results))}
    ></gl-points>
    <p class="facts">${words.text("isolation.means", { k })}</p>
    <p class="facts" role="status" translate="no">${lastText(results, path, axis)}</p>`;
}

/** Says whether the worst part differs significantly from the others. */
export function lastText(results: StudyResults, path: string, axis: Axis): string {
  const parts = partsOf(trialsOf(results), path, axis).filter(({ rows }) => rows.length > 0);
  const last = lastPart(parts.map(({ rows }) => rows));
  const part = parts[last?.part ?? -1];
  if (!last || !part) return "";
  const [from, to] = [valueText(axis, part.from), valueText(axis, part.to)];
  const where = axis.values ? part.name : from === to ? from : words.text("isolation.range", { from, to });
  const text = words.text(last.isApart ? "isolation.apart" : "isolation.alike", {
    where,
    better: last.better,
    chance: percent(last.p),
  });
  // The test assumes random trials. Other strategies adapt to earlier trials, start from one base or space them evenly.
  const isDrawn = (results.document.strategy?.name ?? "random") === "random";
  return isDrawn ? text : `${text} ${words.text("isolation.adaptive")}`;
}

/** The level of significance. */
const level = 0.05;

interface LastPart {
  /** The index of the part whose best trial is the worst. */
  part: number;
  /** The number of trials of the study that are better than that trial. */
  better: number;
  /** The probability that by chance at least one part has none of the better trials. */
  p: number;
  isApart: boolean;
}

/** Tests whether the parts differ in their best trial; a diverged trial is the worst. Null for fewer than two parts. */
export function lastPart(parts: readonly (readonly Row[])[]): LastPart | null {
  if (parts.length < 2 || parts.some((rows) => rows.length === 0)) return null;
  const lowest = parts.map((rows) => bestOf(rows)?.metric ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...lowest);
  const better = parts.flat().filter(({ metric }) => metric !== null && metric < last).length;
  const p = someMissed(
    parts.map((rows) => rows.length),
    better,
  );
  return { part: lowest.indexOf(last), better, p, isApart: p <= level };
}

/** The share of all trials, good or bad, that lie in the same outer tenth of a range. */
export function outerShare(results: StudyResults, name: string, side: "low" | "high"): number {
  const there = trialsOf(results).filter(({ params }) => typeof params[name] === "number");
  const outer = there.filter((row) =>
    outerOf(row, results.document).some((at) => at.name === name && at.side === side),
  );
  return outer.length / Math.max(1, there.length);
}

const rate = "optimizer.lr";

/**
 * The geometric means of the learning rates of the trials that diverged and of the others; null unless the first is
 * significantly larger.
 */
export function divergedRates(results: StudyResults): { diverged: number; others: number } | null {
  const logs = (rows: readonly Row[]) =>
    rows.flatMap(({ params }) => {
      const lr = params[rate];
      return typeof lr === "number" && lr > 0 ? [Math.log(lr)] : [];
    });
  // Refused trials are in neither group.
  const rows = trialsOf(results);
  const divergedLogs = logs(rows.filter(({ diverged }) => diverged !== null));
  const otherLogs = logs(rows.filter(({ metric }) => metric !== null));
  if (!(rate in results.document.space) || judge([welch(divergedLogs, otherLogs)])[0]?.decision !== "holds")
    return null;
  return { diverged: Math.exp(estimate(divergedLogs).mean), others: Math.exp(estimate(otherLogs).mean) };
}
