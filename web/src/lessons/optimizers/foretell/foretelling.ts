import type { GradlabLesson } from "../../../lesson-base";
import { emitResult } from "../../../lesson-base/result";
import type { Change } from "../controls";
import { Race } from "../race";
import type { State } from "../state";
import { type ChallengeName, challenges, outcome } from "./challenges";
import { type Outcome, orderOf } from "./foretell";
import { judged } from "./judging";
import { shareRight } from "./pairs";

/** The race that the learner foretells: it is run in the figure, and judged by what it came to, whatever the figure shows by then. */
export class Foretelling {
  /** What came of it; null until it has been run. */
  found: Outcome | null = null;

  constructor(
    private readonly lesson: GradlabLesson<State>,
    private readonly change: Change,
    private readonly replay: () => void,
  ) {}

  readonly choose = (challenge: ChallengeName): void => {
    this.found = null;
    this.change({ guess: { challenge, order: [...challenges[challenge].rules], asked: false } });
  };

  readonly order = (order: string[]): void => this.change({ guess: { order } }, "order");

  /** Everything that decides the race is set as its challenge says. */
  readonly race = async (): Promise<void> => {
    const { state } = this.lesson;
    const { challenge } = state.guess;
    const guess = { ...state.guess, order: orderOf(state.guess), asked: true };
    this.lesson.state = { ...state, ...structuredClone(challenges[challenge]), step: 0, guess };
    this.replay();
    await this.judge();
    if (!this.found) return;
    const truth = this.found.map(({ rule }) => rule);
    const score = shareRight(judged(guess.order, this.found));
    emitResult(this.lesson, { lesson: "optimizers", seed: 0, score, answers: guess.order, challenge, truth });
  };

  async judge(): Promise<void> {
    const { challenge, asked } = this.lesson.state.guess;
    if (!asked) return;
    const state = { ...this.lesson.state, ...challenges[challenge] };
    const race = new Race(() => {});
    await race.refresh(state);
    const floor = race.place(state)?.floor ?? 0;
    if (race.runners.length > 0) this.found = outcome(race.runners, floor);
    this.lesson.requestUpdate();
  }
}
