import { html, type TemplateResult } from "lit";
import { engine } from "../../engine";
import { engineNotice } from "../../kit/engine-notice";
import { amongWorkers, Work } from "../../kit/work";
import { type Laboratory, laboratory } from "./laboratory";
import { words } from "./words";

/** A piece of a long work, done in the laboratory it is given. */
export type Piece<T> = (laboratory: Laboratory) => Promise<T>;

/** Many trainings that nobody watches: as many at a time as there are workers, with progress, and a stop. */
export class Job<T> extends Work {
  /** In the order of the pieces; null where not done. */
  results: (T | null)[] = [];
  /** What they were computed for. */
  key = "";
  private done = 0;

  async start(key: string, pieces: readonly Piece<T>[]): Promise<void> {
    this.key = key;
    this.done = 0;
    const results: (T | null)[] = pieces.map(() => null);
    this.results = results;
    await this.run((signal) =>
      amongWorkers(pieces.entries(), signal, async ([index, piece]) => {
        results[index] = await piece(laboratory({ lane: engine().batch, signal }));
        if (signal.aborted) return;
        this.done++;
        this.changed();
      }),
    );
  }

  /** The button that starts it and, while it works, the one that stops it with how far it is. */
  bar(label: string, start: () => void): TemplateResult {
    return html`<div class="job">
      ${
        this.busy
          ? html`<gl-button icon="stop" @click=${() => this.stop()}>${words.text("job.stop")}</gl-button>
            <progress max=${this.results.length} .value=${this.done} aria-label=${label}></progress><span>${words.text("job.done", { done: this.done, all: this.results.length })}</span>`
          : html`<gl-button icon="play" @click=${start}>${label}</gl-button>`
      }</div>${engineNotice(this.failure, start)}`;
  }
}
