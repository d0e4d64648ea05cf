import { html, nothing, type TemplateResult } from "lit";
import { embeddedElements } from "../embed/elements";
import type { LessonPart } from "../kit";
import { countText } from "../look";
import { messages } from "../messages";
import { mostSeed } from "../state/seed";
import { type Choices, typedSeed } from "./choices";
import { partsTable } from "./parts";
import { type StepActions, stepMaker } from "./steps";
import { words } from "./words";

const widths = [0, 1100, 900, 700, 500, 390];

interface Shown {
  choices: Choices;
  parts: readonly LessonPart[];
  /** A typed text that is no seed. */
  refused: string;
  /** The index of the step that is being changed. */
  editing: number | null;
  /** Whether the lesson is being arranged for a new step. */
  adding: boolean;
  nameOf(slug: string): string;
}

interface Actions {
  choose(slug: string): void;
  change(patch: Partial<Choices>): void;
  /** Reports a typed text that is no seed; an empty text after a valid seed. */
  refuse(text: string): void;
  beginAnew(): void;
  steps: StepActions;
}

/** The choices for a lesson. */
export function lessonChoices(shown: Shown, act: Actions): TemplateResult {
  const { choices, parts, refused, editing, adding, nameOf } = shown;
  const { slug, hide, lock, seed, paused, steps } = choices;
  const options = embeddedElements.map((one) => ({ value: one.slug, label: nameOf(one.slug) }));
  const count = (list: readonly string[]) => (list.length > 0 ? String(list.length) : words.text("parts.none"));
  const isStep = adding || editing !== null;
  const maker = html`<gl-drawer
      label=${words.text("sequence")}
      summary=${words.text("sequence.summary", { count: steps.length })}
      ?open=${isStep || steps.length > 0}
    >
      <p class="quiet">${words.text("sequence.help")}</p>
      ${stepMaker(steps.length, editing, act.steps)}
    </gl-drawer>`;
  return html`<gl-menu
      label=${words.text("lesson")}
      .options=${options}
      .value=${slug}
      @gl-change=${(event: CustomEvent<{ value: string }>) => act.choose(event.detail.value)}
    ></gl-menu>
    <p class="quiet">${words.text("lesson.set")}</p>
    ${isStep ? maker : nothing}
    <gl-drawer
      label=${words.text("parts")}
      summary=${words.text("parts.summary", { hidden: count(hide), locked: count(lock) })}
      open
    >${partsTable(parts, { hide, lock }, (restricted) => act.change(restricted))}</gl-drawer>
    <label class="row">${words.text("seed")}<input
      class="field"
      inputmode="numeric"
      autocomplete="off"
      title=${words.text("seed.help")}
      aria-invalid=${refused ? "true" : "false"}
      .value=${refused || seed}
      @change=${(event: Event) => seeded(event.target as HTMLInputElement, act)}
    ></label>
    ${
      refused
        ? html`<p class="wrong" role="alert">${messages.text("control.whole", {
            text: refused,
            min: 0,
            max: countText(mostSeed),
          })}</p>`
        : nothing
    }
    ${looks(choices, act.change)}
    <gl-switch
      label=${words.text("paused")}
      .value=${paused}
      @gl-change=${(event: CustomEvent<{ value: boolean }>) => act.change({ paused: event.detail.value })}
    ></gl-switch>
    <gl-button @click=${act.beginAnew}>${words.text("defaults")}</gl-button>
    ${isStep ? nothing : maker}`;
}

function seeded(field: HTMLInputElement, { change, refuse }: Actions): void {
  const seed = typedSeed(field.value);
  refuse(seed === null ? field.value : "");
  if (seed === null) return;
  field.value = seed;
  change({ seed });
}

/** The choices for theme and width, of a lesson or a sequence. */
export function looks({ theme, width }: Choices, change: Actions["change"]): TemplateResult {
  const all = [...new Set([...widths, width])];
  return html`<gl-segmented
      label=${words.text("theme")}
      .options=${(["auto", "light", "dark"] as const).map((value) => ({
        value: value === "auto" ? "" : value,
        label: words.text(`theme.${value}`),
      }))}
      .value=${theme}
      @gl-change=${(event: CustomEvent<{ value: Choices["theme"] }>) => change({ theme: event.detail.value })}
    ></gl-segmented>
    <gl-menu
      label=${words.text("width")}
      .options=${all.map((one) => ({
        value: String(one),
        label: one === 0 ? words.text("width.all") : words.text("width.px", { width: one }),
      }))}
      .value=${String(width)}
      @gl-change=${(event: CustomEvent<{ value: string }>) => change({ width: Number(event.detail.value) })}
    ></gl-menu>`;
}
