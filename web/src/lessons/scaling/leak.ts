import { css, html, type TemplateResult } from "lit";
import { define } from "../../elements";
import type { ExperimentDraft } from "../../engine/types";
import { amongWorkers } from "../../kit/among-workers";
import { Job, jobBar } from "../../kit/job";
import { Panel } from "../../kit/panel";
import { Random } from "../../kit/random";
import { baseStyles, numberText, withError } from "../../look";
import { estimate, type Judged, judge, mean } from "../../statistics";
import { csv } from "./data";
import { type Laboratory, laboratory } from "./laboratory";
import type { State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** The number of random splits of the rows; comparisons are paired by split. */
export const splits = 60;
const steps = 300;

/** Rows of data: the features of each row, and its class. */
export interface Rows {
  x: number[][];
  y: number[];
}

/** A split: training rows, validation rows, and fresh rows, which no choice has used. */
export interface Split {
  train: Rows;
  valid: Rows;
  fresh: Rows;
}

/** The accuracy on validation rows and on fresh rows, from 0 to 1. */
export interface Scores {
  valid: number;
  fresh: number;
}

/** The scores of two trainings that differ only in the leak: `peeked` has used validation rows, `honest` has not. */
export interface Pair {
  honest: Scores;
  peeked: Scores;
}

/** `share` of the rows for training, taken from the classes in turn so that none is missing; the rest is halved. */
export function splitOf({ x, y }: Rows, share: number, random: Random): Split {
  const order = random.shuffled(y.map((_, row) => row));
  const classes = [...new Set(y)].sort();
  const queues = classes.map((which) => order.filter((row) => y[row] === which));
  const taken: number[] = [];
  const count = Math.max(classes.length, Math.round(share * y.length));
  for (let turn = 0; taken.length < count && queues.some(({ length }) => length > 0); turn++) {
    const row = queues[turn % queues.length]?.pop();
    if (row !== undefined) taken.push(row);
  }
  const chosen = new Set(taken);
  const rest = order.filter((row) => !chosen.has(row));
  const half = Math.floor(rest.length / 2);
  const rows = (which: readonly number[]): Rows => ({
    x: which.map((row) => x[row] ?? []),
    y: which.map((row) => y[row] ?? 0),
  });
  return { train: rows(taken), valid: rows(rest.slice(0, half)), fresh: rows(rest.slice(half)) };
}

const both = (one: Rows, other: Rows): Rows => ({ x: [...one.x, ...other.x], y: [...one.y, ...other.y] });

/** The map that standardizes each column of these rows to mean 0 and standard deviation 1. */
export function scalerOf({ x }: Rows): (row: readonly number[]) => number[] {
  const columns = (x[0] ?? []).map((_, column) => {
    const values = x.map((row) => row[column] ?? 0);
    const middle = mean(values);
    const deviation = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
    return { middle, deviation: deviation || 1 };
  });
  return (row) => columns.map(({ middle, deviation }, column) => ((row[column] ?? 0) - middle) / deviation);
}

/** The `count` columns whose class means differ most, for rows with classes 0 and 1. */
export function bestColumns({ x, y }: Rows, count: number): number[] {
  const gap = (column: number) => {
    const of = (which: number) => x.filter((_, row) => y[row] === which).map((row) => row[column] ?? 0);
    return Math.abs(mean(of(1)) - mean(of(0)));
  };
  const gaps = (x[0] ?? []).map((_, column) => gap(column));
  return gaps
    .map((_, column) => column)
    .sort((one, other) => (gaps[other] ?? 0) - (gaps[one] ?? 0))
    .slice(0, count);
}

const changed = ({ x, y }: Rows, change: (row: readonly number[]) => number[]): Rows => ({ x: x.map(change), y });

/** The scores of a softmax regression that is trained on the training rows. */
async function scoresOf(engine: Laboratory, { train, valid, fresh }: Split): Promise<Scores> {
  const names = (train.x[0] ?? []).map((_, feature) => `x${feature}`);
  const table = train.x.map((row, at) => [...row.map((value) => value.toPrecision(7)), `class${train.y[at]}`]);
  const document: ExperimentDraft = {
    data: { source: "csv", csv: csv([...names, "class"], table), split: [1, 0, 0], preprocess: "none" },
    model: { hidden: [] },
    init: { scheme: "zeros" },
    optimizer: { name: "sgd", lr: 0.1 },
    batchSize: 1000,
    steps,
    evalEvery: steps,
  };
  const { classes } = await engine.prepare(document);
  const { weights } = await engine.withRun(
    document,
    async (run) => (await run.frame({ steps, read: { weights: {} } })).read,
  );
  const { weight = new Float32Array(), bias = new Float32Array() } = weights[0] ?? {};
  const known = (classes ?? []).map((name) => Number(name.slice("class".length)));
  const answer = (row: readonly number[]) => {
    const logits = known.map((_, k) =>
      row.reduce((sum, value, feature) => sum + value * (weight[k + known.length * feature] ?? 0), bias[k] ?? 0),
    );
    return known[logits.indexOf(Math.max(...logits))];
  };
  const score = ({ x, y }: Rows) => x.filter((row, at) => answer(row) === y[at]).length / x.length;
  return { valid: score(valid), fresh: score(fresh) };
}

/** Compares a scaler fitted on the training rows with one fitted on training and validation rows. */
async function meanPair(engine: Laboratory, rows: Rows, share: number, seed: number): Promise<Pair> {
  const split = splitOf(rows, share, new Random(seed));
  const scored = (statistics: Rows) => {
    const scale = scalerOf(statistics);
    const { train, valid, fresh } = split;
    return scoresOf(engine, {
      train: changed(train, scale),
      valid: changed(valid, scale),
      fresh: changed(fresh, scale),
    });
  };
  return { honest: await scored(split.train), peeked: await scored(both(split.train, split.valid)) };
}

const coinRows = 120;
const coinColumns = 200;
const chosenColumns = 10;

/** Columns of noise with labels that do not depend on them: an honest accuracy is 0.5 on average. */
export function coins(random: Random, columns = coinColumns): Rows {
  const y = Array.from({ length: coinRows }, (_, row) => row % 2);
  const x = y.map(() => Array.from({ length: columns }, () => random.normal()));
  return { x, y };
}

/**
 * Compares ten of 200 columns chosen by the labels of the training rows with ten chosen by those of training and
 * validation rows.
 */
async function choicePair(engine: Laboratory, seed: number): Promise<Pair> {
  const random = new Random(seed, 1);
  const split = splitOf(coins(random), 1 / 3, random);
  const scored = (looked: Rows) => {
    const columns = bestColumns(looked, chosenColumns);
    const choose = (row: readonly number[]) => columns.map((column) => row[column] ?? 0);
    const { train, valid, fresh } = split;
    return scoresOf(engine, {
      train: changed(train, choose),
      valid: changed(valid, choose),
      fresh: changed(fresh, choose),
    });
  };
  return { honest: await scored(split.train), peeked: await scored(both(split.train, split.valid)) };
}

const memorizedColumns = 40;

/**
 * Compares validation rows that are not training rows with validation rows of which half are copies of training rows.
 * Both use the same table of noise, split and training.
 */
async function twicePair(engine: Laboratory, seed: number): Promise<Pair> {
  const random = new Random(seed, 2);
  const { x, y } = coins(random, memorizedColumns);
  const split = splitOf({ x, y }, 1 / 3, random);
  const { train, valid } = split;
  const half = Math.min(train.y.length, Math.floor(valid.y.length / 2));
  const torn = {
    x: [...train.x.slice(0, half), ...valid.x.slice(half)],
    y: [...train.y.slice(0, half), ...valid.y.slice(half)],
  };
  return { honest: await scoresOf(engine, split), peeked: await scoresOf(engine, { ...split, valid: torn }) };
}

/** The results of all leaks on one split. */
export interface Leaks {
  mean: Pair;
  twice: Pair;
  choice: Pair;
}

const kinds = ["mean", "twice", "choice"] as const;

/** Trains all pairs on the split with this number. */
export async function leaksOf(
  engine: Laboratory,
  rows: Rows,
  { share, seed }: State["leak"],
  split: number,
): Promise<Leaks> {
  const own = seed * splits + split;
  return {
    mean: await meanPair(engine, rows, share, own),
    twice: await twicePair(engine, own),
    choice: await choicePair(engine, own),
  };
}

/** The rows of the wine data, not preprocessed. */
export async function wine(engine: Laboratory): Promise<Rows> {
  const { raw, features } = await engine.prepare({ data: { source: "wine", preprocess: "none" } });
  const width = features.length;
  return {
    x: Array.from({ length: raw.count }, (_, row) => Array.from(raw.x.subarray(row * width, (row + 1) * width))),
    y: Array.from(raw.y),
  };
}

/** The gain by the leak on validation rows minus its gain on fresh rows, in percentage points. */
export const flattery = ({ honest, peeked }: Pair): number =>
  100 * (peeked.valid - honest.valid - (peeked.fresh - honest.fresh));

/** The gain by the leak on fresh rows, in percentage points. */
const help = ({ honest, peeked }: Pair): number => 100 * (peeked.fresh - honest.fresh);

/** Judges over all splits whether each leak flatters, and whether the scaler of more rows helps on fresh rows. */
export function judged(leaks: readonly Leaks[]): Record<keyof Leaks | "help", Judged> {
  const [helps, mean, twice, choice] = judge([
    estimate(leaks.map((one) => help(one.mean))),
    ...kinds.map((kind) => estimate(leaks.map((one) => flattery(one[kind])))),
  ]) as [Judged, Judged, Judged, Judged];
  return { help: helps, mean, twice, choice };
}

/**
 * The section on three leaks of validation rows, over many splits: a scaler fitted on them, copies of training rows
 * among them, and features chosen by their labels.
 */
export class GlScalingLeak extends Panel<State["leak"]> {
  private readonly leaks = new Job<(Leaks | null)[]>(this, "scaling-leak");

  private readonly start = (): void => {
    const { slice } = this;
    const numbers = Array.from({ length: splits }, (_, split) => split);
    void this.leaks.start(slice, async (turn) => {
      const rows = await wine(laboratory({ signal: turn.signal }));
      return amongWorkers(turn, numbers, (split, ask) => leaksOf(laboratory(ask), rows, slice, split));
    });
  };

  protected override render() {
    const { slice } = this;
    const done = this.leaks.has(slice) ? (this.leaks.valueFor(slice) ?? []).filter((one) => one !== null) : [];
    const options = [0.04, 0.08, 0.2, 0.6].map((share) => ({
      value: `${share}`,
      label: `${numberText(100 * share)} %`,
    }));
    return html`<section class="part">
      <div>
        <h2>${words.text("leak.title")}</h2>
        <p>${words.text("leak.text", { splits })}</p>
        <gl-segmented
          ${this.bind("share", { show: String, read: Number })}
          label=${words.text("leak.share")}
          help=${words.text("leak.share.help")}
          .options=${options}
        ></gl-segmented>
        ${jobBar(this.leaks, slice, words.text("leak.run", { splits }), this.start)}
      </div>
      <div>${done.length > 1 ? outcome(done) : html`<p class="quiet">${words.text("leak.empty")}</p>`}</div>
    </section>`;
  }

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

function outcome(leaks: readonly Leaks[]): TemplateResult {
  const verdicts = judged(leaks);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text("leak.title")}>
      <table aria-label=${words.text("leak.title")} class="numbers" translate="no">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${words.text("leak.valid")}</th>
            <th scope="col">${words.text("leak.fresh")}</th>
          </tr>
        </thead>
        ${kinds.map((kind) =>
          body(
            kind,
            leaks.map((one) => one[kind]),
          ),
        )}
      </table>
    </div>
    ${kinds.map(
      (kind) => html`<p class="facts" role="status" translate="no">
        ${verdict(kind, verdicts[kind])} ${kind === "mean" ? helpText(verdicts.help) : ""}
      </p>`,
    )}`;
}

function body(kind: keyof Leaks, pairs: readonly Pair[]): TemplateResult {
  const cell = (values: readonly number[]) => {
    const { mean, error } = estimate(values);
    const shown = withError(mean, error);
    return html`<td>${shown.value} ± ${shown.error}</td>`;
  };
  const row = (name: string, of: (pair: Pair) => Scores) => html`<tr>
    <th scope="row">${name}</th>
    ${cell(pairs.map((pair) => 100 * of(pair).valid))}${cell(pairs.map((pair) => 100 * of(pair).fresh))}
  </tr>`;
  const gain = ({ honest, peeked }: Pair): Scores => ({
    valid: peeked.valid - honest.valid,
    fresh: peeked.fresh - honest.fresh,
  });
  return html`<tbody>
    <tr><th scope="rowgroup" colspan="3">${words.text(`leak.${kind}`)}</th></tr>
    ${row(words.text(`leak.${kind}.honest`), ({ honest }) => honest)}
    ${row(words.text(`leak.${kind}.peeked`), ({ peeked }) => peeked)}
    ${row(words.text("leak.gain"), gain)}
  </tbody>`;
}

function valuesOf({ difference: { mean, error }, interval: [low, high], visible }: Judged) {
  const text = (value: number) => withError(value, error).value;
  const { error: spread } = withError(mean, error);
  return { mean: text(mean), error: spread, low: text(low), high: text(high), visible: text(visible) };
}

/** The verdict on one leak in words. */
function verdict(kind: keyof Leaks, judged: Judged): string {
  const { decision } = judged;
  const text = decision === "holds" ? "flatters" : decision === "fails" ? "hurts" : "undecided";
  return `${words.text(`leak.${kind}`)}: ${words.text(`leak.${text}`, valuesOf(judged))}`;
}

/** Says whether the scaler of more rows is better on fresh rows. */
function helpText(judged: Judged): string {
  const { decision } = judged;
  const text = decision === "holds" ? "helps" : decision === "fails" ? "harms" : "idle";
  return words.text(`leak.help.${text}`, valuesOf(judged));
}

define("gl-scaling-leak", GlScalingLeak);
