import { html, nothing, type TemplateResult } from "lit";
import type { State } from "../state";
import { words } from "../words";
import type { ExampleName } from "./examples";

/** The question that goes with an example, its answers in the order they stand, and the right one. */
export const questions = {
  neuron: { options: ["one", "four", "five"], answer: "one" },
  reused: { options: ["two", "four", "eight"], answer: "four" },
  deep: { options: ["weight", "slope", "input"], answer: "slope" },
  softmax: { options: ["positive", "negative", "zero"], answer: "positive" },
} as const;

type Asked = keyof typeof questions;
const isAsked = (name: ExampleName): name is Asked & ExampleName => name in questions;

/** Asks before it shows; nothing where the example has no question. */
export function prediction(
  example: ExampleName | null,
  guesses: State["guesses"],
  guess: (guesses: Partial<State["guesses"]>) => void,
): TemplateResult | typeof nothing {
  if (!example || !isAsked(example)) return nothing;
  const label = (option: string): string => words.text(`predict.${example}.${option}` as "predict.neuron.one");
  return html`<gl-predict question=${words.text(`predict.${example}`)} answer=${questions[example].answer} .value=${guesses[example]}
    .options=${questions[example].options.map((value) => ({ value, label: label(value) }))}
    @gl-predict=${(event: CustomEvent<{ value: string }>) => guess({ [example]: event.detail.value })}><p>${words.text(`predict.${example}.because`)}</p></gl-predict>`;
}
