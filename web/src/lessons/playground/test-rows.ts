import { html, type TemplateResult } from "lit";
import { numberText } from "../../look";
import { expectedLargestShare } from "../../statistics";
import { percent } from "./measurements";
import { looksOf, rowsKey, type State } from "./state";
import type { Training } from "./training";
import { words } from "./words";

/** How often the test rows were looked at: each look makes their number a little less of a test. */
export class TestLooks {
  /** Since the element exists, by rows: a state that is set, or another address, takes none of them back. */
  private readonly looked = new Map<string, number>();

  /** `state`: as it is now; `note` puts the looks there. */
  constructor(
    private readonly state: () => State,
    private readonly note: (looks: State["looks"]) => void,
  ) {}

  /** At the rows of now, here or before the address was made. */
  get number(): number {
    return this.at(this.state());
  }

  /** Shows the result on the test rows, and counts. */
  async look(training: Training): Promise<void> {
    if (training.test?.step === training.step) return;
    const state = this.state();
    const rows = rowsKey(state);
    const { test } = training;
    await training.evaluateTest();
    // A look that failed, or gave no number, has shown nothing; another may have ended meanwhile.
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
 * The test rows, behind a button that counts. `looks`: how often rows of these data, dealt by this seed, were looked
 * at.
 */
export function testRows(training: Training, looks: number, look: () => void): TemplateResult {
  const { playing, test, step } = training;
  // The same network on the same rows is no further look: its number stands there.
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
 * The count, and by how much the best of that many looks flatters at most: binomial counts of right rows, as if the
 * networks erred on different ones. Those that err on the same rows flatter less.
 */
function counted({ test, prepared }: Training, looks: number): string {
  const rows = prepared.parts.test.count;
  if (looks === 1) return words.text("test.once");
  const accuracy = test?.result.accuracy;
  if (accuracy === undefined || accuracy === null || rows === 0) return words.text("test.often", { looks });
  const points = 100 * (expectedLargestShare(looks, rows, accuracy) - accuracy);
  return words.text("test.optimism", { looks, points: numberText(points, { digits: 2 }), rows });
}
