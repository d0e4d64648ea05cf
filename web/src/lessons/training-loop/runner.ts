import { engine } from "../../engine";
import type { Phase, Problem } from "../../engine/types";
import { failureOf } from "../../kit/failure";
import { Stepping } from "../../kit/stepping";
import { Passes } from "./passes";
import { experiment, type State } from "./state";

/** Milliseconds a line stays lit while the loop plays. */
const slowly = 800;

/** Runs the lines of the loop on a network, one request after the other. Tells its owner after every change. */
export class Runner {
  passes: Passes | null = null;
  begun = false;
  /** What of the settings cannot be trained. */
  problems: readonly Problem[] = [];
  /** What the engine could not do. */
  failure = "";
  /** Counts the networks that were built, so that an answer for an earlier one is not taken for this one's. */
  private built = 0;
  private readonly stepping = new Stepping(slowly, () => this.changed());
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly changed: () => void,
    private readonly state: () => State,
  ) {}

  get playing(): boolean {
    return this.stepping.playing;
  }

  get over(): boolean {
    const progress = this.passes?.run.progress;
    return progress !== undefined && (progress.diverged !== null || progress.step >= progress.steps);
  }

  /** A network as the state says. It opens with the first lines run, up to the logits: the question is what comes next. */
  async build(): Promise<void> {
    const build = ++this.built;
    this.begun = true;
    this.stepping.pause();
    this.failure = "";
    await this.inTurn(async () => {
      await this.passes?.run.close();
      this.passes = null;
      const opened = await engine().open(experiment(this.state()));
      this.problems = "problems" in opened ? opened.problems : [];
      if ("problems" in opened) return;
      if (build !== this.built) return opened.close();
      const passes = new Passes(opened);
      this.passes = passes;
      while (build === this.built && passes.last?.phase !== "forward") await passes.line(passes.next(this.forget));
    });
  }

  close(): void {
    this.built++;
    this.begun = false;
    this.stepping.pause();
    void this.passes?.run.close();
    this.passes = null;
  }

  nextLine(): Promise<void> {
    return this.inTurn(async () => {
      if (this.passes && !this.over) await this.passes.line(this.passes.next(this.forget));
    });
  }

  /** Runs lines until the chosen one has run. */
  until(phase: Phase): Promise<void> {
    return this.inTurn(async () => {
      const { passes } = this;
      if (!passes || this.over) return;
      const wanted = phase === "zeroGrad" && this.forget ? "forward" : phase;
      do await passes.line(passes.next(this.forget));
      while (passes.last?.phase !== wanted && !this.over);
    });
  }

  /** So many passes through all lines. */
  whole(count: number): Promise<void> {
    return this.inTurn(async () => this.passes?.whole(count, this.forget));
  }

  /** Line after line, until somebody stops it. */
  play(): Promise<void> {
    return this.stepping.play(
      () => this.nextLine(),
      () => this.over,
    );
  }

  pause(): void {
    this.stepping.pause();
  }

  private get forget(): boolean {
    return this.state().forget;
  }

  /** One at a time, in the order asked; what the engine cannot do is said on the page. */
  private inTurn(work: () => Promise<unknown>): Promise<void> {
    const turn = this.working.then(async () => {
      try {
        await work();
      } catch (caught) {
        this.failure = failureOf(caught);
      }
      this.changed();
    });
    this.working = turn.catch(() => {});
    return turn;
  }
}
