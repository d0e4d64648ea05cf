import { css, html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements";
import { engine } from "../../engine";
import type { Row } from "../../engine/types";
import { failureNotices, Panel, Refusals, Task } from "../../kit";
import { emitGraded } from "../../kit/grade";
import { baseStyles, numberText } from "../../look";
import { type OwnResult, OwnRuns, ownControls, testOf } from "./own-run";
import { lossAxis, type Point, shades } from "./points";
import { search } from "./search";
import { type Entry, okay, type State } from "./state";
import { partStyles } from "./styles";
import { bestOf, entryOf, moves, playerOf, ranges } from "./sweeps";
import { words } from "./words";

/** Who plays against the reader. */
const rivals = ["random", "tpe"] as const;
type Player = "you" | (typeof rivals)[number];

/** A player's best by the validation rows, and what it is worth on the test rows. */
interface Verdict {
  player: Player;
  valid: number | null;
  test: number | null;
}

/**
 * Thirty runs of the reader's own choice against random's thirty and TPE's thirty; the test rows are opened once, at
 * the end.
 */
export class GlHparamsGame extends Panel<State["game"]> {
  private readonly own = new OwnRuns(this);
  private readonly rivals = new Task<Readonly<Record<(typeof rivals)[number], readonly Row[]>>>(this);
  private readonly verdicts = new Task<Verdict[]>(this);
  private readonly refused = new Refusals(this);
  private begun = performance.now();

  /** What will be run next. */
  private get next(): Entry {
    return this.slice.next ?? okay;
  }

  protected override willUpdate(): void {
    const { runs, seed } = this.slice;
    // The runs follow from their settings: an address brings them back.
    void this.own.ask(runs, seed);
    if (this.slice.opened) void this.verdicts.ask({ runs, seed }, ({ signal }) => this.judge(signal));
  }

  private readonly play = (): void => {
    const { runs } = this.slice;
    if (runs.length < moves && !this.refused.any) this.change({ runs: [...runs, this.next] });
  };

  private readonly open = (): void => this.change({ opened: true });

  private readonly again = (): void => {
    this.begun = performance.now();
    this.change({ runs: [], opened: false, seed: this.slice.seed + 1 });
  };

  /** The other players run theirs, then everybody's best meets the test rows. */
  private async judge(signal: AbortSignal): Promise<Verdict[]> {
    const { seed, runs } = this.slice;
    const rows = await this.rivals.ask(seed, async ({ signal }) => {
      const found = { random: [] as Row[], tpe: [] as Row[] };
      for (const name of rivals) {
        found[name] = await search(playerOf(name, seed), { signal }, () => {});
      }
      return found;
    });
    const mine = (await this.own.ask(runs, seed)) ?? [];
    const bests = [bestOwn(mine), ...rivals.map((name) => rowBest(rows?.[name] ?? []))];
    const verdicts = await Promise.all(
      bests.map(async (best, index): Promise<Verdict> => {
        const player: Player = index === 0 ? "you" : (rivals[index - 1] ?? "random");
        const test = best ? await testOf(best.entry, seed, { lane: engine().batch, signal }) : null;
        return { player, valid: best?.valid ?? null, test };
      }),
    );
    this.report(verdicts);
    return verdicts;
  }

  private report(verdicts: readonly Verdict[]): void {
    const { runs, seed } = this.slice;
    const [you, ...others] = verdicts;
    const beaten = others.filter(
      ({ test }) => you?.test !== null && you !== undefined && (test === null || (you.test ?? 0) <= test),
    ).length;
    emitGraded(this, {
      lesson: "hparams",
      exercise: "game",
      variant: seed,
      answer: runs.map((entry) => [entry.lr, entry.momentum, entry.batchSize, entry.width]),
      correct: beaten > 0,
      score: beaten,
      max: others.length,
      tries: runs.length,
      hints: 0,
      seconds: Math.round((performance.now() - this.begun) / 1000),
    });
  }

  override render(): TemplateResult {
    const { runs, opened, seed } = this.slice;
    const results = this.own.of(runs, seed);
    const left = moves - runs.length;
    return html`<section class="part">
      <div>
        <h2>${words.text("game.title")}</h2>
        <p>${words.text("game.text", { moves })}</p>
        ${ownControls(this.next, "game.next", (next, isSettled) => {
          this.change({ next }, "next");
          if (isSettled) this.settle();
        })}
        <div class="row">
          <gl-button kind="primary" path="game.runs" ?disabled=${left <= 0 || opened || this.refused.any}
            @click=${this.play}>${words.text("game.run")}</gl-button>
          <span class="facts" role="status" translate="no">${words.text("game.left", { left })}</span>
        </div>
        <div class="row">
          <gl-button path="game.opened" ?disabled=${runs.length === 0 || opened} @click=${this.open}>
            ${words.text("game.open")}
          </gl-button>
          <gl-button kind="plain" path="game.runs" @click=${this.again}>${words.text("game.again")}</gl-button>
        </div>
        ${failureNotices(this.own.task, this.verdicts)}
      </div>
      <div>${this.plots(results)} ${opened ? this.outcome() : nothing}</div>
    </section>`;
  }

  private plots(results: readonly (OwnResult | null)[]): TemplateResult {
    const done = results.flatMap((result, index) => (result ? [{ ...result, index }] : []));
    const losses = done.map(({ validLoss }) => validLoss);
    const shade = shades(losses);
    const best = bestOwn(results);
    const y = lossAxis(losses, words.text("axis.valid"));
    const axes = (["lr", "momentum", "batchSize", "width"] as const).map((name) => {
      const points = done.map(
        ({ entry, validLoss, index }, i): Point => ({
          id: index,
          x: entry[name],
          y: validLoss,
          shade: shade[i] ?? null,
          marked: entry === best?.entry,
        }),
      );
      return { name, points };
    });
    return html`<div class="plots">
      ${axes.map(
        ({ name, points }) => html`<gl-points
          label=${words.text(`own.${name}`)}
          .points=${points}
          .x=${axisOf(name)}
          .y=${y}
        ></gl-points>`,
      )}
    </div>`;
  }

  private outcome(): TemplateResult {
    const { runs, seed } = this.slice;
    const verdicts = this.verdicts.valueFor({ runs, seed });
    if (!verdicts) return html`<p class="facts" role="status">${words.text("game.others")}</p>`;
    const text = (loss: number | null) => (loss === null ? words.text("none") : numberText(loss));
    return html`<table class="numbers" translate="no">
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
          ${verdicts.map(
            ({ player, valid, test }) => html`<tr>
              <th scope="row">${words.text(`game.${player}`)}</th>
              <td>${text(valid)}</td>
              <td>${text(test)}</td>
              <td>${valid === null || test === null ? "" : numberText(test - valid, { digits: 2 })}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p>${words.text("game.means")}</p>`;
  }

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

interface Best {
  entry: Entry;
  valid: number;
}

function bestOwn(results: readonly (OwnResult | null)[]): Best | null {
  return results.reduce<Best | null>(
    (best, result) =>
      result === null || result.validLoss === null || (best && best.valid <= result.validLoss)
        ? best
        : { entry: result.entry, valid: result.validLoss },
    null,
  );
}

function rowBest(rows: readonly Row[]): Best | null {
  const best = bestOf(rows);
  return best && best.metric !== null ? { entry: entryOf(best), valid: best.metric } : null;
}

function axisOf(name: "lr" | "momentum" | "batchSize" | "width") {
  const { low, high, scale } = ranges[name];
  return { label: words.text(`own.${name}`), scale, range: [low, high] as const };
}

define("gl-hparams-game", GlHparamsGame);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-game": GlHparamsGame;
  }
}
