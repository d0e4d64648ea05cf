import { expect, test } from "vitest";
import { Gate } from "../../../web/src/kit";

/** What has happened after all that was due. */
const settled = () => new Promise((done) => setTimeout(done));

test("work passes an open gate at once and waits at a closed one until it is opened", async () => {
  const gate = new Gate();
  await gate.pass();
  gate.close();
  let passed = 0;
  for (let worker = 0; worker < 3; worker++) void gate.pass().then(() => passed++);
  await settled();
  expect(passed).toBe(0);
  gate.open();
  await settled();
  expect(passed).toBe(3);
});

test("a gate that is closed again before the work goes on holds it", async () => {
  const gate = new Gate();
  gate.close();
  let passed = false;
  void gate.pass().then(() => {
    passed = true;
  });
  gate.open();
  gate.close();
  await settled();
  expect(passed).toBe(false);
  gate.open();
  await settled();
  expect(passed).toBe(true);
});

test("a gate tells of a change once: closing a closed one is none", () => {
  const changes: boolean[] = [];
  const gate: Gate = new Gate(() => changes.push(gate.isClosed));
  gate.close();
  gate.close();
  gate.open();
  gate.open();
  expect(changes).toEqual([true, false]);
});
