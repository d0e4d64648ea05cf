import { beforeAll, expect, inject, it, vi } from "vitest";
import { GlLineChart } from "../../../web/src/charts/line-chart";
import { Painting } from "../../../web/src/charts/painting";
import { type EmbeddedElement, embeddedElements, tagOf } from "../../../web/src/embed/elements";
import { EnginePool } from "../../../web/src/engine/pool";
import { type GradlabLesson, Random, ShownAnswers } from "../../../web/src/kit";
import { bringAllIntoView } from "../support/in-view";
import { changeSomething } from "./changes";
import { Delaying } from "./delaying";
import { Listening } from "./listening";
import { pictureOf } from "./picture";
import type {} from "./seeds.setup";
import { type Walk, walks } from "./walks";

/**
 * The state determines the picture. The lesson gets random changes of its state at random times, with an engine whose
 * answers come late and out of order. When nothing is pending, the lesson has the same picture as a new element with
 * this state, and neither the engine nor the page holds more objects for it.
 */
const engineWith = vi.hoisted(() => ({ pool: null as unknown }));
vi.mock("../../../web/src/engine/pool", async (original) => ({
  ...(await original<object>()),
  engine: () => engineWith.pool,
}));

const delaying = new Delaying(Math.random);
engineWith.pool = new EnginePool(delaying.source);
const { clock } = delaying;
clock.install();

bringAllIntoView();
const listening = new Listening();
listening.watch();

/** The properties of charts are compared. The charts are not drawn, which would take most of the time. */
for (const chart of [Painting, GlLineChart]) Object.assign(chart.prototype, { willUpdate() {}, updated() {} });

/**
 * An answer that was shown earlier keeps a question closed, and opens the parts that wait for it. Here only the answer
 * on the screen counts.
 */
const note = ShownAnswers.prototype.hostUpdate;
ShownAnswers.prototype.hostUpdate = function (this: ShownAnswers<string>) {
  (Reflect.get(this, "keys") as Set<string>).clear();
  note.call(this);
};

/** All code is loaded before the first walk, because late code would arrive at a random time. */
const code = import.meta.glob("../../../web/src/lessons/*/**/*.ts");
beforeAll(async () => void (await Promise.all(Object.values(code).map((load) => load()))), 120_000);

type Lesson = GradlabLesson<object>;

/** Turns of the event loop without an event after which a lesson counts as quiet: code may still be loading. */
const quietTurns = 5;
/** Milliseconds after which a lesson that is still busy fails. */
const longest = 60_000;

/** Waits until no call is pending, no timer runs and nothing is loaded. */
async function quiet(lesson: Lesson): Promise<string[]> {
  const end = Date.now() + longest;
  for (let still = 0; still < quietTurns; ) {
    const rests = clock.rests && !delaying.isBusy;
    still = rests ? still + 1 : 0;
    if (!rests && Date.now() > end)
      throw new Error(
        `It does not come to rest: ${delaying.underWay} and ${clock.set} timers.\n${pictureOf(lesson).join("\n")}`,
      );
    if (rests) await clock.turn();
    else await clock.pause(4);
  }
  await lesson.updateComplete;
  return pictureOf(lesson);
}

function placed(element: EmbeddedElement, state: object | null): Lesson {
  const lesson = document.createElement(tagOf(element)) as Lesson;
  lesson.paused = true;
  if (state) lesson.state = state;
  document.body.append(lesson);
  return lesson;
}

async function walked(element: EmbeddedElement, { begin, changes, ...possible }: Walk, seed: number): Promise<void> {
  const random = new Random(seed);
  delaying.uniform = () => random.uniform();
  Math.random = () => random.uniform();
  localStorage.clear();
  const lesson = placed(element, begin ?? null);
  for (let change = 0; change < changes; change++) {
    await clock.wait(random.of([0, 0, 5, 20, 60, 200, 500, 2000]));
    changeSomething(lesson, random, possible);
  }
  let shown = await quiet(lesson);
  const fresh = placed(element, structuredClone(lesson.state));
  let requested = await quiet(fresh);
  // Typed texts may be refused in a state from outside. Then both elements get the accepted part.
  if (fresh.problems.length > 0) {
    lesson.state = structuredClone(fresh.state);
    shown = await quiet(lesson);
  }
  // Code and other files have more time before a difference counts as wrong.
  for (let again = 0; again < 5 && shown.join() !== requested.join(); again++) {
    await clock.pause(100);
    [shown, requested] = [await quiet(lesson), await quiet(fresh)];
  }
  expect(fresh.state).toEqual(lesson.state);
  expect(shown, `the picture of ${JSON.stringify(lesson.state)}`).toEqual(requested);
  const [held, needed] = [await taken(lesson), await taken(fresh)];
  expect(held.runs, "runs that the engine held").toBe(needed.runs);
  expect(held.listeners, "listeners on the page").toBeLessThanOrEqual(needed.listeners);
  expect(delaying.openRuns, "runs after leaving").toBe(0);
}

/** Removes an element. Returns how many runs and listeners are removed with it. */
async function taken(lesson: Lesson): Promise<{ runs: number; listeners: number }> {
  const count = () => ({ runs: delaying.openRuns, listeners: listening.count });
  const before = count();
  lesson.remove();
  await quiet(lesson);
  const after = count();
  return { runs: before.runs - after.runs, listeners: before.listeners - after.listeners };
}

for (const element of embeddedElements) {
  const walk = walks[element.slug];
  if (!walk) throw new Error(`There is no walk for ${element.slug}.`);
  it.each(inject("settleSeeds"))(
    `${element.slug} shows its state, seed %i`,
    async (seed) => {
      await element.load();
      document.body.replaceChildren();
      await walked(element, walk, seed);
    },
    120_000,
  );
}
