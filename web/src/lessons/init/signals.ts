import type { ReactiveControllerHost } from "lit";
import { engine, isRefused, type Problem, type Signal, type SignalRequest } from "../../engine";
import type { Failed } from "../../kit/failure";
import { Task } from "../../kit/task";

/** Size of the cache: a setting that was seen a moment ago is shown at once. */
const remembered = 200;

/** Multiplications of Gram-Schmidt that take about three seconds. */
const heaviest = 1.5e10;

/** Milliseconds without a change, before all inputs and further networks are computed. */
const rest = 150;
/**
 * Milliseconds for which the compared lines wait, because the next movement of a slider would have to wait for them.
 */
const pause = 50;

/**
 * The requests for the signal of one line: from few inputs while a slider moves, from all inputs once it rests, and of
 * further networks.
 */
export interface RequestedSignal {
  quick: SignalRequest;
  full: SignalRequest;
  /** The same network with other seeds, few inputs each; computed last. */
  repeats: readonly SignalRequest[];
}

/** How a signal is requested from the engine; replaced in tests. */
type Ask = (request: SignalRequest, signal: AbortSignal) => Promise<Signal | { problems: Problem[] }>;

/**
 * A cache of signals by request. The first line, which the sliders change, is computed at once; the others a little
 * later; signals from all inputs and further networks only when nothing changes any more, one network of every line at
 * a time.
 */
export class Signals {
  private readonly known = new Map<string, Signal>();
  private readonly refused = new Map<string, readonly Problem[]>();
  private readonly first: Task<true>;
  private readonly others: Task<true>;
  private readonly whole: Task<true>;
  private requested: readonly RequestedSignal[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: Ask = (request, signal) => engine().call("signal", [request], { signal }),
  ) {
    this.first = new Task<true>(host, { newer: "follow" });
    this.others = new Task<true>(host, { newer: "follow", rest: pause });
    this.whole = new Task<true>(host, { rest });
  }

  /**
   * Sets what is to be computed, in this order. Repeating the same request, as every update of the host does, starts
   * nothing.
   */
  request(requested: readonly RequestedSignal[]): void {
    this.requested = requested.filter(({ full }) => !tooHeavy(full));
    const quick = this.requested.map((one) => one.quick);
    const repeats = transposed(this.requested.map((one) => one.repeats));
    const whole = [...this.requested.map((one) => one.full), ...repeats];
    const all =
      (requests: readonly SignalRequest[]) =>
      ({ signal }: { signal: AbortSignal }) =>
        this.fetch(requests, signal);
    void this.first.ask(quick.slice(0, 1).map(keyOf), all(quick.slice(0, 1)));
    void this.others.ask(quick.slice(1).map(keyOf), all(quick.slice(1)));
    // They would delay the lines that have nothing to show yet.
    if (!this.busy) void this.whole.ask(whole.map(keyOf), all(whole));
    else if (this.whole.busy) this.whole.end();
  }

  /** The signal from all inputs if it is known, else from few inputs, else null. */
  get({ full, quick }: RequestedSignal): Signal | null {
    return this.known.get(keyOf(full)) ?? this.known.get(keyOf(quick)) ?? null;
  }

  isFull({ full }: RequestedSignal): boolean {
    return this.known.has(keyOf(full));
  }

  /** The further networks that are known so far. */
  repeatsOf({ repeats }: RequestedSignal): Signal[] {
    return repeats.flatMap((request) => this.known.get(keyOf(request)) ?? []);
  }

  problems({ full, quick }: RequestedSignal): readonly Problem[] {
    return this.refused.get(keyOf(full)) ?? this.refused.get(keyOf(quick)) ?? [];
  }

  /** Whether a requested line has neither a signal nor a problem yet. */
  get busy(): boolean {
    return (
      this.failure === "" && this.requested.some((one) => this.get(one) === null && this.problems(one).length === 0)
    );
  }

  get failure(): string {
    return this.first.failure || this.others.failure || this.whole.failure;
  }

  get cause(): Failed["cause"] {
    return [this.first, this.others, this.whole].find(({ failure }) => failure)?.cause ?? null;
  }

  /** Repeats the requests that failed. */
  retry(): void {
    for (const task of [this.first, this.others, this.whole]) if (task.failure) task.retry();
  }

  private async fetch(requests: readonly SignalRequest[], signal: AbortSignal): Promise<true> {
    for (const request of requests) {
      const key = keyOf(request);
      if (this.known.has(key) || this.refused.has(key)) continue;
      const answer = await this.ask(request, signal);
      if (signal.aborted) return true;
      if (isRefused(answer)) this.refused.set(key, answer.problems);
      else this.keep(key, answer);
      this.host.requestUpdate();
    }
    return true;
  }

  private keep(key: string, signal: Signal): void {
    this.known.set(key, signal);
    const needed = new Set(this.requested.flatMap(({ quick, full, repeats }) => [quick, full, ...repeats].map(keyOf)));
    for (const old of this.known.keys()) {
      if (this.known.size <= remembered) return;
      if (!needed.has(old)) this.known.delete(old);
    }
  }
}

const keyOf = (request: SignalRequest): string => JSON.stringify(request);

/** The first of each list, then the second of each, and so on. */
function transposed<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

/** Whether an orthogonal scheme would take too long: Gram-Schmidt costs the cube of the width in every layer. */
export function tooHeavy({ scheme, widths = [] }: SignalRequest): boolean {
  if (scheme !== "orthogonal") return false;
  const cubes = widths
    .slice(1)
    .map((width, layer) => 4 * width * (widths[layer] ?? 0) * Math.min(width, widths[layer] ?? 0));
  return cubes.reduce((sum, cube) => sum + cube, 0) > heaviest;
}
