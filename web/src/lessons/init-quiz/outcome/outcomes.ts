import { Work } from "../../../kit/work";
import type { Open } from "../open";
import { type Outcome, run } from "./outcome-run";

/** What given answers did on the engine, by try; one is run at a time, and only the one that is looked at. */
export class Outcomes {
  /** A text where the engine failed. */
  private readonly known = new Map<string, Outcome | string>();
  private running = "";
  private readonly work: Work;

  constructor(private readonly changed: () => void) {
    this.work = new Work(changed);
  }

  get(key: string): Outcome | string | null {
    return this.known.get(key) ?? null;
  }

  /** Runs what was answered, unless it is known; whatever else is under way is given up. */
  async want(key: string, { asked, attempt }: Open, seed: number): Promise<void> {
    if (this.known.has(key) || this.running === key) return;
    this.running = key;
    const variance = attempt.choice === "variance" ? attempt.value : attempt.value ** 2;
    await this.work.run(async (signal) => {
      this.known.set(key, await run(asked, { variance, choice: attempt.choice }, seed, signal));
    });
    if (this.running !== key) return;
    this.running = "";
    if (this.work.failure === "") return;
    this.known.set(key, this.work.failure);
    this.changed();
  }

  stop(): void {
    this.running = "";
    this.work.stop();
  }
}
