import { html, nothing, type TemplateResult } from "lit";
import type { Step } from "../embed/sequence/state";
import { modes, mostSteps } from "../embed/sequence/state";
import type { Choices } from "./choices";
import { words } from "./words";

/** The actions of the list of steps. */
export interface StepActions {
  change(patch: Partial<Pick<Choices, "title" | "mode" | "steps">>): void;
  /** Adds a step with this text and the present settings. */
  add(text: string): void;
  /** Opens a lesson to be arranged for a new step. */
  next(): void;
  /** Opens the lesson of a step to be changed. */
  edit(place: number): void;
  openFile(file: File): void;
}

const without = (steps: readonly Step[], place: number): Step[] => steps.filter((_, at) => at !== place);

/** Exchanges a step with its neighbour `by` places further on. */
function moved(steps: readonly Step[], place: number, by: -1 | 1): Step[] {
  const [one, other] = [steps[place], steps[place + by]];
  if (!one || !other) return [...steps];
  return steps.map((step, at) => (at === place ? other : at === place + by ? one : step));
}

/** The list of steps, each with its text. `lessonName` gives the title of a lesson. */
export function stepList(
  { title, mode, steps }: Pick<Choices, "title" | "mode" | "steps">,
  actions: StepActions,
  lessonName: (slug: string) => string,
): TemplateResult {
  const setText = (place: number, text: string) =>
    actions.change({ steps: steps.map((step, at) => (at === place ? { ...step, text } : step)) });
  return html`<label class="text">${words.text("sequence.title")}<input
      class="field"
      maxlength="200"
      .value=${title}
      @change=${(event: Event) => actions.change({ title: (event.target as HTMLInputElement).value })}
    ></label>
    <gl-segmented
      label=${words.text("sequence.mode")}
      .options=${modes.map((value) => ({ value, label: words.text(`mode.${value}`) }))}
      .value=${mode}
      @gl-change=${(event: CustomEvent<{ value: Choices["mode"] }>) => actions.change({ mode: event.detail.value })}
    ></gl-segmented>
    ${steps.length === 0 ? html`<p class="quiet">${words.text("sequence.empty")}</p>` : nothing}
    <ol class="steps">${steps.map((step, place) => {
      const at = place + 1;
      return html`<li>
        <label class="text">${words.text("sequence.step", { at, lesson: lessonName(step.lesson) })}<textarea
          class="field"
          rows="2"
          maxlength="2000"
          .value=${step.text}
          @change=${(event: Event) => setText(place, (event.target as HTMLTextAreaElement).value)}
        ></textarea></label>
        <div class="buttons">
          <gl-button
            kind="plain"
            label=${words.text("sequence.up", { at })}
            ?disabled=${place === 0}
            @click=${() => actions.change({ steps: moved(steps, place, -1) })}
          >↑</gl-button>
          <gl-button
            kind="plain"
            label=${words.text("sequence.down", { at })}
            ?disabled=${at === steps.length}
            @click=${() => actions.change({ steps: moved(steps, place, 1) })}
          >↓</gl-button>
          <gl-button
            kind="plain"
            label=${words.text("sequence.edit.one", { at })}
            @click=${() => actions.edit(place)}
          >${words.text("sequence.edit")}</gl-button>
          <gl-button
            kind="plain"
            label=${words.text("sequence.remove.one", { at })}
            @click=${() => actions.change({ steps: without(steps, place) })}
          >${words.text("sequence.remove")}</gl-button>
        </div>
      </li>`;
    })}</ol>
    <gl-button
      ?disabled=${steps.length >= mostSteps}
      @click=${actions.next}
    >${words.text("sequence.next", { at: steps.length + 1 })}</gl-button>
    <label class="text">${words.text("sequence.open")}<input
      type="file"
      accept="application/json,.json"
      @change=${(event: Event) => {
        const [file] = (event.target as HTMLInputElement).files ?? [];
        if (file) actions.openFile(file);
      }}
    ></label>`;
}

/**
 * A text field, and a button that adds the present settings as a step or replaces one. `editing`: the index of the step
 * to be replaced, or null.
 */
export function stepMaker(count: number, editing: number | null, actions: StepActions): TemplateResult {
  const at = editing === null ? count + 1 : editing + 1;
  return html`<form
    class="maker"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const field = (event.target as HTMLFormElement).querySelector("textarea");
      actions.add(field?.value.trim() ?? "");
      if (field) field.value = "";
    }}
  >
    ${
      editing === null
        ? html`<label class="text">${words.text("sequence.text")}<textarea
            class="field"
            rows="2"
            maxlength="2000"
          ></textarea></label>`
        : nothing
    }
    <button type="submit" ?disabled=${editing === null && count >= mostSteps}>${words.text(
      editing === null ? "sequence.add" : "sequence.replace",
      { at },
    )}</button>
  </form>`;
}
