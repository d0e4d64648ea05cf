import { emitGraded, type GradlabLesson, ShownAnswers, Task } from "../../../kit";
import { same } from "../../../state";
import type { Change } from "../controls";
import { Race } from "../race";
import type { State } from "../state";
import { type Challenge, type ChallengeName, challenges, nearbyStarts, outcome, tied } from "./challenges";
import { Attempts, judged, pointsOf } from "./judging";
import { orderOf, type RaceOutcome } from "./view";

/** The actions of the lesson that a prediction uses. */
interface RaceActions {
  change: Change;
  become(state: State): void;
  isBarred(state: State): boolean;
  replay(): void;
  secondsSeen(): number;
}

/**
 * The race that the learner predicts. It is shown in the figure, but judged by its own computation, so that later
 * changes of the figure do not matter.
 */
export class Prediction {
  /** The outcomes by challenge. */
  readonly run: Task<RaceOutcome>;
  private readonly shownAnswers: ShownAnswers<ChallengeName>;
  private readonly attempts = new Attempts(() => this.act.secondsSeen());

  constructor(
    private readonly lesson: GradlabLesson<State>,
    private readonly act: RaceActions,
  ) {
    this.run = new Task<RaceOutcome>(lesson, { remember: Object.keys(challenges).length });
    this.shownAnswers = new ShownAnswers(lesson, () => {
      const { challenge, asked } = lesson.state.guess;
      return asked || this.isShown ? challenge : null;
    });
  }

  /** The outcome of the challenge in the state; null until it has been run. */
  get result(): RaceOutcome | null {
    return this.isOpen ? null : this.run.valueFor(this.lesson.state.guess.challenge);
  }

  /** Whether the challenge can still be predicted: it was never run, and the figure has not shown it otherwise. */
  get isOpen(): boolean {
    const { challenge, asked } = this.lesson.state.guess;
    return !asked && !this.isShown && !this.shownAnswers.has(challenge);
  }

  /** Whether the figure shows the race of the challenge. */
  private get isShown(): boolean {
    const { state } = this.lesson;
    const challenge = challenges[state.guess.challenge];
    return (Object.keys(challenge) as Array<keyof Challenge>).every((key) => same(state[key], challenge[key]));
  }

  /** Whether a lock prevents the figure from showing the race; the step does not matter. */
  get barred(): boolean {
    return this.act.isBarred({ ...this.raced, step: this.lesson.state.step });
  }

  /** The state with all settings of the challenge. */
  private get raced(): State {
    const { state } = this.lesson;
    const guess = { ...state.guess, asked: true };
    return { ...state, ...structuredClone(challenges[guess.challenge]), step: 0, guess };
  }

  readonly choose = (challenge: ChallengeName): void =>
    this.act.change({ guess: { challenge, order: [], asked: false } });

  readonly order = (order: string[]): void => this.act.change({ guess: { order } }, "order");

  readonly race = async (): Promise<void> => {
    if (this.barred) return;
    const { raced } = this;
    const { guess } = raced;
    const { challenge } = guess;
    this.act.become(raced);
    this.act.replay();
    const result = await this.ask();
    if (!result) return;
    const exercise = `race ${challenge}`;
    // Counts as a try even without an order, because the result is shown.
    const { tries, seconds } = this.attempts.answered(exercise);
    if (guess.order.length === 0) return;
    const answer = orderOf(guess);
    const points = pointsOf(judged(answer, result, tied), tries);
    if (points.max === 0) return;
    emitGraded(this.lesson, {
      lesson: "optimizers",
      exercise,
      variant: 0,
      answer,
      ...points,
      tries,
      hints: 0,
      seconds,
    });
  };

  /** Computes the outcome of the challenge; null while it can be predicted, or when it failed. */
  async ask(): Promise<RaceOutcome | null> {
    const { challenge } = this.lesson.state.guess;
    this.attempts.begin(`race ${challenge}`);
    if (this.isOpen) return null;
    return this.run.ask(challenge, ({ signal }) => this.judge(challenge, signal));
  }

  /** Computes the race of a challenge, also from the neighbouring starts. */
  private async judge(challenge: ChallengeName, signal: AbortSignal): Promise<RaceOutcome> {
    const race = new Race(() => {});
    const state = { ...this.lesson.state, ...challenges[challenge] };
    const { runners } = await race.compute(state, signal);
    const nearby = [];
    for (const start of nearbyStarts(challenges[challenge]))
      nearby.push((await race.compute({ ...state, start }, signal)).runners);
    return outcome(runners, race.place(state)?.floor ?? 0, nearby);
  }
}
