import { html, nothing, type TemplateResult } from "lit";
import type { Gate, Task } from "../../../kit";
import { lastRungs, type StudyResults } from "./table";
import { words } from "./words";

interface Bar {
  task: Task<StudyResults>;
  gate: Gate;
  /** The results until now of the study of the state. */
  own: StudyResults | null;
  /** Number of trials of the search, without those of the rival. */
  trials: number;
  begun: { at: number; done: number };
  /** Whether a typed value is refused, so that no search can begin. */
  refused: boolean;
  begin: () => void;
  goOn: () => void;
  stop: () => void;
}

export const hasRows = (study: StudyResults | null): study is StudyResults => study !== null && study.rows.length > 0;

/** The bar with the buttons that begin, pause, resume and stop the search, its progress and the remaining time. */
export function studyBar({ task, gate, own, trials, begun, refused, begin, goOn, stop }: Bar): TemplateResult {
  if (task.busy) return running(task, gate, begun, stop);
  const left = own ? Math.max(0, trials - lastRungs(own.rows).length) + missing(own, trials) : trials;
  if (!hasRows(own))
    return html`<div class="row run" translate="no"><gl-button kind="primary" icon="play" ?disabled=${refused}
      @click=${begin}>${words.text("run", { trials })}</gl-button></div>`;
  if (left === 0)
    return html`<div class="row run"><gl-button icon="play" ?disabled=${refused}
      @click=${begin}>${words.text("again")}</gl-button></div>`;
  return html`<div class="row run" translate="no">
    <gl-button kind="primary" icon="play" ?disabled=${refused}
      @click=${goOn}>${words.text("go-on", { left })}</gl-button>
    <gl-button kind="plain" ?disabled=${refused} @click=${begin}>${words.text("anew")}</gl-button>
  </div>`;
}

/** The number of trials of the rival that are missing. */
const missing = ({ rival }: StudyResults, trials: number): number => Math.max(0, 2 * trials - lastRungs(rival).length);

function running(task: Task<StudyResults>, gate: Gate, begun: Bar["begun"], stop: () => void): TemplateResult {
  const { done, all } = task.progress ?? { done: begun.done, all: 0 };
  const toggle = () => (gate.isClosed ? gate.open() : gate.close());
  return html`<div class="row run">
      <gl-button kind="primary" icon=${gate.isClosed ? "play" : "pause"}
        @click=${toggle}>${words.text(gate.isClosed ? "resume" : "pause")}</gl-button>
      <gl-button icon="stop" @click=${stop}>${words.text("stop")}</gl-button>
    </div>
    <div class="row run">
      <progress max=${all || 1} .value=${done} aria-label=${words.text("run", { trials: all })}></progress>
      <span class="facts" translate="no">
        ${words.text(gate.isClosed ? "run.paused" : "run.progress", { done, all })}
        ${gate.isClosed || all === 0 ? nothing : timeLeft(done, all, begun)}
      </span>
    </div>`;
}

function timeLeft(done: number, all: number, begun: Bar["begun"]): string | typeof nothing {
  const since = done - begun.done;
  if (since < 3) return nothing;
  const seconds = (((performance.now() - begun.at) / since) * (all - done)) / 1000;
  const time =
    seconds < 90
      ? words.text("seconds", { count: Math.max(1, Math.round(seconds)) })
      : words.text("minutes", { count: Math.round(seconds / 60) });
  return words.text("run.left", { time });
}
