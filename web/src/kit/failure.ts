import { html, nothing, type TemplateResult } from "lit";
import { outOfDate } from "../elements/notice";
import { EngineError, type EngineErrorKind, isRaw, isRefused } from "../engine";
import { noticeShown } from "../engine/fetch-file";
import type { Problem, Refused } from "../engine/types";
import { messages } from "../messages";
import { problemText } from "../messages/core";

/** A refusal of the engine as an error, which stops the work that needed the answer. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path}: ${problemText(problem)}`).join(" "));
  }
}

/** Returns the answer; throws a RefusedError if the engine refused the question. */
export function granted<Answer extends object>(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new RefusedError(answer.problems);
  return answer;
}

/** Whether a chosen file could not be read: it is a folder, was edited or removed, or is locked. */
const isUnreadable = (caught: unknown): boolean =>
  caught instanceof DOMException && ["NotReadableError", "NotFoundError"].includes(caught.name);

/**
 * The words for work that ended early: one text for each kind of engine error, an empty text if the reader stopped the
 * work. Any error that comes neither from the engine nor from a file is a fault of the program and is rethrown.
 */
function failureOf(caught: unknown): string {
  if (caught instanceof RefusedError) return caught.message;
  if (isUnreadable(caught)) return messages.text("file.unreadable");
  if (!(caught instanceof EngineError)) throw caught;
  if (caught.kind === "cancelled") return "";
  const words = messages.text(`engine.${caught.kind}`, { reason: caught.message });
  // The message of the error comes after the words; a notice shows it behind "Details".
  return isRaw(caught.kind) ? `${words}\n${caught.message}` : words;
}

/** Why work ended without an answer: in words (empty if it did not fail), and by the kind of engine error. */
export interface Failed {
  readonly failure: string;
  readonly cause: EngineErrorKind | null;
}

/** The same, from a caught error. */
export const failedBy = (caught: unknown): Failed => ({
  failure: failureOf(caught),
  cause: caught instanceof EngineError ? caught.kind : null,
});

/** Anything that describes its failure in words and can be repeated, such as a Task. */
interface Failing extends Failed {
  retry(): void;
}

/**
 * Whether reloading the page helps. After an update of the site the new page names the new files. Offline a reload
 * would bring no page, so a script that was lost is requested again instead.
 */
const needsReload = (cause: Failed["cause"]): boolean =>
  cause === "gone" || cause === "not-a-module" || (cause === "lost" && navigator.onLine);

/** The text shown in place of an answer that has not come yet; nothing after a failure, which a notice reports. */
export function coming({ failure }: Pick<Failing, "failure">, text: string): TemplateResult | typeof nothing {
  return failure ? nothing : html`<p class="quiet waiting" role="status">${text}</p>`;
}

/** Shows why work failed and offers to repeat it; nothing if it did not fail. */
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

/**
 * The same for several tasks in one place: a failure that several have in common is shown once, and its button repeats
 * all of them.
 */
export function failureNotices(...tasks: readonly Failing[]): ReturnType<typeof failureNotice>[] {
  const failures = new Map(tasks.map(({ failure, cause }) => [failure, cause]));
  return [...failures].map(([failure, cause]) => {
    const again = () => {
      for (const task of tasks) if (task.failure === failure) task.retry();
    };
    return failureNotice({ failure, cause, retry: again });
  });
}
