import { emitResult, type GradlabLesson, Task } from "../../../kit";
import type { Change } from "../controls";
import { Race } from "../race";
import type { State } from "../state";
import { type ChallengeName, challenges, outcome } from "./challenges";
import { judged } from "./judging";
import { shareRight } from "./pairs";
import { type Outcome, orderOf } from "./view";

/** The race that the learner predicts: it is run in the figure, and judged by what it came to, whatever the figure shows by then. */
export class Prediction {
  /** What came of each challenge. */
  readonly run: Task<Outcome>;

  constructor(
    private readonly lesson: GradlabLesson<State>,
    private readonly change: Change,
    private readonly replay: () => void,
  ) {
    this.run = new Task<Outcome>(lesson, { remember: Object.keys(challenges).length });
  }

  /** What came of the challenge that the state asks for; null until it has been run. */
  get found(): Outcome | null {
    const { challenge, asked } = this.lesson.state.guess;
    return asked ? this.run.valueFor(challenge) : null;
  }

  readonly choose = (challenge: ChallengeName): void => this.change({ guess: { challenge, order: [], asked: false } });

  readonly order = (order: string[]): void => this.change({ guess: { order } }, "order");

  /** Everything that decides the race is set as its challenge says. */
  readonly race = async (): Promise<void> => {
    const { state } = this.lesson;
    const { challenge } = state.guess;
    const guess = { ...state.guess, asked: true };
    this.lesson.state = { ...state, ...structuredClone(challenges[challenge]), step: 0, guess };
    this.replay();
    const found = await this.ask();
    if (!found || guess.order.length === 0) return;
    const order = orderOf(guess);
    const truth = found.map(({ rule }) => rule);
    const score = shareRight(judged(order, found));
    emitResult(this.lesson, { lesson: "optimizers", seed: 0, score, answers: order, challenge, truth });
  };

  /** Runs the race that the state asks for; null when there is none, or when it failed. */
  async ask(): Promise<Outcome | null> {
    const { challenge, asked } = this.lesson.state.guess;
    if (!asked) return null;
    return this.run.ask(challenge, () => this.judge(challenge));
  }

  private async judge(challenge: ChallengeName): Promise<Outcome> {
    const state = { ...this.lesson.state, ...challenges[challenge] };
    const race = new Race(() => {});
    const { runners } = await race.compute(state);
    return outcome(runners, race.place(state)?.floor ?? 0);
  }
}
