import { html, nothing, type TemplateResult } from "lit";
import { EngineError, isRefused } from "../engine";
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
export function failureOf(caught: unknown): string {
  if (caught instanceof RefusedError) return caught.message;
  if (!(caught instanceof EngineError)) throw caught;
  if (caught.kind === "cancelled") return "";
  if (caught.isRaw) globalThis.dispatchEvent?.(new CustomEvent(noticeShown, { detail: caught.message }));
  const words = messages.text(`engine.${caught.kind}`, { reason: caught.message });
  // Below the words, which a notice keeps behind "Details".
  return caught.isRaw ? `${words}\n${caught.message}` : words;
}

/** Anything that fails in words and can be asked again: a Task. */
interface Failing {
  readonly failure: string;
  retry(): void;
}

/** What an update has taken away comes with the page that names its successor. */
const isGone = (failure: string): boolean =>
  (["gone", "lost", "not-a-module"] as const).some((kind) => failure.startsWith(messages.text(`engine.${kind}`)));

/** Says why work failed and offers to do it again; nothing as long as nothing failed. */
export function failureNotice(task: Failing, again = () => task.retry()): TemplateResult | typeof nothing {
  const { failure } = task;
  if (!failure) return nothing;
  const gone = isGone(failure);
  return html`<gl-notice
    kind="error"
    text=${failure}
    action=${messages.text(gone ? "site.gone.load" : "engine.again")}
    @gl-action=${gone ? () => location.reload() : again}
  ></gl-notice>`;
}

/** The same of several tasks in one place: what failed for the same reason is said once, and begun again together. */
export function failureNotices(...tasks: readonly Failing[]): ReturnType<typeof failureNotice>[] {
  const failures = new Set(tasks.map(({ failure }) => failure));
  return [...failures].map((failure) => {
    const again = () => {
      for (const task of tasks) if (task.failure === failure) task.retry();
    };
    return failureNotice({ failure, retry: again });
  });
}
