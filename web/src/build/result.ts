import { html, nothing, type TemplateResult } from "lit";
import { styled } from "../elements/styled";
import type { LessonProblem } from "../kit/contract";
import type { Choices } from "./choices";
import { sequenceIn } from "./copy";
import { words } from "./words";

/** Whether the result shows what students see, or everything unlocked, to be arranged. */
export type View = "student" | "arrange";

interface Shown {
  choices: Choices;
  lesson: Element | null;
  view: View;
  /** The address at which the lesson or sequence is alone on a page. */
  link: string;
  failure: string;
  /** The settings that the lesson did not understand. */
  problems: readonly LessonProblem[];
}

/** The arranged lesson. */
export function lessonResult(
  { choices: { slug, width }, lesson, view, link, failure, problems }: Shown,
  turn: (view: View) => void,
): TemplateResult {
  if (!lesson) return html`<p role="alert">${words.text("unknown", { slug })}</p>`;
  return html`<div class="bar">
      <gl-segmented
        compact
        label=${words.text("result")}
        .options=${(["student", "arrange"] as const).map((value) => ({
          value,
          label: words.text(`view.${value}`),
          help: words.text("view.help"),
        }))}
        .value=${view}
        @gl-change=${(event: CustomEvent<{ value: View }>) => turn(event.detail.value)}
      ></gl-segmented>
      ${alone(link)}
    </div>
    ${problem(failure)} ${problems.map(({ path, message }) => problem(words.text("refused", { path, message })))}
    ${page(width, lesson)}`;
}

/** The sequence as students see it. */
export function sequenceResult(choices: Choices, link: string, failure: string): TemplateResult {
  const { theme, width } = choices;
  const sequence = sequenceIn(choices);
  return html`<div class="bar">${alone(link)}</div>
    ${problem(failure)}
    ${page(width, html`<gl-sequence .sequence=${sequence} theme=${theme}></gl-sequence>`)}`;
}

const alone = (link: string) =>
  html`<a class="alone" href=${link} target="_blank" rel="noopener">${words.text("open")}</a>`;

const problem = (failure: string) => (failure ? html`<p class="error" role="alert">${failure}</p>` : nothing);

/** A page of the chosen width; 0: the whole width. */
const page = (width: number, content: Element | TemplateResult) =>
  html`<div class="frame"><div class="page" ${styled({
    "--width": width > 0 ? `${width}px` : "none",
  })}>${content}</div></div>`;
