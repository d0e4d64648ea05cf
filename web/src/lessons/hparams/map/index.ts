import { css, html, nothing, type TemplateResult } from "lit";
import { define, type ValueEvent } from "../../../elements";
import { amongWorkers, failureNotice, Job, jobBar, Panel, ShownAnswers, Task, type Turn, withRun } from "../../../kit";
import { baseStyles } from "../../../look";
import { lastSeed } from "../../../state/seed";
import { openInPlayground } from "../open";
import { rivals, type State } from "../state";
import { partStyles } from "../styles";
import { words as lesson } from "../words";
import { type CellPlace, mapPicture, mapStyles } from "./picture";
import { type Cell, cellDocument, cellFrom, cellsOf, repeats, steps } from "./plan";
import { words } from "./words";

/** The section with the map of two knobs: each cell is the mean of some real runs; the best rate of a row is marked. */
export class GlHparamsMap extends Panel<State["map"]> {
  private readonly opening = new Task<boolean>(this);
  private readonly cells = new Job<(Cell | null)[]>(this, "hparams-map");
  /** Whether the reader has started runs: a change of the knob then starts them again. */
  private hasStarted = false;

  private get key() {
    const { rival, seed } = this.slice;
    return { rival, seed };
  }

  protected override willUpdate(): void {
    if (this.hasStarted && this.slice.guess !== "") void this.cells.ask(this.key, this.train);
  }

  private readonly train = (turn: Turn<(Cell | null)[]>) => {
    const { rival, seed } = this.slice;
    return amongWorkers(turn, cellsOf(rival), async ({ value, lr }, ask) => {
      const losses: (number | null)[] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        const document = cellDocument(rival, value, lr, seed + repeat);
        const { read, diverged } = await withRun(document, ask, (run) =>
          run.frame({ steps, read: { evaluation: {} } }),
        );
        losses.push(diverged ? null : (read.evaluation.validLoss.at(-1) ?? null));
      }
      return cellFrom(losses);
    });
  };

  private readonly start = (): void => {
    this.hasStarted = true;
    void this.cells.start(this.key, this.train);
  };

  private readonly shownAnswers = new ShownAnswers(this, () => (this.slice.guess === "" ? null : "guess"));

  override render(): TemplateResult {
    const { rival, guess } = this.slice;
    const isClosed = this.shownAnswers.has("guess");
    const isOpen = guess === "" && !isClosed;
    const options = (["stays", "moves"] as const).map((value) => ({ value, label: words.text(`guess.${value}`) }));
    return html`<section class="part">
      <div>
        <h2>${lesson.text("map.title")}</h2>
        <p>${words.text("text", { repeats })}</p>
        <gl-predict
          reveals=".map"
          question=${words.text("question")}
          answer="moves"
          ?closed=${isClosed}
          .options=${options}
          ${this.bind("guess")}
          @gl-predict=${(event: ValueEvent<string>) => event.detail.value && this.start()}
        >
          <p>${words.text("because")}</p>
        </gl-predict>
        ${
          isOpen
            ? nothing
            : html`<gl-number
                  label=${words.text("seed")}
                  of=${lesson.text("map.title")}
                  min="0"
                  max=${lastSeed}
                  ${this.bind("seed")}
                ></gl-number>
                ${jobBar(
                  this.cells,
                  this.key,
                  words.text("run", { runs: cellsOf(rival).length * repeats }),
                  this.start,
                )}`
        }
      </div>
      <div>
        <gl-segmented
          label=${words.text("rival")}
          .options=${rivals.map((value) => ({ value, label: words.text(value) }))}
          ${this.bind("rival")}
        ></gl-segmented>
        ${mapPicture(rival, isOpen ? [] : (this.cells.valueFor(this.key) ?? []), this.open)}
        ${failureNotice(this.opening)}
      </div>
    </section>`;
  }

  /** Opens the first run of a cell in the playground. */
  private readonly open = ({ value, lr }: CellPlace): void => {
    const document = cellDocument(this.slice.rival, value, lr, this.slice.seed);
    void this.opening.start({ value, lr }, ({ signal }) => openInPlayground(this, document, signal));
  };

  static override styles = [baseStyles, partStyles, mapStyles, css`:host { display: block }`];
}

define("gl-hparams-map", GlHparamsMap);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-map": GlHparamsMap;
  }
}
