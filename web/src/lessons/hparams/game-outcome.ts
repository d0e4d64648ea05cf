/** What came of the game: everybody's best on the test rows, and the gap that choosing alone makes. */
import { html, type nothing, type TemplateResult } from "lit";
import { numberText } from "../../look";
import { controlOf, type Draw, draws } from "./game-control";
import type { GameVerdict } from "./game-verdicts";
import { entryText } from "./own-run";
import type { Entry } from "./state";
import { moves } from "./sweeps";
import { words } from "./words";

const gapOf = ({ valid, test }: GameVerdict): number | null => (valid === null || test === null ? null : test - valid);
const two = (value: number): string => numberText(value, { digits: 2 });

export function verdictTable(verdicts: readonly GameVerdict[]): TemplateResult {
  const text = (loss: number | null) => (loss === null ? words.text("none") : numberText(loss));
  return html`<table class="numbers verdicts" translate="no">
      <caption>${words.text("game.table")}</caption>
      <thead>
        <tr>
          <th scope="col">${words.text("game.player")}</th>
          <th scope="col">${words.text("axis.valid")}</th>
          <th scope="col">${words.text("game.test")}</th>
          <th scope="col">${words.text("game.gap")}</th>
        </tr>
      </thead>
      <tbody>
        ${verdicts.map((verdict) => {
          const gap = gapOf(verdict);
          return html`<tr>
            <th scope="row">${words.text(`game.${verdict.player}`)}</th>
            <td>${text(verdict.valid)}</td>
            <td>${text(verdict.test)}</td>
            <td>${gap === null ? "" : two(gap)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    <p>${words.text("game.means")}</p>`;
}

/** `results`: null where it is still to come. */
export function controlText(
  entry: Entry,
  results: readonly (Draw | null)[] | null,
  verdicts: readonly GameVerdict[],
): TemplateResult | typeof nothing {
  const ended = results?.flatMap((draw) => draw ?? []) ?? [];
  const setting = entryText(entry);
  const about = html`<p>${words.text("game.control", { runs: moves, draws, setting })}</p>`;
  if (!results || ended.length < 2) return about;
  const [you] = verdicts;
  const gap = you ? gapOf(you) : null;
  if (gap === null) return about;
  const { selection, isSelected, chosen, deviation, decision } = controlOf(ended, gap);
  const numbers = {
    selection: two(selection.mean),
    error: numberText(selection.error, { digits: 1 }),
    decided: words.text(`game.control.${isSelected ? "decided" : "undecided"}`),
    gap: two(chosen.mean),
    deviation: two(deviation),
  };
  return html`${about}
    <p class="control" role="status" translate="no">
      ${words.text("game.control.found", { draws: ended.length, runs: moves, ...numbers })}
      ${words.text(`game.gap.${decision}`, { gap: two(gap) })} ${words.text("game.gap.others")}
    </p>`;
}
