import { html, type TemplateResult } from "lit";
import { numberText } from "../../look";
import { expectedLargestShare } from "../../statistics";
import { percent } from "./measurements";
import { looksOf, rowsKey, type State } from "./state";
import type { Training } from "./training";
import { words } from "./words";

/** Counts the looks at test rows: after each look the test result is a little more optimistic. */
export class TestLooks {
  /** Looks since the element was created, by `rowsKey`: setting the state or another address does not reset them. */
  private readonly looked = new Map<string, number>();

  /** `state` returns the current state; `note` stores looks in it. */
  constructor(
    private readonly state: () => State,
    private readonly note: (looks: State["looks"]) => void,
  ) {}

  /** Looks at the current test rows, on this page or before the address was made. */
  get number(): number {
    return this.at(this.state());
  }

  /** Evaluates the test rows and counts one look; none when this step was evaluated already. */
  async look(training: Training): Promise<void> {
    if (training.test?.step === training.step) return;
    const state = this.state();
    const rows = rowsKey(state);
    const { test } = training;
    await training.evaluateTest();
    // A look that failed or has no finite loss has shown nothing and does not count.
    if (training.test === test || training.test?.result.loss === null) return;
    const looks = this.at(state) + 1;
    this.looked.set(rows, looks);
    this.note({ [rows]: looks });
  }

  private at(state: State): number {
    return Math.max(looksOf({ ...state, looks: this.state().looks }), this.looked.get(rowsKey(state)) ?? 0);
  }
}

/**
 * The section with the button that evaluates the test rows. `looks` is the number of looks at these rows so far.
 */
export function testRows(training: Training, looks: number, look: () => void): TemplateResult {
  const { playing, test, step } = training;
  // The result of this step is already shown; evaluating it again would not be another look.
  const isKnown = test?.step === step;
  return html`<section id="test" class="test">
    <h2>${words.text("test.title")}</h2>
    <p>${words.text("test.text")}</p>
    <gl-field path="looks">
      <gl-button
        ?disabled=${playing || isKnown}
        @click=${look}
      >${words.text(looks === 0 ? "test.button" : "test.again")}</gl-button>
    </gl-field>
    ${playing ? html`<p class="quiet">${words.text("test.pause")}</p>` : ""}
    ${isKnown && !playing ? html`<p class="quiet">${words.text("test.same")}</p>` : ""}
    <p role="status">
      ${test ? html`<b translate="no">${verdict(training)}</b> ` : ""} ${looks > 0 ? counted(training, looks) : ""}
    </p>
  </section>`;
}

function verdict({ test, prepared }: Training): string {
  const rows = prepared.parts.test.count;
  if (test === null || rows === 0) return words.text("test.none");
  const { result, step } = test;
  if (result.loss === null) return words.text("test.overflow", { rows, step });
  const loss = numberText(result.loss);
  if (result.accuracy === null) return words.text("test.loss", { loss, rows, step });
  return words.text("test.accuracy", { accuracy: percent(result.accuracy), rows, step, loss });
}

/**
 * The number of looks, and an upper bound on the optimism of the best of them: the numbers of right rows are binomial,
 * as if the networks made errors on different rows. Networks with errors on the same rows are less optimistic.
 */
function counted({ test, prepared }: Training, looks: number): string {
  const rows = prepared.parts.test.count;
  if (looks === 1) return words.text("test.once");
  const accuracy = test?.result.accuracy;
  if (accuracy === undefined || accuracy === null || rows === 0) return words.text("test.often", { looks });
  const points = 100 * (expectedLargestShare(looks, rows, accuracy) - accuracy);
  return words.text("test.optimism", { looks, points: numberText(points, { digits: 2 }), rows });
}
