import { render } from "lit";
import { expect, test } from "vitest";
import "../../../web/src/elements/notice";
import { noticeShown } from "../../../web/src/engine/fetch-file";
import { failureNotice } from "../../../web/src/kit/failure";
import { drawn } from "../support/page";

test("a notice about a file sends one event for its text, however often it is drawn", async () => {
  const reported: string[] = [];
  const hear = (event: Event) => reported.push((event as CustomEvent<string>).detail);
  addEventListener(noticeShown, hear);
  const draw = async (failure: string) => {
    render(failureNotice({ failure, cause: "gone", retry: () => {} }), document.body);
    await drawn();
  };
  await draw("a.csv is gone.");
  await draw("a.csv is gone.");
  await draw("b.csv is gone.");
  await draw("");
  await draw("b.csv is gone.");
  expect(reported).toEqual(["a.csv is gone.", "b.csv is gone.", "b.csv is gone."]);
  removeEventListener(noticeShown, hear);
});
