import { engine, type Problem, type Signal, type SignalRequest } from "../../engine";
import { patienceForWork } from "../../engine/patience";
import { failureOf } from "../../lesson-base/failure";
import { weightsOf } from "./lines";

/** So many signals are remembered: what was seen a moment ago is there at once. */
const remembered = 60;

/** An orthogonal matrix of this many multiplications takes seconds. */
const heaviest = 6e9;

/**
 * Signals by what was asked. One request is in flight; what is wanted may change meanwhile, and then the next request is for
 * what is wanted by then: a slider is followed, not queued up.
 */
export class Signals {
  failure = "";
  private readonly known = new Map<string, Signal>();
  private readonly refused = new Map<string, readonly Problem[]>();
  private wanted: readonly SignalRequest[] = [];
  private working = false;

  /** `changed` is told after every answer; `ask` is replaced in tests. */
  constructor(
    private readonly changed: () => void,
    private readonly ask = askEngine,
  ) {}

  /** Wanted from now on, in this order; whatever was wanted before is forgotten unless it is known. */
  want(requests: readonly SignalRequest[]): void {
    this.wanted = requests.filter((request) => !tooHeavy(request));
    void this.work();
  }

  get(request: SignalRequest): Signal | null {
    return this.known.get(keyOf(request)) ?? null;
  }

  problems(request: SignalRequest): readonly Problem[] {
    return this.refused.get(keyOf(request)) ?? [];
  }

  /** Whether something wanted is not there yet. */
  get busy(): boolean {
    return this.failure === "" && this.next() !== undefined;
  }

  private next(): SignalRequest | undefined {
    return this.wanted.find((request) => !this.known.has(keyOf(request)) && !this.refused.has(keyOf(request)));
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      for (let request = this.next(); request; request = this.next()) {
        const answer = await this.ask(request);
        if ("problems" in answer) this.refused.set(keyOf(request), answer.problems);
        else this.keep(keyOf(request), answer);
        this.changed();
      }
    } catch (caught) {
      this.failure = failureOf(caught);
      this.changed();
    } finally {
      this.working = false;
    }
  }

  private keep(key: string, signal: Signal): void {
    this.known.set(key, signal);
    const needed = new Set(this.wanted.map(keyOf));
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
  const cubes = widths.slice(1).map((width, layer) => 4 * width * (widths[layer] ?? 0) * Math.min(width, widths[layer] ?? 0));
  return cubes.reduce((sum, cube) => sum + cube, 0) > heaviest;
}

function askEngine(request: SignalRequest) {
  const { widths = [], samples = 0, scheme } = request;
  // Forward, twice backward, and some forty multiplications for a weight that is drawn.
  const work = weightsOf(widths) * (3 * samples + 40) + (scheme === "orthogonal" ? heaviest : 0);
  return engine().call("signal", [request], { patience: patienceForWork(work) });
}
