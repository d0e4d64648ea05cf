import { html, type TemplateResult } from "lit";
import type { LineSeries } from "../../../charts";
import { drawBands } from "../../../charts/line-bands";
import { ruleStyle, type Scheme } from "../../../look";
import { mean } from "../../../statistics";
import type { NetworkEntry } from "./entry";
import { bandOf } from "./spread";
import type { NetworksState } from "./state";
import { type RuleFinding, rates, type TrainingOutcome, workingRates } from "./study";
import { words } from "./words";

export type NameOf = (entry: NetworkEntry) => string;
export type LookOf = (entry: NetworkEntry) => { colour: string; dashed: boolean };

export const ruleLook =
  (scheme: Scheme): LookOf =>
  ({ rule }) =>
    ruleStyle(scheme, rule);

/** Schedules have no colours: they use those of four rules that are not shown beside them. */
export const scheduleLook =
  (scheme: Scheme): LookOf =>
  ({ schedule }) =>
    ruleStyle(scheme, { constant: "sgd", step: "momentum", cosine: "adam" }[schedule] ?? "rmsprop");

type Curve = "trainLoss" | "validLoss";

function lines(
  findings: readonly RuleFinding[],
  curve: Curve,
  kind: NetworksState["band"],
  name: NameOf,
  look: LookOf,
): LineSeries[] {
  return findings.flatMap(({ entry, runs }): LineSeries[] => {
    const finite = runs.filter(({ diverged }: TrainingOutcome) => diverged === null);
    const [first] = finite;
    if (!first) return [];
    const { x, mean, low, high } = bandOf(
      first.step,
      finite.map((run) => run[curve]),
      kind,
    );
    return [{ label: name(entry), ...look(entry), x, y: mean, band: { low, high } }];
  });
}

/**
 * One range for training and validation losses, so that they can be compared. It does not go below a ten thousandth of
 * the start.
 */
export function lossRange(findings: readonly RuleFinding[]): readonly [number, number] | null {
  const finite = findings.flatMap(({ runs }) => runs.filter(({ diverged }) => diverged === null));
  const losses = finite
    .flatMap(({ trainLoss, validLoss }) => [...trainLoss, ...validLoss])
    .filter((loss) => Number.isFinite(loss) && loss > 0);
  if (losses.length === 0) return null;
  const start = Math.max(
    ...finite.map(({ validLoss }) => validLoss[0] ?? 0),
    ...finite.map(({ trainLoss }) => trainLoss[0] ?? 0),
  );
  const low = losses.reduce((least, loss) => Math.min(least, loss));
  const high = losses.reduce((largest, loss) => Math.max(largest, loss));
  return [Math.max(low * 0.8, start * 1e-4), Math.min(high * 1.25, start * 10)];
}

/**
 * The training and validation losses, as means with bands. `of` names the section, where the page has other such plots.
 */
export function curves(
  findings: readonly RuleFinding[],
  state: NetworksState,
  name: NameOf,
  look: LookOf,
  empty: string,
  of = "",
): TemplateResult {
  const range = lossRange(findings);
  const plot = (curve: Curve, label: string) =>
    html`<gl-line-chart
      label=${of ? `${of} ${label}` : label}
      x-label=${words.text("plot.step")}
      y-label=${label}
      scale="log"
      .xEnd=${state.steps}
      .yRange=${range}
      .height=${300}
      .series=${lines(findings, curve, state.band, name, look)}
      .under=${drawBands}
      empty=${empty}
    ></gl-line-chart>`;
  return html`<div class="curves">${plot(
    "validLoss",
    words.text("plot.valid"),
  )}${plot("trainLoss", words.text("plot.train"))}</div>
    <p class="quiet">${words.text(`band.${state.band}`, { seeds: state.seeds })}</p>`;
}

/** A plot of the final validation loss at each rate of the scan. */
export function scanPlot(findings: readonly RuleFinding[], name: NameOf, look: LookOf): TemplateResult {
  const scanned = findings.filter(({ scan }) => scan.some(({ loss }) => !Number.isNaN(loss)));
  const finite = scanned
    .flatMap(({ scan }) => scan.map(({ loss }) => loss))
    .filter((loss) => Number.isFinite(loss) && loss > 0);
  const low = finite.reduce((least, loss) => Math.min(least, loss), 1);
  const series = scanned.map(
    ({ entry, scan, lr }): LineSeries => ({
      label: name(entry),
      ...look(entry),
      x: scan.map((point) => point.lr),
      y: scan.map(({ loss }) => loss),
      mark: lr,
    }),
  );
  const first = firstLoss(findings);
  const done = findings.filter(({ lr, scan }) => lr !== null && scan.length > 0);
  return html`<gl-line-chart
    label=${words.text("scan.title")}
    x-label=${words.text("scan.rate")}
    y-label=${words.text("scan.axis")}
    scale="log"
    x-scale="log"
    .series=${series}
    .yRange=${finite.length > 0 ? [low * 0.7, Math.max(low * 10, first * 5)] : null}
    .height=${280}
    empty=${words.text("scan.empty")}
  ></gl-line-chart>
    <ul class="works">${done.map(({ entry, scan, lr }) => {
      const edge = lr === rates[0] || lr === rates.at(-1) ? words.text("scan.edge") : "";
      return html`<li>${words.text("scan.works", {
        label: name(entry),
        count: workingRates(scan, first).length,
        all: rates.length,
        edge,
      })}</li>`;
    })}</ul>`;
}

/** The mean validation loss before the first step, over all runs; 1 if there is none. */
function firstLoss(findings: readonly RuleFinding[]): number {
  const firsts = findings
    .flatMap(({ runs }) => runs.map(({ validLoss }) => validLoss[0] ?? Number.NaN))
    .filter(Number.isFinite);
  return firsts.length === 0 ? 1 : mean(firsts);
}
