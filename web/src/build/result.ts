import { html, nothing, type TemplateResult } from "lit";
import { styled } from "../elements/styled";
import type { LessonProblem } from "../kit/contract";
import type { Choices } from "./choices";
import { sequenceIn } from "./copy";
import { words } from "./words";

/** What the result shows: what students find, or everything and free, to be set. */
export type View = "student" | "arrange";

interface Shown {
  choices: Choices;
  lesson: Element | null;
  view: View;
  /** The address at which it stands alone. */
  link: string;
  failure: string;
  /** What of the setting the lesson did not understand. */
  problems: readonly LessonProblem[];
}

/** The lesson as it is arranged. */
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

/** The sequence as students find it. */
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

/** In the width of a page; 0: all that there is. */
const page = (width: number, content: Element | TemplateResult) =>
  html`<div class="frame"><div class="page" ${styled({
    "--width": width > 0 ? `${width}px` : "none",
  })}>${content}</div></div>`;
