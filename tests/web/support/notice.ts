import type { TemplateResult } from "lit";
import type { failureNotice } from "../../../web/src/kit/failure";

/** Calls what a notice calls when it appears on the page, without a page. */
export function appear(notice: ReturnType<typeof failureNotice>): void {
  const { strings, values } = notice as TemplateResult;
  const isShown = values[strings.findIndex((text) => text.trimEnd().endsWith("@gl-shown="))] as () => void;
  isShown();
}
