import { css, html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements";
import { engine } from "../../engine";
import type { Prepared, Row } from "../../engine/types";
import { failureNotices, granted, Panel, Refusals, Task } from "../../kit";
import { emitGraded } from "../../kit/grade";
import { baseStyles, numberText } from "../../look";
import { runList, runPlots, type Tried } from "./game-runs";
import { type OwnResult, OwnRuns, ownControls, testOf } from "./own-run";
import { search } from "./search";
import { type Entry, okay, type State } from "./state";
import { partStyles } from "./styles";
import { bestOf, entryOf, moves, playerOf, problem } from "./sweeps";
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
  private readonly rows = new Task<Prepared["parts"]>(this);
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
    void this.rows.ask(seed, async ({ signal }) => {
      const { parts } = granted(await engine().prepare(problem(seed), { signal }));
      return parts;
    });
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
    const mine = runs.map((entry, index): Tried => {
      const result = results[index];
      return { entry, loss: result ? result.validLoss : undefined };
    });
    const left = moves - runs.length;
    return html`<section class="part">
      <div>
        <h2>${words.text("game.title")}</h2>
        <p>${words.text("game.text", { moves })}</p>
        ${this.facts()}
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
        ${failureNotices(this.own.task, this.rows, this.verdicts)}
      </div>
      <div>
        ${runPlots(mine)} ${mine.length > 0 ? runList(words.text("game.mine"), mine) : nothing}
        ${opened ? this.outcome() : nothing}
      </div>
    </section>`;
  }

  /** What is played on. */
  private facts(): TemplateResult | typeof nothing {
    const { seed } = this.slice;
    const parts = this.rows.valueFor(seed);
    if (!parts) return nothing;
    const { data, steps } = problem(seed);
    const { train, valid, test } = parts;
    const counts = { train: train.count, valid: valid.count, test: test.count };
    const text = words.text("game.facts", { ...counts, noise: data?.noise ?? 0, steps: steps ?? 0 });
    return html`<p class="facts">${text}</p>`;
  }

  private outcome(): TemplateResult {
    const { runs, seed } = this.slice;
    const verdicts = this.verdicts.valueFor({ runs, seed });
    if (!verdicts) return html`<p class="facts" role="status">${words.text("game.others")}</p>`;
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
      <p>${words.text("game.means")}</p>
      ${rivals.map((name) => {
        const tried = (this.rivals.valueFor(seed)?.[name] ?? []).map(
          (row): Tried => ({ entry: entryOf(row), loss: row.metric }),
        );
        return html`${runList(words.text(`game.tried.${name}`), tried)} ${runPlots(tried)}`;
      })}`;
  }

  static override styles = [
    baseStyles,
    partStyles,
    css`:host { display: block } .scroll { max-height: 20rem; overflow: auto }`,
  ];
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

define("gl-hparams-game", GlHparamsGame);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-game": GlHparamsGame;
  }
}
