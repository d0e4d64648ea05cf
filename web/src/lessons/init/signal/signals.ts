import { engine, type Problem, type Signal, type SignalRequest } from "../../../engine";
import { failureOf } from "../../../kit/failure";

/** How many signals are remembered: what was seen a moment ago is there at once. */
const remembered = 200;

/** Multiplications of Gram-Schmidt that take about three seconds. */
const heaviest = 1.5e10;

/** Milliseconds without another wish after which a slider rests. */
const rest = 150;

/** Milliseconds that the other wishes wait for the next movement, which would come behind them. */
const pause = 50;
/** After so many milliseconds without an answer to all wishes the others wait no more: then a slider moves on and on. */
const longestLag = 150;

/** The same signal twice, of few inputs while a slider moves and of all of them once it rests; and further networks like it. */
export interface Wish {
  quick: SignalRequest;
  full: SignalRequest;
  /** Other seeds, of few inputs each; asked for last. */
  repeats: readonly SignalRequest[];
}

/**
 * Signals by what was asked. One request is in flight; what is wanted may change meanwhile, and then the next request is for
 * what is wanted by then: a slider is followed, not queued up. The others come a little after the first, which moves, so
 * that the next movement does not wait behind them.
 */
export class Signals {
  failure = "";
  private readonly known = new Map<string, Signal>();
  private readonly refused = new Map<string, readonly Problem[]>();
  private wishes: readonly Wish[] = [];
  private resting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  /** When all that was wanted could be shown. */
  private upToDate = 0;
  private working = false;

  /** `changed` is told after every answer; `ask` is replaced in tests. */
  constructor(
    private readonly changed: () => void,
    private readonly ask = askEngine,
  ) {}

  /** Wanted from now on, in this order; whatever was wanted before is forgotten unless it is known. */
  want(wishes: readonly Wish[]): void {
    this.wishes = wishes.filter(({ full }) => !tooHeavy(full));
    this.resting = false;
    clearTimeout(this.timer);
    if (wishes.length > 0) this.timer = setTimeout(this.settled, rest);
    void this.work();
  }

  private readonly settled = (): void => {
    this.resting = true;
    void this.work();
  };

  /** Of all inputs if it is there, else of few. */
  get({ full, quick }: Wish): Signal | null {
    return this.known.get(keyOf(full)) ?? this.known.get(keyOf(quick)) ?? null;
  }

  isFull({ full }: Wish): boolean {
    return this.known.has(keyOf(full));
  }

  /** The further networks that are known so far. */
  repeatsOf({ repeats }: Wish): Signal[] {
    return repeats.flatMap((request) => this.known.get(keyOf(request)) ?? []);
  }

  problems({ full, quick }: Wish): readonly Problem[] {
    return this.refused.get(keyOf(full)) ?? this.refused.get(keyOf(quick)) ?? [];
  }

  /** Whether something wanted cannot be shown yet. */
  get busy(): boolean {
    return this.failure === "" && this.wishes.some(this.unanswered);
  }

  private readonly unanswered = (wish: Wish): boolean => this.get(wish) === null && this.problems(wish).length === 0;

  private next(): SignalRequest | undefined {
    const first = this.wishes.find(this.unanswered);
    if (first || !this.resting) return first?.quick;
    const granted = this.wishes.filter((wish) => this.problems(wish).length === 0);
    return granted.find((wish) => !this.isFull(wish))?.full ?? this.nextRepeat(granted);
  }

  /** Network by network, so that all lines have as many. */
  private nextRepeat(wishes: readonly Wish[]): SignalRequest | undefined {
    const most = Math.max(0, ...wishes.map(({ repeats }) => repeats.length));
    for (let index = 0; index < most; index++)
      for (const { repeats } of wishes) {
        const request = repeats[index];
        if (request && !this.known.has(keyOf(request))) return request;
      }
    return undefined;
  }

  private readonly work = async (): Promise<void> => {
    if (this.working) return;
    clearTimeout(this.later);
    this.working = true;
    try {
      for (let request = this.next(); request; request = this.next()) {
        const answer = await this.ask(request);
        if ("problems" in answer) this.refused.set(keyOf(request), answer.problems);
        else this.keep(keyOf(request), answer);
        this.changed();
        if (!this.busy) this.upToDate = performance.now();
        else if (this.mayWait(request)) {
          this.later = setTimeout(this.work, pause);
          break;
        }
      }
    } catch (caught) {
      this.failure = failureOf(caught);
      this.changed();
    } finally {
      this.working = false;
    }
  };

  private mayWait(answered: SignalRequest): boolean {
    return answered === this.wishes[0]?.quick && !this.resting && performance.now() - this.upToDate < longestLag;
  }

  private keep(key: string, signal: Signal): void {
    this.known.set(key, signal);
    const needed = new Set(this.wishes.flatMap(({ quick, full, repeats }) => [quick, full, ...repeats].map(keyOf)));
    for (const old of this.known.keys()) {
      if (this.known.size <= remembered) return;
      if (!needed.has(old)) this.known.delete(old);
    }
  }
}

const keyOf = (request: SignalRequest): string => JSON.stringify(request);

/** Gram-Schmidt costs the cube of the width, layer after layer. */
export function tooHeavy({ scheme, widths = [] }: SignalRequest): boolean {
  if (scheme !== "orthogonal") return false;
  const cubes = widths
    .slice(1)
    .map((width, layer) => 4 * width * (widths[layer] ?? 0) * Math.min(width, widths[layer] ?? 0));
  return cubes.reduce((sum, cube) => sum + cube, 0) > heaviest;
}

const askEngine = (request: SignalRequest) => engine().call("signal", [request]);
