import { html, nothing, type TemplateResult } from "lit";
import { outOfDate } from "../elements/notice";
import { EngineError, type EngineErrorKind, isRaw, isRefused } from "../engine";
import { noticeShown } from "../engine/fetch-file";
import type { Problem, Refused } from "../engine/types";
import { messages } from "../messages";
import { problemText } from "../messages/core";

/** What the engine refused, as an error that stops the work that needed it. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path}: ${problemText(problem)}`).join(" "));
  }
}

/** The answer, unless the engine refused the question. */
export function granted<Answer extends object>(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new RefusedError(answer.problems);
  return answer;
}

/**
 * What a lesson says of work that ended early: words for each kind of engine error, or nothing when the reader stopped
 * it. Anything but the engine's own errors is a fault of the program and is thrown on.
 */
function failureOf(caught: unknown): string {
  if (caught instanceof RefusedError) return caught.message;
  if (!(caught instanceof EngineError)) throw caught;
  if (caught.kind === "cancelled") return "";
  const words = messages.text(`engine.${caught.kind}`, { reason: caught.message });
  // Below the words, which a notice keeps behind "Details".
  return isRaw(caught.kind) ? `${words}\n${caught.message}` : words;
}

/** Why work did not come to its end: in words, empty when it did, and by what kind of error of the engine. */
export interface Failed {
  readonly failure: string;
  readonly cause: EngineErrorKind | null;
}

/** The same of what was caught. */
export const failedBy = (caught: unknown): Failed => ({
  failure: failureOf(caught),
  cause: caught instanceof EngineError ? caught.kind : null,
});

/** Anything that fails in words and can be asked again: a Task. */
interface Failing extends Failed {
  retry(): void;
}

/**
 * Whether reloading the page helps. After an update of the site the new page names the new files. Offline a reload
 * would bring no page, so a script that was lost is requested again instead.
 */
const needsReload = (cause: Failed["cause"]): boolean =>
  cause === "gone" || cause === "not-a-module" || (cause === "lost" && navigator.onLine);

/** The text shown in place of an answer that is awaited; nothing after a failure, which a notice reports. */
export function coming({ failure }: Pick<Failing, "failure">, text: string): TemplateResult | typeof nothing {
  return failure ? nothing : html`<p class="quiet waiting" role="status">${text}</p>`;
}

/** Says why work failed and offers to do it again; nothing as long as nothing failed. */
export function failureNotice(task: Failing, again = () => task.retry()): TemplateResult | typeof nothing {
  const { failure, cause } = task;
  if (!failure) return nothing;
  // If our files cannot be loaded, notices in several places have the same cause.
  const shared = cause !== null && isRaw(cause);
  const isShown = () => {
    if (shared) dispatchEvent(new CustomEvent(noticeShown, { detail: failure }));
  };
  const gone = needsReload(cause);
  return html`<gl-notice
    kind="error"
    text=${failure}
    action=${messages.text(gone ? "site.gone.load" : "engine.again")}
    once=${gone ? outOfDate : shared ? cause : ""}
    @gl-shown=${isShown}
    @gl-action=${gone ? () => location.reload() : again}
  ></gl-notice>`;
}

/** The same of several tasks in one place: what failed for the same reason is said once, and begun again together. */
export function failureNotices(...tasks: readonly Failing[]): ReturnType<typeof failureNotice>[] {
  const failures = new Map(tasks.map(({ failure, cause }) => [failure, cause]));
  return [...failures].map(([failure, cause]) => {
    const again = () => {
      for (const task of tasks) if (task.failure === failure) task.retry();
    };
    return failureNotice({ failure, cause, retry: again });
  });
}
