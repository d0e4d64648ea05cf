import { css, html, nothing, type TemplateResult } from "lit";
import { define } from "../../../elements";
import { failureNotice, failureNotices, Gate, Panel, Refusals, Task } from "../../../kit";
import { baseStyles } from "../../../look";
import type { Patch } from "../../../state";
import { experimentOf, openInPlayground } from "../open";
import type { State } from "../state";
import { partStyles } from "../styles";
import { bestOf } from "../sweeps";
import { words as lesson } from "../words";
import { hasRows, studyBar } from "./bar";
import { controls } from "./controls";
import { chosenFile, files } from "./file";
import { bestTable, course, pictures } from "./pictures";
import { questions } from "./questions";
import { type Plan, reported, runStudy } from "./run";
import { forgetStudy, Keeper, type SavedStudy, savedStudy } from "./saved";
import { gridPoints, isRanged, pathOf, rivalOf, scientificOf, studyOf, widened } from "./space";
import { studyStyles } from "./styles";
import { type Findings, lastRungs, type StudyResults, trialsOf } from "./table";
import { words } from "./words";

/**
 * The section with the search laboratory: the space, strategy and budget of a study, its results, and the questions to
 * ask about every study.
 */
export class GlHparamsStudy extends Panel<State["study"]> {
  static override properties = {
    ...Panel.properties,
    imported: { state: true },
    saved: { state: true },
    chosen: { state: true },
  };
  /** A table from a file, for example of `gradlab sweep`. */
  declare imported: StudyResults | null;
  /** The study that an earlier visit saved, until a new search begins. */
  declare saved: SavedStudy | null;
  /** The trial that was pressed; null: the best one is shown. */
  declare chosen: number | null;
  private readonly runs = new Task<StudyResults>(this);
  private readonly findings = new Task<Findings>(this, { newer: "follow" });
  /** Loads a file: the table, or a message about it. */
  private readonly loading = new Task<StudyResults | string>(this);
  /** Opens a trial in the playground: whether it was possible. */
  private readonly opening = new Task<boolean>(this);
  /** Closed while the search is paused. */
  private readonly gate = new Gate(() => {
    // The time that is left is extrapolated from the time since then, of which a pause must not be a part.
    if (!this.gate.isClosed) this.begun = { at: performance.now(), done: this.runs.progress?.done ?? this.begun.done };
    this.requestUpdate();
  });
  private readonly refused = new Refusals(this);
  private keeper = Keeper.none;
  /** The time at which the search last began or resumed, and the number of trials at that time. */
  private begun = { at: 0, done: 0 };

  constructor() {
    super();
    this.imported = this.saved = null;
    this.chosen = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void savedStudy().then((saved) => {
      this.saved = saved;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.gate.open();
    this.keeper.close();
    this.keeper = Keeper.none;
  }

  // ---- what it does -----------------------------------------------------------------------------------------------

  /** Both searches. The scientific hyper-parameter and the brushes of the state do not change them. */
  private get plan(): Plan {
    return { document: studyOf(this.slice), rival: rivalOf(this.slice) };
  }

  private get key() {
    return JSON.stringify(this.plan);
  }

  /** The results of the study of the current state: computed here, or saved by an earlier visit. */
  private get own(): StudyResults | null {
    const here = this.runs.valueFor(this.key);
    if (here) return here;
    const { saved } = this;
    if (!saved || saved.key !== this.key) return null;
    return { document: this.plan.document, rows: saved.rows, rival: saved.rival };
  }

  private get current(): StudyResults | null {
    return this.imported ?? this.own ?? this.runs.value;
  }

  private readonly begin = (): void => void this.run(null);
  private readonly goOn = (): void => void this.run(this.own);

  private async run(known: StudyResults | null): Promise<void> {
    if (this.refused.any) return;
    this.imported = this.chosen = null;
    this.gate.open();
    this.keeper.close();
    const { slice, plan, key } = this;
    this.begun = {
      at: performance.now(),
      done: hasRows(known) ? lastRungs(known.rows).length + known.rival.length : 0,
    };
    await this.runs.start(key, async (turn) => {
      const keeper = known ? await Keeper.goOn(key) : await Keeper.begin(slice, key);
      // Without its host nobody would close it.
      if (turn.signal.aborted) keeper.close();
      else this.keeper = keeper;
      keeper.lost = () => this.requestUpdate();
      this.saved = null;
      return runStudy(plan, turn, {
        known,
        paused: () => this.gate.opened,
        keep: (which, row) => keeper.keep(which, row),
      });
    });
  }

  private readonly stop = (): void => {
    this.gate.open();
    this.runs.stop();
  };

  private readonly forget = async (): Promise<void> => {
    this.keeper.close();
    this.keeper = Keeper.none;
    await forgetStudy();
    this.saved = null;
    this.requestUpdate();
  };

  private readonly showSaved = (): void => {
    if (this.saved) this.change({ ...this.saved.slice });
  };

  protected override willUpdate(): void {
    const { current: results } = this;
    const scientific = scientificOf(this.slice);
    if (!results || lastRungs(results.rows).length < leastRows) return;
    const path = scientific ? pathOf(scientific) : "";
    const key = [JSON.stringify(results.document), results.rows.length, path];
    void this.findings.ask(key, ({ signal }) => reported(results, path, signal));
  }

  private readonly load = async (file: File): Promise<void> => {
    this.opening.end();
    const table = await this.loading.start(file.name, ({ signal }) => chosenFile(file, signal));
    if (!table || typeof table === "string") return;
    this.imported = table;
    this.chosen = null;
  };

  private readonly open = (trial: number): void => {
    const { current: results } = this;
    const row = results && lastRungs(results.rows).find((one) => one.trial === trial);
    if (!results || !row) return;
    this.loading.end();
    void this.opening.start(trial, async ({ signal }) => {
      const document = await experimentOf(results.document, row, signal);
      return document !== null && openInPlayground(this, document, signal);
    });
  };

  /** The message about the file that was chosen, or about the trial that could not be opened; empty for none. */
  private get wrong(): string {
    const { value } = this.loading;
    return typeof value === "string" ? value : this.opening.value === false ? words.text("chosen.not") : "";
  }

  /** Moves the end of a range at which the best trials lie, and searches again. */
  private readonly widen = (path: string, side: "low" | "high"): void => {
    const field = (["lr", "momentum", "batchSize", "width"] as const).find((one) => pathOf(one) === path);
    if (!field || !isRanged(field)) return;
    this.change({ [field]: widened(this.slice, field, side) });
    void this.updateComplete.then(() => this.begin());
  };

  // ---- what it shows ----------------------------------------------------------------------------------------------

  override render(): TemplateResult {
    const { slice, current: results } = this;
    const { strategy, trials } = slice;
    const all = strategy === "grid" ? gridPoints(slice) : trials;
    return html`<section class="part">
        <div>
        <h2>${lesson.text("study.title")}</h2>
        <p>${words.text("text")}</p>
        ${controls(slice, this.bind, (patch) => this.change(patch))}
        ${studyBar({
          task: this.runs,
          gate: this.gate,
          own: this.own,
          trials: all,
          begun: this.begun,
          refused: this.refused.any,
          begin: this.begin,
          goOn: this.goOn,
          stop: this.stop,
        })}
        ${failureNotice({ failure: this.runs.failureFor(this.key), cause: this.runs.cause, retry: this.goOn })}
        ${this.keeping()}
        ${files(results, this.load)}
        ${failureNotices(this.loading, this.opening)}
        ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      </div>
        <div>${this.results()}</div>
      </section>
      ${hasRows(results) ? this.more(results) : nothing}`;
  }

  /** Says what this browser has saved, with a button that deletes it. */
  private keeping(): TemplateResult {
    const { saved, own } = this;
    const forget = html`<gl-button kind="plain" @click=${this.forget}>${words.text("kept.forget")}</gl-button>`;
    if (saved && !own) {
      const { source, strategy } = saved.slice;
      const text = words.text("kept.other", {
        source: words.text(`source.${source}`),
        strategy: words.text(`strategy.${strategy}`),
        count: lastRungs(saved.rows).length,
      });
      return html`<div class="row saved">
        <span class="facts">${text}</span>
        <gl-button kind="plain" path="study" @click=${this.showSaved}>${words.text("kept.show")}</gl-button>${forget}
      </div>`;
    }
    if (saved || this.keeper.works)
      return html`<div class="row saved"><span class="facts">${words.text("kept.now")}</span>${forget}</div>`;
    return html`<p class="facts saved">${words.text(this.runs.busy ? "kept.not" : "kept.before")}</p>`;
  }

  /** The pictures of the results, and a notice when they are not those of the controls. */
  private results(): TemplateResult {
    const { slice, current: results } = this;
    const shown = pictures(results ?? { document: this.plan.document, rows: [], rival: [] }, {
      brushes: slice.brushes,
      chosen: this.chosen,
      choose: (trial) => {
        this.chosen = trial;
      },
      brush: (brushes, settled) => {
        this.change({ brushes } as Patch<State["study"]>, settled ? null : "brushes");
        if (settled) this.settle();
      },
      open: this.open,
    });
    const close = () => {
      this.imported = this.chosen = null;
    };
    const note = this.imported
      ? html`<gl-notice
          kind="info"
          text=${words.text("imported", { count: lastRungs(this.imported.rows).length })}
          action=${words.text("imported.close")}
          @gl-action=${close}
        ></gl-notice>`
      : results && !this.own
        ? html`<p class="facts stale" role="status">${words.text("stale")}</p>`
        : nothing;
    return html`${note}${shown}`;
  }

  /** The parts below the pictures: the course of the search, the questions, and the table of the best trials. */
  private more(results: StudyResults): TemplateResult {
    const { slice, findings } = this;
    const asked = { slice, mayWiden: !this.imported && !this.runs.busy && !this.refused.any, widen: this.widen };
    return html`<div class="more">
      ${course(results)}
      ${findings.value && bestOf(trialsOf(results)) ? questions(results, findings.value, asked) : nothing}
      ${bestTable(results, this.open)}
    </div>`;
  }

  static override styles = [baseStyles, partStyles, studyStyles, css`:host { display: block }`];
}

/** The fewest trials for which findings are computed. */
const leastRows = 3;

define("gl-hparams-study", GlHparamsStudy);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-study": GlHparamsStudy;
  }
}
