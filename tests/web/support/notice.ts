import type { TemplateResult } from "lit";
import type { failureNotice } from "../../../web/src/kit/failure";

/** What happens when the words of a notice come on the page, where there is none. */
export function appear(notice: ReturnType<typeof failureNotice>): void {
  const { strings, values } = notice as TemplateResult;
  const isShown = values[strings.findIndex((text) => text.trimEnd().endsWith("@gl-shown="))] as () => void;
  isShown();
}
