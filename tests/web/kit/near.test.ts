import { expect, test } from "vitest";
import { arriving } from "../../../web/src/kit/near";

test("that late code did not arrive is an error with words", async () => {
  const missing = new TypeError("Failed to fetch dynamically imported module: https://gradlab.example/assets/a.js");
  await expect(arriving(Promise.reject(missing))).rejects.toMatchObject({ name: "EngineError", kind: "lost" });
});

test("a fault in late code is thrown on as it is", async () => {
  const fault = new ReferenceError("a is not defined");
  await expect(arriving(Promise.reject(fault))).rejects.toBe(fault);
});
