import { css, html, nothing, type TemplateResult } from "lit";
import "../../charts/histogram";
import { define } from "../../elements";
import { knob, Memo, Panel, Random } from "../../kit";
import { baseStyles, numberText } from "../../look";
import { expectedMaximum } from "../../statistics";
import { defaults, type State } from "./state";
import { partStyles } from "./styles";
import { words } from "./words";

/** Validation rows, and the accuracy that every candidate really has. */
export const rows = 100;
export const truth = 0.9;
export const searches = 200;

/**
 * How good the best of `candidates` equally good networks looks on `rows` validation rows, in each of `searches`
 * searches: the largest
 * of as many binomial shares.
 */
export function bestScores(candidates: number, seed: number): number[] {
  const random = new Random(seed);
  const share = () => {
    let right = 0;
    for (let row = 0; row < rows; row++) if (random.uniform() < truth) right++;
    return right / rows;
  };
  return Array.from({ length: searches }, () => Math.max(...Array.from({ length: candidates }, share)));
}

/** By how much the best of k looks too good: the standard error of one score times the expected maximum of k. */
export const optimism = (candidates: number): number =>
  expectedMaximum(candidates) * Math.sqrt((truth * (1 - truth)) / rows);

const [low, high, bins] = [0.8, 1, 20];

/** The best of many validation scores is too good, also when all candidates are the same. */
export class GlHparamsFooling extends Panel<State["fooling"]> {
  private readonly scores = new Memo<number[]>();

  override render(): TemplateResult {
    const { guess, candidates, seed } = this.slice;
    const options = (["honest", "better", "worse"] as const).map((value) => ({
      value,
      label: words.text(`fooling.guess.${value}`),
    }));
    return html`<section class="part">
      <div>
        <h2>${words.text("fooling.title")}</h2>
        <p>${words.text("fooling.text", { rows, truth: 100 * truth })}</p>
        <gl-predict
          reveals="gl-histogram"
          question=${words.text("fooling.question")}
          answer="better"
          .options=${options}
          ${this.bind("guess")}
        >
          <p>${words.text("fooling.because")}</p>
        </gl-predict>
        <gl-slider
          label=${words.text("fooling.candidates")}
          .knob=${knob("candidates", defaults.fooling.candidates, 1, 100, { integer: true, scale: "log" })}
          ${this.bind("candidates")}
        ></gl-slider>
        <gl-number label=${words.text("seed")} min="0" max=${Number.MAX_SAFE_INTEGER} ${this.bind("seed")}></gl-number>
      </div>
      <div>${guess === "" ? nothing : this.result(candidates, seed)}</div>
    </section>`;
  }

  private result(candidates: number, seed: number): TemplateResult {
    const scores = this.scores.get([candidates, seed], () => bestScores(candidates, seed));
    const counts = new Float32Array(bins);
    for (const score of scores) {
      const bin = Math.min(bins - 1, Math.max(0, Math.floor(((score - low) / (high - low)) * bins + 1e-9)));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return html`<gl-histogram
        label=${words.text("fooling.histogram", { searches })}
        colour="forward"
        .counts=${counts}
        .min=${low}
        .max=${high}
      ></gl-histogram>
      <p class="facts" role="status" translate="no">
        ${words.text("fooling.facts", {
          candidates,
          mean: numberText(100 * mean, { digits: 3 }),
          truth: 100 * truth,
          predicted: numberText(100 * (truth + optimism(candidates)), { digits: 3 }),
        })}
      </p>
      <p>${words.text("fooling.cure")}</p>`;
  }

  static override styles = [baseStyles, partStyles, css`:host { display: block }`];
}

define("gl-hparams-fooling", GlHparamsFooling);
declare global {
  interface HTMLElementTagNameMap {
    "gl-hparams-fooling": GlHparamsFooling;
  }
}
