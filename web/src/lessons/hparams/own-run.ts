import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { AskOptions } from "../../engine";
import { amongWorkers, Task, withRun } from "../../kit";
import type { Entry } from "./state";
import { experimentOf, ranges } from "./sweeps";
import { words } from "./words";

/** The result of a run that the reader chose. */
export interface OwnResult {
  entry: Entry;
  /** Null when it diverged. */
  validLoss: number | null;
  validAccuracy: number | null;
  curve: { step: number[]; loss: number[] };
}

/** Runs that the reader chose, with a cache: no pair of setting and seed is run twice. */
export class OwnRuns {
  /** The task of the runs, public for its failure. */
  readonly task: Task<(OwnResult | null)[]>;
  private readonly known = new Map<string, OwnResult>();

  constructor(host: ReactiveControllerHost) {
    this.task = new Task(host);
  }

  /**
   * Runs the entries that are not in the cache, each with `repeats` seeds from `first` on. Resolves with the results,
   * entry by entry, or with null when the work was stopped or failed.
   */
  ask(entries: readonly Entry[], first: number, repeats = 1): Promise<(OwnResult | null)[] | null> {
    const items = entries.flatMap((entry) => Array.from({ length: repeats }, (_, i) => ({ entry, seed: first + i })));
    return this.task.ask({ entries, first, repeats }, (turn) =>
      amongWorkers(turn, items, async ({ entry, seed }, ask) => {
        const key = keyOf(entry, seed);
        const result = this.known.get(key) ?? (await runOwn(entry, seed, ask));
        this.known.set(key, result);
        return result;
      }),
    );
  }

  /** The results of the entries with this seed; null for those that have not ended. */
  of(entries: readonly Entry[], seed: number): (OwnResult | null)[] {
    return entries.map((entry) => this.known.get(keyOf(entry, seed)) ?? null);
  }
}

const keyOf = ({ lr, momentum, batchSize, width }: Entry, seed: number): string =>
  JSON.stringify([lr, momentum, batchSize, width, seed]);

/** Runs a setting to its last step. */
export function runOwn(entry: Entry, seed: number, ask: AskOptions): Promise<OwnResult> {
  const document = { ...experimentOf(entry, seed), evalEvery: 10 };
  return withRun(document, ask, async (run) => {
    const { read, diverged } = await run.frame({ steps: run.progress.steps, read: { evaluation: {} } });
    const { step, validLoss, validAccuracy } = read.evaluation;
    const last = (values: ArrayLike<number>) => values[values.length - 1] ?? null;
    return {
      entry,
      validLoss: diverged ? null : last(validLoss),
      validAccuracy: diverged ? null : last(validAccuracy),
      curve: { step: [...step], loss: [...validLoss] },
    };
  });
}

/** Trains a setting and returns its loss on the test rows; null when it diverged. */
export function testOf(entry: Entry, seed: number, ask: AskOptions): Promise<number | null> {
  return withRun(experimentOf(entry, seed), ask, async (run) => {
    const { diverged } = await run.frame({ steps: run.progress.steps });
    return diverged ? null : (await run.evaluateTest()).loss;
  });
}

const order = ["lr", "momentum", "batchSize", "width"] as const;

/**
 * The four sliders of a run. `path` is the path of the entry in the state; `of` says what the run is for. `change` is
 * called with `isSettled` false while a slider moves.
 */
export function ownControls(
  entry: Entry,
  path: string,
  of: string,
  change: (entry: Entry, isSettled: boolean) => void,
): TemplateResult[] {
  return order.map((name) => {
    const { low, high, scale } = ranges[name];
    const whole = name === "batchSize" || name === "width";
    const knob = { name, default: entry[name], min: low, max: high, scale, integer: whole };
    const set = ({ type, detail }: CustomEvent<{ value: number }>) =>
      change({ ...entry, [name]: detail.value }, type === "gl-change");
    return html`<gl-slider
      path=${path}
      label=${words.text(`own.${name}`)}
      of=${of}
      .knob=${knob}
      .value=${entry[name]}
      @gl-input=${set}
      @gl-change=${set}
    ></gl-slider>`;
  });
}

/** A setting in words: all its values, or only those that differ from `before`. */
export function entryText(entry: Entry, before?: Entry): string {
  return order
    .filter((name) => !before || entry[name] !== before[name])
    .map((name) => `${words.text(`own.${name}`)} ${Number(entry[name].toPrecision(3))}`)
    .join(", ");
}

/** The number of hyper-parameters that differ. */
export const differences = (one: Entry, other: Entry): number =>
  order.filter((name) => one[name] !== other[name]).length;
