import { failureOf } from "../../../lesson-base/failure";
import type { Open } from "../open";
import { type Outcome, run } from "./outcome-run";

/** What given answers did on the engine, by try; one is run at a time, and only the one that is looked at. */
export class Outcomes {
  /** A text where the engine failed. */
  private readonly known = new Map<string, Outcome | string>();
  private running = "";
  private work = new AbortController();

  constructor(private readonly changed: () => void) {}

  get(key: string): Outcome | string | null {
    return this.known.get(key) ?? null;
  }

  /** Runs what was answered, unless it is known; whatever else is under way is given up. */
  async want(key: string, { asked, attempt }: Open, seed: number): Promise<void> {
    if (this.known.has(key) || this.running === key) return;
    this.stop();
    this.running = key;
    const variance = attempt.choice === "variance" ? attempt.value : attempt.value ** 2;
    let found: Outcome | string;
    try {
      found = await run(asked, { variance, choice: attempt.choice }, seed, this.work.signal);
    } catch (caught) {
      found = failureOf(caught);
    }
    if (this.running === key) this.running = "";
    if (found === "") return;
    this.known.set(key, found);
    this.changed();
  }

  stop(): void {
    this.work.abort();
    this.work = new AbortController();
    this.running = "";
  }
}
