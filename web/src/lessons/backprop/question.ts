import { html, nothing, type TemplateResult } from "lit";
import type { ValueEvent } from "../../elements";
import type { ShownAnswers } from "../../kit/shown-answers";
import { type ExampleName, exampleNames, exampleOf, examples } from "./examples";
import { freeNames } from "./names";
import type { Trace } from "./operators";
import { type TextReading, typedFor } from "./reading";
import type { State } from "./state";
import type { Known } from "./walk";
import { words } from "./words";

/** The question that goes with an example, its answers in the order they stand, and the right one. */
export const questions = {
  neuron: { options: ["one", "four", "five"], answer: "one" },
  reused: { options: ["two", "four", "eight"], answer: "four" },
  deep: { options: ["weight", "slope", "input"], answer: "slope" },
  softmax: { options: ["positive", "negative", "zero"], answer: "positive" },
} as const;

export type Question = keyof typeof questions;
type Setting = Pick<State, "text" | "at" | "mode" | "cotangent">;

/** The question that is true of what is shown: of an example with its own numbers, on the way back. Null: none. */
export function askedOf({ text, at, mode, cotangent }: Setting): Question | null {
  const example = exampleOf(text);
  if (!example || !(example in questions) || mode !== "vjp" || cotangent.trim() !== "") return null;
  const given: Readonly<Record<string, string>> = examples[example].at;
  return freeNames(text).every((name) => typedFor({ text, at }, name) === given[name]) ? (example as Question) : null;
}

/**
 * Whether a pass has shown what is asked, by its first result on the screen: the derivative of an input, or, where the
 * slopes on the way are asked about, the first of them; going forward, the tangent of the output.
 */
export function hasShown(
  asked: Question,
  { mode, output, trace: { nodes } }: Pick<TextReading, "mode" | "output"> & { trace: Pick<Trace, "nodes"> },
  { now, derivatives }: Known,
): boolean {
  // How many passes backward it takes, no forward pass shows.
  if (mode === "jvp") return asked !== "neuron" && (derivatives[output] ?? null) !== null;
  if (asked === "deep" && now?.kind === "back") return true;
  return nodes.some(({ id, op }) => op === "input" && (derivatives[id] ?? null) !== null);
}

/**
 * The examples to choose from, "your own" among them while none is shown; and what there is to see in the one that is.
 */
export function exampleMenu(state: State, open: (name: ExampleName) => void): TemplateResult {
  const shown = exampleOf(state.text);
  const ready = exampleNames.map((value) => ({ value: value as string, label: words.text(`example.${value}`) }));
  const options = shown ? ready : [{ value: "own", label: words.text("example.own") }, ...ready];
  return html`<gl-menu
    path="text"
    label=${words.text("example.label")}
    help=${words.text("example.help")}
    .value=${shown ?? "own"}
    .options=${options}
    @gl-change=${(event: ValueEvent<ExampleName>) => open(event.detail.value)}
  ></gl-menu>`;
}

/**
 * Asks before it shows: what there is to see is said once the question is answered, or where there is none. A question
 * that the pass has answered is closed.
 */
export function question(
  state: State,
  shownAnswers: ShownAnswers<Question>,
  guess: (asked: Question, answer: string, isRight: boolean) => void,
): TemplateResult | typeof nothing {
  const shown = exampleOf(state.text);
  const asked = askedOf(state);
  const isClosed = asked !== null && shownAnswers.has(asked);
  const about =
    shown && (!asked || state.guesses[asked] || isClosed)
      ? html`<p class="quiet">${words.text(`example.${shown}.about`)}</p>`
      : nothing;
  if (!asked) return about;
  const { options, answer } = questions[asked];
  const label = (option: string): string => words.text(`predict.${asked}.${option}` as "predict.neuron.one");
  return html`<gl-predict
      path="guesses"
      reveals=".stage, .below, #order"
      question=${words.text(`predict.${asked}`)}
      answer=${answer}
      ?closed=${isClosed}
      .value=${state.guesses[asked]}
      .options=${options.map((value) => ({ value, label: label(value) }))}
      @gl-predict=${(event: CustomEvent<{ value: string; correct: boolean }>) =>
        guess(asked, event.detail.value, event.detail.correct)}
      ><p>${words.text(`predict.${asked}.because`)}</p></gl-predict
    >${about}`;
}
