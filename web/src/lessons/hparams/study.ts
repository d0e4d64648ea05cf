import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/line-chart";
import { define } from "../../elements";
import { styled } from "../../elements/styled";
import { engine } from "../../engine";
import type { Report, Row, SweepDraft } from "../../engine/types";
import { granted, jobBar, knob, Panel, RefusedError, Task, type Turn } from "../../kit";
import { baseStyles, numberText } from "../../look";
import { openInPlayground } from "./map";
import { type Axis, lossAxis, type Point, shades } from "./points";
import { search } from "./search";
import { defaults, type State, strategies } from "./state";
import { partStyles } from "./styles";
import { bestOf, studyOf } from "./sweeps";
import { csvText, download, readTable, tableText } from "./table-file";
import { type DimensionName, words } from "./words";

/** Where the range of a dimension stands in the state, and how it is drawn. */
const dimensions = {
  "optimizer.lr": { field: "lr", scale: "log" },
  "optimizer.momentum": { field: "momentum", scale: "linear" },
  batchSize: { field: "batchSize", scale: "log" },
  "model.width": { field: "width", scale: "log" },
} as const;
const names = Object.keys(dimensions) as DimensionName[];

/** How far a range may be widened. */
const widest: Readonly<Record<DimensionName, readonly [number, number]>> = {
  "optimizer.lr": [1e-6, 100],
  "optimizer.momentum": [0, 0.999],
  batchSize: [1, 150],
  "model.width": [1, 128],
};

/** What a study has given so far. */
interface Found {
  document: SweepDraft;
  rows: readonly Row[];
  /** Random search with twice the budget: what a strategy has to beat. */
  rival: readonly Row[];
  report: Report | null;
  /** For each part of the scientific dimension: the best over the others, with the spread of the best by bootstrap. */
  isolation: readonly Isolated[];
}

interface Isolated {
  from: number;
  to: number;
  count: number;
  best: Report["bestOf"][number] | null;
}

/** The search laboratory: data, space, strategy, budget; what was found, and the questions to ask of every study. */
export class GlHparamsStudy extends Panel<State["study"]> {
  static override properties = { ...Panel.properties, imported: { state: true }, wrong: { state: true } };
  /** A table made elsewhere, such as by `gradlab sweep`. */
  declare imported: Found | null;
  declare wrong: string;
  private readonly runs = new Task<Found>(this);

  constructor() {
    super();
    this.imported = null;
    this.wrong = "";
  }

  private readonly start = (): void => {
    this.imported = null;
    void this.runs.start({ ...this.slice }, (turn) => this.run(turn));
  };

  private async run(turn: Turn<Found>): Promise<Found> {
    const { slice } = this;
    const document = studyOf(slice);
    let found: Found = { document, rows: [], rival: [], report: null, isolation: [] };
    const all = (document.budget?.trials ?? 0) + 2 * slice.trials;
    const into = async (what: "rows" | "rival", sweep: SweepDraft) => {
      await search(sweep, turn.signal, (row) => {
        found = { ...found, [what]: [...found[what], row] };
        turn.show(found);
        turn.progress(found.rows.length + found.rival.length, all);
      });
    };
    await into("rows", document);
    found = await this.reported(found, turn.signal);
    turn.show(found);
    await into("rival", studyOf(slice, { strategy: "random", trials: 2 * slice.trials }));
    return found;
  }

  /** With what the table says of the space. */
  private async reported(found: Found, signal?: AbortSignal): Promise<Found> {
    const { scientific } = this.slice;
    const ask = { signal };
    const last = lastRungs(found.rows);
    const report = granted(await engine().call("report", [found.document, [...found.rows]], ask));
    const isolation: Isolated[] = [];
    for (const part of partsOf(last, scientific)) {
      const { bestOf: best } = granted(await engine().call("report", [found.document, part.rows], ask));
      isolation.push({ from: part.from, to: part.to, count: part.rows.length, best: best.at(-1) ?? null });
    }
    return { ...found, report, isolation };
  }

  override render(): TemplateResult {
    const { slice } = this;
    const found = this.imported ?? this.runs.valueFor({ ...slice });
    const options = <T extends string>(values: readonly T[], of: "strategy" | "source") =>
      values.map((value) => ({ value, label: words.text(`${of}.${value}` as "strategy.random") }));
    return html`<section class="part">
      <div>
        <h2>${words.text("study.title")}</h2>
        <p>${words.text("study.text")}</p>
        <gl-menu
          label=${words.text("study.source")}
          .options=${options(["moons", "spiral", "wine", "digits"], "source")}
          ${this.bind("source")}
        ></gl-menu>
        <gl-menu
          label=${words.text("study.strategy")}
          help=${words.text(`strategy.${slice.strategy}.help`)}
          .options=${options(strategies, "strategy")}
          ${this.bind("strategy")}
        ></gl-menu>
        <gl-slider
          label=${words.text("study.trials")}
          .knob=${knob("trials", defaults.study.trials, 4, 200, { integer: true, scale: "log" })}
          ${this.bind("trials")}
        ></gl-slider>
        <gl-number label=${words.text("seed")} min="0" max=${Number.MAX_SAFE_INTEGER} ${this.bind("seed")}></gl-number>
        <gl-menu
          label=${words.text("study.scientific")}
          help=${words.text("study.scientific.help")}
          .options=${names.map((value) => ({ value, label: words.text(`dimension.${value}`) }))}
          ${this.bind("scientific")}
        ></gl-menu>
        ${jobBar(this.runs, words.text("study.run"), this.start)} ${this.files(found)}
      </div>
      <div>${found ? this.shown(found) : html`<p class="facts">${words.text("study.empty")}</p>`}</div>
    </section>`;
  }

  private files(found: Found | null): TemplateResult {
    const save = (type: "json" | "csv") => () => {
      if (!found) return;
      if (type === "csv") download("gradlab-sweep.csv", "text/csv", csvText(found.rows));
      else download("gradlab-sweep.jsonl", "application/jsonl", tableText(found.document, found.rows));
    };
    return html`<div class="row">
        <gl-button ?disabled=${!found} @click=${save("json")}>${words.text("study.save.json")}</gl-button>
        <gl-button ?disabled=${!found} @click=${save("csv")}>${words.text("study.save.csv")}</gl-button>
        <label class="file">
          <input
            type="file"
            accept=".jsonl,.json,.txt"
            @change=${this.chosen}
          /><span>${words.text("study.load")}</span>
        </label>
      </div>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}`;
  }

  private readonly chosen = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const text = await input.files?.[0]?.text();
    input.value = "";
    if (text === undefined) return;
    const table = readTable(text);
    this.wrong = "line" in table ? words.text("study.wrong", { line: table.line }) : "";
    if ("line" in table) return;
    if (!table.document || table.rows.length === 0) {
      this.wrong = words.text("study.nothing");
      return;
    }
    const plain = { document: table.document, rows: table.rows, rival: [], report: null, isolation: [] };
    try {
      this.imported = await this.reported(plain);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      this.wrong = error.message;
    }
  };

  private shown(found: Found): TemplateResult {
    const rows = lastRungs(found.rows);
    const best = bestOf(rows);
    const losses = rows.map(({ metric }) => metric);
    const shade = shades(losses);
    const y = lossAxis(losses, words.text("axis.loss"));
    const open = ({ detail }: CustomEvent<{ trial: number }>) =>
      this.open(rows.find((row) => row.trial === detail.trial));
    return html`
      <div class="plots">
        ${axesOf(found.document).map(([name, x]) => {
          const points = rows.flatMap((row, index): Point[] => {
            const value = row.params[name];
            if (typeof value !== "number") return [];
            return [{ id: row.trial, x: value, y: row.metric, shade: shade[index] ?? null, marked: row === best }];
          });
          return html`<gl-points
            pickable
            label=${x.label}
            .points=${points}
            .x=${x}
            .y=${y}
            @gl-trial=${open}
          ></gl-points>`;
        })}
      </div>
      <p class="facts">${words.text("study.points")}</p>
      ${this.course(found)} ${found.report ? this.questions(found, found.report) : nothing} ${this.table(rows)}`;
  }

  /** Best so far against random with twice the budget. */
  private course({ rows, rival }: Found): TemplateResult {
    const line = (label: string, all: readonly Row[], colour: "parameter" | "muted", dashed: boolean) => {
      let least = Number.POSITIVE_INFINITY;
      const y = lastRungs(all).map(({ metric }) => {
        least = Math.min(least, metric ?? least);
        return least;
      });
      const from = y.findIndex(Number.isFinite);
      const x = y.map((_, index) => index + 1);
      return { label, colour, dashed, x: from < 0 ? [] : x.slice(from), y: from < 0 ? [] : y.slice(from) };
    };
    const series = [
      line(words.text("study.best"), rows, "parameter", false),
      line(words.text("study.rival"), rival, "muted", true),
    ].filter(({ x }) => x.length > 0);
    return html`<gl-line-chart
      label=${words.text("study.course")}
      x-label=${words.text("axis.trial")}
      y-label=${words.text("axis.loss")}
      scale="log"
      empty=${words.text("study.empty")}
      .height=${220}
      .series=${series}
    ></gl-line-chart>`;
  }

  /** What to ask of every study: what mattered, is the best near a boundary, are there enough points, what diverged. */
  private questions(found: Found, report: Report): TemplateResult {
    const rows = lastRungs(found.rows);
    const best = bestOf(rows);
    const good = rows.filter(({ metric }) => best?.metric && metric !== null && metric <= 1.1 * best.metric).length;
    const percent = (share: number) => `${numberText(100 * share, { digits: 2 })} %`;
    return html`<div class="asked">
      <h3>${words.text("study.importance")}</h3>
      <p class="facts">${words.text("study.importance.means")}</p>
      <div class="bars" translate="no">
        ${report.importance.map(
          ({ name, importance, low, high }) => html`<div class="bar">
            <span>${dimensionLabel(name)}</span><i ${styled({ "--part": String(importance) })}></i>
            <span>${numberText(importance, {
              digits: 2,
            })} (${numberText(low, { digits: 2 })} – ${numberText(high, { digits: 2 })})</span>
          </div>`,
        )}
      </div>
      <h3>${words.text("study.questions")}</h3>
      <ul>
        <li>
          ${
            report.boundary.length === 0
              ? words.text("study.boundary.none")
              : report.boundary.map(
                  ({ name, side, share }) => html`<p>
                    ${words.text("study.boundary", {
                      name: dimensionLabel(name),
                      side: words.text(`side.${side}`),
                      share: percent(share),
                    })}
                    ${
                      isDimension(name) && !this.imported
                        ? html`<gl-button
                          path=${`study.${dimensions[name].field}`}
                          @click=${() => this.widen(name, side)}
                        >${words.text("study.widen")}</gl-button
                          >`
                        : nothing
                    }
                  </p>`,
                )
          }
        </li>
        <li>${words.text(good >= 5 ? "study.enough" : "study.few", { good })}</li>
        <li>${words.text("study.diverged", { share: percent(report.diverged / Math.max(1, report.trials)) })}</li>
      </ul>
      ${this.isolated(found)}
    </div>`;
  }

  private isolated({ isolation }: Found): TemplateResult | typeof nothing {
    if (isolation.length === 0) return nothing;
    const name = dimensionLabel(this.slice.scientific);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("study.isolation", { name })}>
      <table class="numbers" translate="no">
        <caption>${words.text("study.isolation", { name })}</caption>
        <thead>
          <tr>
            <th scope="col">${name}</th>
            <th scope="col">${words.text("axis.trial")}</th>
            <th scope="col">${words.text("study.isolation.best")}</th>
            <th scope="col">${words.text("study.isolation.spread")}</th>
          </tr>
        </thead>
        <tbody>
          ${isolation.map(({ from, to, count, best }) => {
            const text = (loss: number | null | undefined) =>
              loss === null || loss === undefined ? words.text("none") : numberText(loss);
            return html`<tr>
              <th scope="row">${numberText(from)} – ${numberText(to)}</th>
              <td>${count}</td>
              <td>${text(best?.median)}</td>
              <td>${text(best?.low)} – ${text(best?.high)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  private table(rows: readonly Row[]): TemplateResult {
    const sorted = [...rows]
      .sort((one, other) => (one.metric ?? Infinity) - (other.metric ?? Infinity))
      .slice(0, mostRows);
    const columns = [...new Set(rows.flatMap(({ params }) => Object.keys(params)))];
    const value = (one: unknown) => (typeof one === "number" ? numberText(one) : one === undefined ? "" : String(one));
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${words.text("study.table", { count: sorted.length })}
    >
      <table class="numbers" translate="no">
        <caption>${words.text("study.table", { count: sorted.length })}</caption>
        <thead>
          <tr>
            <th scope="col">${words.text("axis.trial")}</th>
            ${columns.map((name) => html`<th scope="col">${dimensionLabel(name)}</th>`)}
            <th scope="col">${words.text("axis.loss")}</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${sorted.map(
            (row) => html`<tr>
              <th scope="row">${row.trial + 1}</th>
              ${columns.map((name) => html`<td>${value(row.params[name])}</td>`)}
              <td>${row.metric === null ? words.text("diverged") : numberText(row.metric)}</td>
              <td>
                <gl-button
                  kind="plain"
                  label=${words.text("open.trial", { trial: row.trial + 1 })}
                  @click=${() => this.open(row)}
                >${words.text("open")}</gl-button
                >
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** A trial's own document, in the playground. */
  private open(row: Row | undefined): void {
    if (!row) return;
    const { document } = this.imported ?? { document: studyOf(this.slice) };
    const base = document.base ?? {};
    const { "model.width": width, "optimizer.lr": lr, "optimizer.momentum": momentum, batchSize } = row.params;
    openInPlayground(this, {
      ...base,
      model: { ...base.model, ...(typeof width === "number" ? { hidden: [width] } : {}) },
      optimizer: {
        ...base.optimizer,
        ...(typeof lr === "number" ? { lr } : {}),
        ...(typeof momentum === "number" ? { momentum } : {}),
      },
      ...(typeof batchSize === "number" ? { batchSize } : {}),
    });
  }

  /** The side of the range at which the best trials lie, ten times or a tenth of it farther. */
  private widen(name: DimensionName, side: "low" | "high"): void {
    const { field, scale } = dimensions[name];
    const [low, high] = this.slice[field];
    const [least, most] = widest[name];
    const whole = name === "batchSize" || name === "model.width";
    const step = (value: number) => (whole ? Math.round(value) : Number(value.toPrecision(6)));
    const further = scale === "log" ? [step(low / 4), step(high * 4)] : [step(low - 0.2), step((high + 1) / 2)];
    const next =
      side === "low" ? [Math.max(least, further[0] ?? low), high] : [low, Math.min(most, further[1] ?? high)];
    this.change({ [field]: next });
  }

  static override styles = [
    baseStyles,
    partStyles,
    css`
      :host { display: block }
      h3 { font: 600 15px/1.4 var(--sans); margin: 16px 0 4px }
      .asked ul { font: 15px/1.5 var(--sans); padding-left: 20px; margin: 0; display: grid; gap: 4px }
      .asked p { margin: 0 }
      .file {
        position: relative;
        display: inline-flex;
        min-height: 44px;
        align-items: center;
        padding: 0 12px;
        font: 600 15px var(--sans);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        cursor: pointer;
      }
      .file:focus-within { outline: 2px solid var(--forward); outline-offset: 2px }
      .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer }
      .wrong { color: var(--error); font: 15px/1.4 var(--sans) }
    `,
  ];
}

/** Rows of the table that are shown. */
const mostRows = 12;

const isDimension = (name: string): name is DimensionName => Object.hasOwn(dimensions, name);
const dimensionLabel = (name: string) => (isDimension(name) ? words.text(`dimension.${name}`) : name);

/** Of halving the last rung of each trial counts. */
function lastRungs(rows: readonly Row[]): Row[] {
  const last = new Map<number, Row>();
  for (const row of rows) {
    const before = last.get(row.trial);
    if (!before || (row.rung ?? 0) >= (before.rung ?? 0)) last.set(row.trial, row);
  }
  return [...last.values()];
}

/** An axis for each numeric dimension of the space. */
function axesOf({ space }: SweepDraft): [string, Axis][] {
  return Object.entries(space).flatMap(([name, dimension]): [string, Axis][] =>
    dimension.kind === "choice"
      ? []
      : [
          [
            name,
            {
              label: dimensionLabel(name),
              scale: dimension.kind.startsWith("log") ? "log" : "linear",
              range: [dimension.low, dimension.high],
            },
          ],
        ],
  );
}

/** The rows in four parts of as many each, by the value of a dimension. */
function partsOf(rows: readonly Row[], name: string): { from: number; to: number; rows: Row[] }[] {
  const sorted = rows
    .filter(({ params }) => typeof params[name] === "number")
    .sort((one, other) => Number(one.params[name]) - Number(other.params[name]));
  const count = Math.min(4, Math.floor(sorted.length / 3));
  return Array.from({ length: count }, (_, part) => {
    const own = sorted.slice(
      Math.floor((part * sorted.length) / count),
      Math.floor(((part + 1) * sorted.length) / count),
    );
    return { from: Number(own[0]?.params[name]), to: Number(own.at(-1)?.params[name]), rows: own };
  });
}

define("gl-hparams-study", GlHparamsStudy);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-study": GlHparamsStudy;
  }
}
