/** The notebook of one thing at a time: what changed, and what came of it over several seeds. */
import { html, type TemplateResult } from "lit";
import { saveFile } from "../../elements/save";
import { numberText } from "../../look";
import { estimate, judge, mean, paired } from "../../statistics";
import { entryText, type OwnResult } from "./own-run";
import type { Entry } from "./state";
import { words } from "./words";

/** Runs of each setting, with as many seeds: fewer tell hardly any change from chance. */
export const repeats = 5;

/** What came of a setting, seed by seed; null while a run is under way. */
export type Results = readonly (OwnResult | null)[];

interface Line {
  change: string;
  loss: string;
  accuracy: string;
  verdict: string;
}

const columns = ["number", "change", "loss", "accuracy", "result"] as const;

export function linesOf(runs: readonly Entry[], results: readonly Results[]): Line[] {
  return runs.map((entry, index): Line => {
    const [own = [], before = []] = [results[index], results[index - 1]];
    return {
      change: entryText(entry, runs[index - 1]),
      loss: lossText(own),
      accuracy: accuracyText(own),
      verdict: index === 0 ? "" : verdictText(own, before),
    };
  });
}

const ended = (results: Results): OwnResult[] => results.flatMap((result) => result ?? []);
const isWhole = (results: Results): boolean => ended(results).length === repeats;

function lossText(results: Results): string {
  if (!isWhole(results)) return "…";
  const losses = ended(results).flatMap(({ validLoss }) => validLoss ?? []);
  if (losses.length < repeats) return words.text("changes.diverged", { count: repeats - losses.length, repeats });
  const { mean: middle, error } = estimate(losses);
  return `${numberText(middle)} ± ${numberText(error, { digits: 1 })}`;
}

function accuracyText(results: Results): string {
  const shares = ended(results).flatMap(({ validAccuracy }) => validAccuracy ?? []);
  return shares.length < repeats ? "" : `${numberText(100 * mean(shares))} %`;
}

/** Of a setting and the one before: told apart over the seeds in pairs, or not; or that it diverges for more seeds. */
export function verdictText(results: Results, before: Results): string {
  if (!isWhole(results) || !isWhole(before)) return "";
  const logs = (all: Results) => ended(all).flatMap(({ validLoss }) => (validLoss === null ? [] : Math.log(validLoss)));
  const [own, other] = [logs(results), logs(before)];
  if (own.length !== other.length) return words.text(own.length < other.length ? "changes.more" : "changes.less");
  if (own.length < repeats) return words.text("changes.same");
  const [judged] = judge([paired(own, other)]);
  if (!judged || judged.decision === "undecided") return words.text("changes.same");
  return words.text(judged.decision === "holds" ? "changes.worse" : "changes.better");
}

/** The notebook as a table of Markdown. */
function markdownOf(lines: readonly Line[]): string {
  const head = columns.map((name) => words.text(`changes.${name}`));
  const rows = lines.map(({ change, loss, accuracy, verdict }, index) => [
    String(index + 1),
    change,
    loss,
    accuracy,
    verdict,
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}

export function notebook(lines: readonly Line[]): TemplateResult {
  const save = () => saveFile("gradlab-notebook.md", "text/markdown", markdownOf(lines));
  const caption = words.text("changes.notebook", { repeats });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
      <table class="numbers" translate="no">
        <caption>${caption}</caption>
        <thead>
          <tr>${columns.map((name) => html`<th scope="col">${words.text(`changes.${name}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${lines.map(
            ({ change, loss, accuracy, verdict }, index) => html`<tr>
              <th scope="row">${index + 1}</th>
              <td>${change}</td>
              <td>${loss}</td>
              <td>${accuracy}</td>
              <td>${verdict}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row"><gl-button @click=${save}>${words.text("changes.save")}</gl-button></div>`;
}
