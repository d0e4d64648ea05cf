import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Task } from "../../../kit";
import { lastRungs, type StudyResults } from "./table";
import { words } from "./words";

/** The pause of a search: the search awaits `over`, which resolves when the pause ends. */
export class Pause {
  private resume: (() => void) | null = null;
  /** Undefined while the search is not paused. */
  private waiting: Promise<void> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  get on(): boolean {
    return this.waiting !== undefined;
  }

  /** The promise to wait for; undefined while the search is not paused. */
  get over(): Promise<void> | undefined {
    return this.waiting;
  }

  begin(): void {
    this.waiting ??= new Promise((resolve) => {
      this.resume = resolve;
    });
    this.host.requestUpdate();
  }

  end(): void {
    this.resume?.();
    this.resume = null;
    this.waiting = undefined;
    this.host.requestUpdate();
  }
}

interface Bar {
  task: Task<StudyResults>;
  pause: Pause;
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
export function studyBar({ task, pause, own, trials, begun, refused, begin, goOn, stop }: Bar): TemplateResult {
  if (task.busy) return running(task, pause, begun, stop);
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

function running(task: Task<StudyResults>, pause: Pause, begun: Bar["begun"], stop: () => void): TemplateResult {
  const { done, all } = task.progress ?? { done: begun.done, all: 0 };
  const toggle = () => (pause.on ? pause.end() : pause.begin());
  return html`<div class="row run">
      <gl-button kind="primary" icon=${pause.on ? "play" : "pause"}
        @click=${toggle}>${words.text(pause.on ? "resume" : "pause")}</gl-button>
      <gl-button icon="stop" @click=${stop}>${words.text("stop")}</gl-button>
    </div>
    <div class="row run">
      <progress max=${all || 1} .value=${done} aria-label=${words.text("run", { trials: all })}></progress>
      <span class="facts" translate="no">
        ${words.text(pause.on ? "run.paused" : "run.progress", { done, all })}
        ${pause.on || all === 0 ? nothing : timeLeft(done, all, begun)}
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
