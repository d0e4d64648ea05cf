import { expect, test } from "vitest";
import { EngineError } from "../../../web/src/engine";
import { Actions } from "../../../web/src/kit/actions";

const failing = (kind: EngineError["kind"]) => () => Promise.reject(new EngineError(kind, "It ended."));

test("a failure stays, in words, until an action succeeds", async () => {
  let drawings = 0;
  const actions = new Actions(() => drawings++);
  expect(await actions.take(failing("crashed"))).toBe(false);
  expect(actions.failed.cause).toBe("crashed");
  expect(actions.failed.failure).not.toBe("");
  expect(await actions.take(async () => 1)).toBe(true);
  expect(actions.failed).toEqual({ failure: "", cause: null });
  expect(drawings).toBe(2);
});

test("a cancelled action neither sets nor clears a failure", async () => {
  const actions = new Actions(() => {});
  expect(await actions.take(failing("cancelled"))).toBe(false);
  expect(actions.failed.failure).toBe("");
  await actions.take(failing("crashed"));
  await actions.take(failing("cancelled"));
  expect(actions.failed.cause).toBe("crashed");
});

test("an error that is not the engine's is rethrown", async () => {
  const actions = new Actions(() => {});
  await expect(actions.take(() => Promise.reject(new TypeError("x is undefined")))).rejects.toThrow("x is undefined");
});
