import { html, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import type { ShownAnswers } from "../../kit";
import { patched, same } from "../../state";
import { presets } from "./presets";
import { defaults, networkKey, type State } from "./state";
import { words } from "./words";

export type Word = Extract<Parameters<typeof words.text>[0], `predict.${State["asked"]}.${string}`>;

/**
 * A question that asks for a prediction, and the settings that show the answer. The right answer is a fact about the
 * engine, which a test checks.
 */
export interface Question {
  key: State["asked"];
  answers: readonly State["guess"][];
  right: State["guess"];
  shows: readonly { label: Word; state: State }[];
}

const preset = (key: string): State => presets.find((candidate) => candidate.key === `preset.${key}`)?.state as State;
const spiral = (name: string, lr: number) => ({ ...defaults, optimizer: { name, lr } });

/**
 * The questions in their order: three about a pair of hyper-parameters that depend on each other, then one about a
 * setting that prevents all learning.
 */
export const questions: readonly Question[] = [
  {
    key: "rule",
    answers: ["faster", "same", "fails"],
    right: "fails",
    shows: [
      { label: "predict.rule.show.sgd", state: spiral("sgd", 1) },
      { label: "predict.rule.show.adam", state: spiral("adam", 1) },
    ],
  },
  {
    key: "scale",
    answers: ["nothing", "most", "overflows"],
    right: "most",
    shows: [
      { label: "predict.scale.show.raw", state: preset("wine") },
      {
        label: "predict.scale.show.standardized",
        state: patched(preset("wine"), { data: { preprocess: "standardize" } }),
      },
    ],
  },
  {
    key: "norm",
    answers: ["saves", "finite", "overflows"],
    right: "finite",
    shows: [
      { label: "predict.norm.show.none", state: preset("hot") },
      { label: "predict.norm.show.batch", state: patched(preset("hot"), { model: { normalization: "batch" } }) },
    ],
  },
  {
    key: "zeros",
    answers: ["all", "bias", "blow"],
    right: "bias",
    shows: [{ label: "predict.zeros.show", state: preset("zeros") }],
  },
];

/** The current question if a guess or the trained network of this state answers it, else null. */
export function answeredBy(state: State, isTrained: boolean): State["asked"] | null {
  const { asked, guess } = state;
  const { answers, shows } = questions.find(({ key }) => key === asked) as Question;
  const hasShown = isTrained && shows.some((one) => same(networkKey(one.state), networkKey(state)));
  return answers.includes(guess) || hasShown ? asked : null;
}

/**
 * The current question; once it is answered, the buttons that show the answer and the button to the next question. It
 * is closed when a network has already shown its answer.
 */
export function prediction(
  state: State,
  shownAnswers: ShownAnswers<State["asked"]>,
  act: {
    change: (change: Partial<State>) => void;
    guess: (asked: State["asked"], guess: State["guess"], isRight: boolean) => void;
    show: (state: State) => void;
    bars: (state: State) => boolean;
  },
): TemplateResult {
  const at = questions.findIndex(({ key }) => key === state.asked);
  const { key, answers, right, shows } = questions[at] as Question;
  const after = (at + 1) % questions.length;
  const next = { asked: (questions[after] as Question).key, guess: "" } as const;
  return html`<gl-predict
    path="guess"
    reveals=".stage, .below"
    ?closed=${shownAnswers.has(key)}
    question=${words.text(`predict.${key}`)}
    answer=${right}
    .value=${answers.includes(state.guess) ? state.guess : ""}
    .options=${answers.map((value) => ({ value, label: words.text(`predict.${key}.${value}` as Word) }))}
    @gl-predict=${({ detail: { value } }: ValueEvent<State["guess"]>) => act.guess(key, value, value === right)}
  >
    <p>${words.text(`predict.${key}.because`)}</p>
    <div class="shows">
      ${shows.map(
        ({ label, state: shown }) =>
          html`<gl-button
            icon="play"
            ?disabled=${act.bars(shown)}
            @click=${() => act.show(shown)}
          >${words.text(label)}</gl-button>`,
      )}
      <gl-button kind="plain" path="asked" @click=${() => act.change(next)}>
        ${words.text("predict.next", { number: after + 1, of: questions.length })}
      </gl-button>
    </div>
  </gl-predict>`;
}
