import { html, nothing, svg, type TemplateResult } from "lit";
import { numberText } from "../../../look";
import { words } from "../book-words";
import type { Open } from "../open";
import type { Finding } from "../variant/question";
import { depthPicture } from "./depth-picture";
import type { Spread } from "./outcome";
import type { Outcome } from "./outcome-run";

/** What the learner's answer does on the engine, beside the right one. */
export function outcomeView(open: Open, outcome: Outcome | string | null): TemplateResult | typeof nothing {
  if (
    outcome !== null &&
    typeof outcome === "object" &&
    outcome.yours.length + outcome.right.length === 0 &&
    !outcome.refused
  )
    return nothing;
  const deep = typeof outcome === "object" && outcome?.yours.concat(outcome.right).some(({ depth }) => depth);
  const what = typeof outcome === "object" ? (outcome?.yours[0] ?? outcome?.right[0])?.what : undefined;
  return html`<section class="outcome"><h3>${words.text(deep ? "outcome.title.depth" : "outcome.title")}
    ${what && aimsAtOne(open) ? html`<span class="aim quiet">${words.text("outcome.aim", { what })}</span>` : nothing}</h3>${content(open, outcome)}</section>`;
}

function aimsAtOne({ asked }: Open): boolean {
  return asked.form === "choice" ? asked.question.aimsAtOne(asked.offer) : asked.question.form === "sigma";
}

function content(open: Open, outcome: Outcome | string | null): TemplateResult {
  if (outcome === null) return html`<p class="quiet" role="status">${words.text("outcome.busy")}</p>`;
  if (typeof outcome === "string") return html`<p class="error">${words.text("told.failed", { reason: outcome })}</p>`;
  const refused = outcome.refused
    ? html`<p class="error">${words.text("outcome.refused", { problem: outcome.refused })}</p>`
    : nothing;
  const findings = [...outcome.yours, ...outcome.right];
  if (findings.some(({ depth }) => depth)) return html`${refused}${depthPicture(open, outcome)}`;
  return html`${refused}${spreads(open, outcome)}`;
}

function names({ asked, attempt }: Open): { yours: string; right: string } {
  if (asked.form === "number") return { yours: words.text("outcome.yours"), right: words.text("outcome.right") };
  const { question, offer } = asked;
  return {
    yours: words.text("outcome.yours.choice", { name: question.label(attempt.choice) }),
    right: words.text("outcome.right.choice", { name: question.label(question.right(offer).choice) }),
  };
}

function spreads(open: Open, { yours, right }: Outcome): TemplateResult {
  const shown = [...yours, ...right];
  const [from, to] = ends(shown.flatMap(({ spread }) => spread ?? []));
  const name = names(open);
  const what = shown[0]?.what ?? "";
  return html`${yours.map((one) => row(name.yours, one, from, to))}${right.map((one) => row(name.right, one, from, to))}
    <p class="ruler quiet"><span>${numberText(from, { digits: 2 })}</span><span>${numberText(to, { digits: 2 })}</span></p>
    <p class="quiet small">${words.text("outcome.note", { what })} ${words.text("outcome.scale")}</p>`;
}

function ends(all: readonly Spread[]): [number, number] {
  const bins = all.flatMap(({ bins: some }) => some).filter(({ count }) => count > 0);
  const from = Math.min(0, ...bins.map((bin) => bin.from));
  const to = Math.max(0, ...bins.map((bin) => bin.to));
  return to > from ? [from, to] : [-1, 1];
}

function row(name: string, { what, measured, spread, aside }: Finding, from: number, to: number): TemplateResult {
  const value = words.text("outcome.measured", { what, value: numberText(measured) });
  const label = words.text("outcome.picture", {
    whose: name,
    from: numberText(from),
    to: numberText(to),
    what,
    value: numberText(measured),
  });
  return html`<div class="spread"><p><span>${name}${aside ? html` <span class="quiet">${words.text("outcome.measured", { what: aside.what, value: numberText(aside.measured) })}</span>` : nothing}</span><b>${value}</b></p>
    ${spread ? histogram(spread, from, to, label) : nothing}</div>`;
}

/** Bars on a common ruler, stretched to the width there is; all that is exactly 0 stands in one bar. */
function histogram({ bins }: Spread, from: number, to: number, label: string): TemplateResult {
  const at = (value: number) => (1000 * (value - from)) / (to - from);
  const flat = bins.filter((bin) => bin.to - bin.from < 1e-12 * (to - from)).reduce((sum, { count }) => sum + count, 0);
  const wide = bins.filter((bin) => bin.count > 0 && bin.to - bin.from >= 1e-12 * (to - from));
  const bars = [...wide, ...(flat > 0 ? [{ from: 0, to: 0, count: flat }] : [])];
  const fullest = Math.max(...bars.map(({ count }) => count));
  return html`<svg viewBox="0 0 1000 60" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${bars.map((bar) => {
      const height = 60 * Math.sqrt(bar.count / fullest);
      const width = Math.max(3, at(bar.to) - at(bar.from));
      return svg`<rect x=${Math.min(at(bar.from), 1000 - width)} y=${60 - height} width=${width} height=${height}></rect>`;
    })}</svg>`;
}
