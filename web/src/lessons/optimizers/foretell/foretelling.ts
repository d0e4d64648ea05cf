import type { GradlabLesson } from "../../../kit";
import { emitResult } from "../../../kit/result";
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
  /** Why it could not be run, in words; else empty. */
  failure = "";

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
    const found = await this.judge();
    if (!found) return;
    const truth = found.map(({ rule }) => rule);
    const score = shareRight(judged(guess.order, found));
    emitResult(this.lesson, { lesson: "optimizers", seed: 0, score, answers: guess.order, challenge, truth });
  };

  /** Runs the race that the state asks for; null when there is none, when it failed, or when another was chosen meanwhile. */
  async judge(): Promise<Outcome | null> {
    const { challenge, asked } = this.lesson.state.guess;
    if (!asked) return null;
    const state = { ...this.lesson.state, ...challenges[challenge] };
    const race = new Race(() => {});
    await race.refresh(state);
    const now = this.lesson.state.guess;
    if (now.challenge !== challenge || !now.asked) return null;
    this.failure = race.failure;
    this.found = race.runners.length > 0 ? outcome(race.runners, race.place(state)?.floor ?? 0) : null;
    this.lesson.requestUpdate();
    return this.found;
  }
}
