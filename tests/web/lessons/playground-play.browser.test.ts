import { expect, it } from "vitest";
import type { Task } from "../../../web/src/kit";
import { type Lesson, placed, shadow } from "../settle/placed";
import { bringAllIntoView } from "../support/in-view";

bringAllIntoView();

const transport = (lesson: Lesson) => shadow(lesson).querySelector("gl-transport");
const opening = (lesson: Lesson) => Reflect.get(lesson, "network") as Task<unknown>;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A playground that trains a small network slowly and has passed step 5. */
async function training(): Promise<Lesson> {
  const lesson = await placed("playground", {}, { data: { samples: 60 }, steps: 10_000, view: { speed: 50 } });
  await expect.poll(() => transport(lesson)?.step, { timeout: 20_000 }).toBeGreaterThan(5);
  expect(transport(lesson)?.playing).toBe(true);
  return lesson;
}

async function opened(lesson: Lesson): Promise<void> {
  await expect.poll(() => opening(lesson).isFresh && !opening(lesson).busy, { timeout: 20_000 }).toBe(true);
  await lesson.updateComplete;
}

it("continues to train after two changes 5 ms apart, with the network of the second", async () => {
  const lesson = await training();
  for (const seed of [2, 3]) {
    lesson.state = { ...lesson.state, seed };
    await wait(5);
  }
  await opened(lesson);
  await expect.poll(() => transport(lesson)?.step).toBeLessThan(100);
  const before = transport(lesson)?.step ?? 0;
  await expect.poll(() => transport(lesson)?.step).toBeGreaterThan(before + 5);
  expect(transport(lesson)?.playing).toBe(true);
  expect(lesson.state).toMatchObject({ seed: 3 });
});

it("is paused at step 0 after a restart, also when a changed setting has not been opened yet", async () => {
  const lesson = await training();
  lesson.state = { ...lesson.state, seed: 2 };
  await wait(5);
  lesson.restart();
  await wait(50);
  await opened(lesson);
  await wait(300);
  expect([transport(lesson)?.step, transport(lesson)?.playing]).toEqual([0, false]);
});
