import { expect, test } from "vitest";
import { arriving } from "../../../web/src/kit/near";

test("a script that did not arrive gives an EngineError of the kind 'lost'", async () => {
  const missing = new TypeError("Failed to fetch dynamically imported module: https://gradlab.example/assets/a.js");
  await expect(arriving(Promise.reject(missing))).rejects.toMatchObject({ name: "EngineError", kind: "lost" });
});

test("an error inside code that is loaded late is rethrown unchanged", async () => {
  const fault = new ReferenceError("a is not defined");
  await expect(arriving(Promise.reject(fault))).rejects.toBe(fault);
});
