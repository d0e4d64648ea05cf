import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../elements";
import { engine } from "../../engine";
import type { Prepared } from "../../engine/types";
import { amongWorkers, failureNotices, granted, Job, jobBar, Panel, Refusals, Task, type Turn } from "../../kit";
import { emitGraded } from "../../kit/grade";
import { receiptForm, receiptStyles } from "../../kit/receipt/form";
import { AnswerLog } from "../../kit/receipt/log";
import { Sight } from "../../kit/sight";
import { baseStyles, controlStyles } from "../../look";
import { lastSeed, seedAfter } from "../../state/seed";
import { type Draw, draws, equalRuns, type GameControl } from "./game-control";
import { entryFrom, isLogged, listOf, questions, receiptOf, resultOf } from "./game-receipt";
import { bestIndex, controlText, runsOf, type Tried, verdictTable } from "./game-results";
import {
  type GamePlayer,
  type GameVerdict,
  habitOf,
  habitText,
  type RivalRows,
  rivals,
  rivalsOf,
  verdictsOf,
} from "./game-verdicts";
import { openInPlayground } from "./open";
import { differences, OwnRuns, ownControls } from "./own-run";
import { type Entry, okay, type State } from "./state";
import { gameStyles, partStyles } from "./styles";
import { entryOf, experimentOf, moves, problem } from "./sweeps";
import { words } from "./words";

/** The log of the games that were played, shared by all lessons of the page. */
const log = new AnswerLog("hparams-game");

/** A run of a player, by its index in the list. */
interface Chosen {
  player: GamePlayer;
  index: number;
}

/**
 * The section with the game: thirty runs that the reader chooses against thirty of random search and thirty of TPE. The
 * test rows are opened once, at the end.
 */
export class GlHparamsGame extends Panel<State["game"]> {
  static override properties = { ...Panel.properties, pressed: { state: true }, pointed: { state: true } };
  /** The run that was pressed, and the run under the pointer or with the focus. Without them, the best run is shown. */
  declare pressed: Chosen | null;
  declare pointed: Chosen | null;
  private readonly own = new OwnRuns(this);
  private readonly rivals = new Task<RivalRows>(this);
  private readonly rows = new Task<Prepared["parts"]>(this);
  private readonly verdicts = new Task<GameVerdict[]>(this);
  private readonly opening = new Task<boolean>(this);
  private readonly control = new Job<(Draw | null)[]>(this, "hparams-game-control");
  private readonly refused = new Refusals(this);
  private readonly sight = new Sight(this);
  /** False from the moment at which the reader opens the test rows until the result is sent. */
  private isGraded = true;

  constructor() {
    super();
    this.pressed = this.pointed = null;
  }

  /** The setting of the next run. */
  private get next(): Entry {
    return this.slice.next ?? okay;
  }

  protected override willUpdate(): void {
    const { runs, seed } = this.slice;
    // The results follow from the settings, so runs of an address are computed again.
    void this.own.ask(runs, seed);
    void this.rows.ask(seed, async ({ signal }) => {
      const { parts } = granted(await engine().prepare(problem(seed), { signal }));
      return parts;
    });
    if (!this.slice.opened) return;
    void this.verdicts.ask({ runs, seed }, ({ signal }) => this.judge(signal));
    // The control begins after the verdicts, because it needs the same workers.
    const control = this.controlled;
    if (control && this.verdicts.has({ runs, seed }))
      void this.control.ask(control, (turn) => this.repeat(control, turn));
  }

  /** The control: the reader's best, as often as the reader ran; null without a choice, or when all runs diverged. */
  private get controlled(): GameControl | null {
    const tried = this.tried("you");
    const entry = tried[bestIndex(tried)]?.entry;
    return entry && tried.length > 1 ? { entry, runs: tried.length } : null;
  }

  private repeat(control: GameControl, turn: Turn<(Draw | null)[]>): Promise<(Draw | null)[]> {
    return amongWorkers(turn, [...Array(draws).keys()], (draw, ask) => equalRuns(control, draw, ask));
  }

  /** The runs of a player until now. */
  private tried(player: GamePlayer): Tried[] {
    const { runs, seed } = this.slice;
    if (player === "you") {
      const results = this.own.of(runs, seed);
      return runs.map((entry, index) => ({ entry, loss: results[index]?.validLoss }));
    }
    const rows = [...(this.rivals.valueFor(seed)?.[player] ?? [])].sort((one, other) => one.trial - other.trial);
    return rows.map((row) => ({ entry: entryOf(row), loss: row.metric }));
  }

  private readonly play = (): void => {
    const { runs, seed } = this.slice;
    if (runs.length >= moves || this.refused.any) return;
    const text = (entry: Entry) => JSON.stringify(listOf(entry));
    const logged = log.of(`${seed}`);
    const isOver = logged.answers.some(({ question }) => question === questions.open);
    // The log starts again when the test rows were opened, or when the runs of the state were not made on this page.
    if (isOver || !isLogged(logged, runs))
      log.restart(
        `${seed}`,
        runs.map((one) => ({ question: questions.run, answer: text(one) })),
      );
    this.log(questions.run, text(this.next));
    this.change({ runs: [...runs, this.next] });
  };

  private readonly open = (): void => {
    const { runs, seed } = this.slice;
    this.isGraded = !isLogged(log.of(`${seed}`), runs);
    if (!this.isGraded) this.log(questions.open, "");
    this.change({ opened: true });
  };

  private log(question: string, answer: string): void {
    log.add(`${this.slice.seed}`, { question, answer, hints: 0, seconds: this.sight.lap() });
  }

  private readonly again = (): void => {
    this.sight.restart();
    this.pressed = this.pointed = null;
    this.change({ runs: [], opened: false, seed: seedAfter(this.slice.seed, 1, lastSeed) });
  };

  /** Runs the searches of the rivals, then evaluates the best run of each player on the test rows. */
  private async judge(signal: AbortSignal): Promise<GameVerdict[]> {
    const { seed, runs } = this.slice;
    const others = await this.rivals.ask(seed, (turn) => rivalsOf(seed, turn.signal));
    const own = (await this.own.ask(runs, seed)) ?? [];
    const verdicts = await verdictsOf(own, others ?? { random: [], tpe: [] }, seed, { signal });
    const entry = entryFrom(seed, log.of(`${seed}`), runs, verdicts);
    // No result is sent when an address opened the test rows.
    if (entry && !this.isGraded) emitGraded(this, resultOf(entry));
    this.isGraded = true;
    return verdicts;
  }

  override render(): TemplateResult {
    const { runs, opened } = this.slice;
    const left = moves - runs.length;
    const same = opened || left <= 0 ? -1 : runs.findIndex((run) => differences(run, this.next) === 0);
    return html`<section class="part">
      <div>
        <h2>${words.text("game.title")}</h2>
        <p>${words.text("game.text", { moves })}</p>
        ${this.facts()}
        ${ownControls(this.next, "game.next", words.text("game.title"), (next, isSettled) => {
          this.change({ next }, "next");
          if (isSettled) this.settle();
        })}
        <div class="row">
          <gl-button kind="primary" path="game.runs" ?disabled=${left <= 0 || opened || this.refused.any}
            @click=${this.play}>${words.text("game.run")}</gl-button>
          <span class="facts" role="status" translate="no">${words.text("game.left", { left })}</span>
        </div>
        ${same < 0 ? nothing : html`<p class="facts">${words.text("game.same", { run: same + 1 })}</p>`}
        <div class="row">
          <gl-button path="game.opened" ?disabled=${runs.length === 0 || opened} @click=${this.open}>
            ${words.text("game.open")}
          </gl-button>
          <gl-button kind="plain" path="game.runs" @click=${this.again}>${words.text("game.again")}</gl-button>
        </div>
        ${failureNotices(this.own.task, this.rows, this.rivals, this.verdicts, this.opening)}
      </div>
      <div>
        ${this.runsOf("you", words.text("game.mine"))} ${opened ? this.outcome() : nothing}
      </div>
    </section>`;
  }

  /** The runs of a player, with the pointed, else the pressed, else the best run in words. */
  private runsOf(player: GamePlayer, caption: string): TemplateResult {
    const tried = this.tried(player);
    const at = [this.pointed, this.pressed].find((chosen) => chosen?.player === player);
    return runsOf(caption, tried, {
      marked: at?.index ?? bestIndex(tried),
      press: (index) => {
        this.pressed = { player, index };
      },
      point: (index) => {
        this.pointed = index === null ? null : { player, index };
      },
      open: (entry) => {
        const document = experimentOf(entry, this.slice.seed);
        void this.opening.start(entry, ({ signal }) => openInPlayground(this, document, signal));
      },
    });
  }

  /** The facts about the problem of the game: numbers of rows, noise and steps. */
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
    return html`${verdictTable(verdicts)} ${this.controlPart(verdicts)} ${this.receipt(verdicts)}
      ${rivals.map((name) => this.runsOf(name, words.text(`game.tried.${name}`)))}`;
  }

  private controlPart(verdicts: readonly GameVerdict[]): TemplateResult | typeof nothing {
    const control = this.controlled;
    if (!control) return nothing;
    const start = () => void this.control.start(control, (turn) => this.repeat(control, turn));
    return html`<h3>${words.text("game.control.title")}</h3>
      ${controlText(control, this.control.has(control) ? this.control.valueFor(control) : null, verdicts)}
      ${jobBar(this.control, control, words.text("game.control.run"), start)}`;
  }

  /** The habit that the runs of a lost game show, and the form that saves the receipt. */
  private receipt(verdicts: readonly GameVerdict[]): TemplateResult {
    const { runs, seed } = this.slice;
    const saved = log.of(`${seed}`);
    const entry = isLogged(saved, runs) ? entryFrom(seed, saved, runs, verdicts) : null;
    if (!entry) return html`<p class="facts">${words.text("game.elsewhere")}</p>`;
    const losses = this.own.of(runs, seed).map((result) => result?.validLoss ?? null);
    const habit = habitOf(runs, entry.score, entry.max);
    return html`${habit && habit !== "unknown" ? html`<p class="habit">${habitText(habit)}</p>` : nothing}
      ${receiptForm({
        ...{ name: saved.name, beginning: saved.beginning },
        rename: (name) => {
          log.rename(`${seed}`, name);
          this.requestUpdate();
        },
        receipt: () => ({
          file: words.text("game.file", { seed }),
          receipt: receiptOf(seed, log.of(`${seed}`), entry, losses, verdicts),
        }),
      })}`;
  }

  static override styles = [baseStyles, controlStyles, partStyles, receiptStyles, gameStyles];
}

define("gl-hparams-game", GlHparamsGame);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-game": GlHparamsGame;
  }
}
