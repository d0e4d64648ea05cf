/** The views of the game: the runs of each player as plots and as a list, and the verdicts. */
import { html, nothing, type TemplateResult } from "lit";
import { numberText, withError } from "../../look";
import { lossAxis, rough, shades } from "./axes";
import { controlOf, type Draw, draws, type GameControl } from "./game-control";
import type { GameVerdict } from "./game-verdicts";
import { entryText } from "./own-run";
import type { Point } from "./points";
import type { Entry } from "./state";
import { ranges } from "./sweeps";
import { words } from "./words";

/** A run and its validation loss: null when it diverged, undefined while it runs. */
export interface Tried {
  entry: Entry;
  loss: number | null | undefined;
}

const settings = ["lr", "momentum", "batchSize", "width"] as const;

/** The index of the lowest loss; -1 when there is none. */
export function bestIndex(tried: readonly Tried[]): number {
  const losses = tried.map(({ loss }) => loss ?? Number.POSITIVE_INFINITY);
  const least = Math.min(...losses);
  return Number.isFinite(least) ? losses.indexOf(least) : -1;
}

interface Shown {
  /** The index of the run that is dark in all plots; -1 for none. */
  marked: number;
  press: (index: number) => void;
  point: (index: number | null) => void;
  open: (entry: Entry) => void;
}

/** The caption, the plots of a player's runs, the marked run in words, and the list of all runs. */
export function runsOf(caption: string, tried: readonly Tried[], shown: Shown): TemplateResult {
  const list = tried.length > 0 ? runList(caption, tried) : nothing;
  return html`<h3>${caption}</h3>
    ${runPlots(tried, shown)} ${runLine(tried, shown)} ${list}`;
}

function runLine(tried: readonly Tried[], { marked, open }: Shown): TemplateResult | typeof nothing {
  const one = tried[marked];
  if (!one || one.loss === undefined) return nothing;
  const loss = one.loss === null ? words.text("diverged") : numberText(one.loss);
  const text = { run: marked + 1, setting: entryText(one.entry), loss };
  return html`<div class="row chosen">
    <p translate="no">${words.text(marked === bestIndex(tried) ? "game.chosen.best" : "game.chosen", text)}</p>
    <gl-button @click=${() => open(one.entry)}>${words.text("game.playground")}</gl-button>
  </div>`;
}

/** A plot for each hyper-parameter. Pointing at or focusing a run shows it in words; pressing it chooses it. */
function runPlots(tried: readonly Tried[], { marked, press, point }: Shown): TemplateResult {
  const done = tried.flatMap(({ entry, loss }, index) => (loss === undefined ? [] : [{ index, entry, loss }]));
  const losses = done.map(({ loss }) => loss);
  const shade = shades(losses);
  return html`<div class="plots">
    ${settings.map((name) => {
      const points = done.map(
        ({ index, entry, loss }, place): Point => ({
          // The id is the number of the run in the list.
          ...{ id: index + 1, name: words.text("game.run.name", { run: index + 1 }), marked: index === marked },
          ...{ x: entry[name], y: loss, shade: shade[place] ?? null },
        }),
      );
      const { low, high, scale } = ranges[name];
      const label = words.text(`own.${name}`);
      return html`<gl-points
        pickable
        label=${label}
        .points=${points}
        .x=${{ label, scale, range: [low, high] as const }}
        .y=${lossAxis(losses, words.text("axis.valid"))}
        @gl-trial=${({ detail }: CustomEvent<{ trial: number }>) => press(detail.trial - 1)}
        @gl-look=${({ detail }: CustomEvent<{ trial: number | null }>) =>
          point(detail.trial === null ? null : detail.trial - 1)}
      ></gl-points>`;
    })}
  </div>`;
}

function runList(caption: string, tried: readonly Tried[]): TemplateResult {
  const best = bestIndex(tried);
  const lossText = ({ loss }: Tried, index: number): string => {
    if (loss === undefined) return "…";
    if (loss === null) return words.text("diverged");
    return index === best ? words.text("game.best", { loss: numberText(loss) }) : numberText(loss);
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table class="numbers runs" translate="no">
      <caption class="unseen">${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${words.text("game.number")}</th>
          <th scope="col">${words.text("axis.valid")}</th>
          ${settings.map((name) => html`<th scope="col">${words.text(`own.${name}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${tried.map(
          (one, index) => html`<tr>
            <th scope="row">${index + 1}</th>
            <td>${lossText(one, index)}</td>
            ${settings.map((name) => html`<td>${numberText(one.entry[name])}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const gapOf = ({ valid, test }: GameVerdict): number | null => (valid === null || test === null ? null : test - valid);

/** The table of the best run of each player, with validation loss, test loss and their gap. */
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
            <td>${gap === null ? "" : rough(gap)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    <p>${words.text("game.means")}</p>`;
}

/** The result of the control in words. `results` is null before the control has begun. */
export function controlText(
  { entry, runs }: GameControl,
  results: readonly (Draw | null)[] | null,
  verdicts: readonly GameVerdict[],
): TemplateResult | typeof nothing {
  const ended = results?.flatMap((draw) => draw ?? []) ?? [];
  const setting = entryText(entry);
  const about = html`<p>${words.text("game.control", { runs, draws, setting })}</p>`;
  if (!results || ended.length < 2) return about;
  const [you] = verdicts;
  const gap = you ? gapOf(you) : null;
  if (gap === null) return about;
  const { selection, isSelected, chosen, deviation, decision } = controlOf(ended, gap);
  const mean = withError(selection.mean, selection.error);
  const numbers = {
    selection: mean.value,
    error: mean.error,
    decided: words.text(`game.control.${isSelected ? "decided" : "undecided"}`),
    gap: rough(chosen.mean),
    deviation: rough(deviation),
  };
  return html`${about}
    <p class="control" role="status" translate="no">
      ${words.text("game.control.found", { draws: ended.length, runs, ...numbers })}
      ${words.text(`game.gap.${decision}`, { gap: rough(gap) })} ${words.text("game.gap.others")}
    </p>`;
}
