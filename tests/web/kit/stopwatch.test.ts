import { expect, test } from "vitest";
import { Stopwatch } from "../../../web/src/kit/sight";

test("a stopwatch counts only while it runs", () => {
  let now = 0;
  const watch = new Stopwatch(() => now);
  watch.start(true);
  now = 3000;
  watch.run(false);
  now = 10_000;
  watch.run(true);
  now = 11_500;
  expect(watch.seconds).toBe(4.5);
  watch.start(false);
  expect(watch.seconds).toBe(0);
});
