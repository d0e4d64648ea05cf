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
 * The state determines the picture. Random changes of a lesson's state at random moments, against an engine whose
 * answers come late and out of order; when all is quiet, the lesson shows what a fresh one shows that begins with this
 * state, and neither the engine nor the page holds more for it.
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

/** What charts are given is compared; what they make of it is not drawn, which would take most of the time. */
for (const chart of [Painting, GlLineChart]) Object.assign(chart.prototype, { willUpdate() {}, updated() {} });

/** What was seen earlier keeps a question closed, and opens what waits for its answer; here only what is seen now. */
const note = ShownAnswers.prototype.hostUpdate;
ShownAnswers.prototype.hostUpdate = function (this: ShownAnswers<string>) {
  (Reflect.get(this, "keys") as Set<string>).clear();
  note.call(this);
};

/** All code is there before the first walk: what is loaded meanwhile would come at a moment of its own. */
const code = import.meta.glob("../../../web/src/lessons/*/**/*.ts");
beforeAll(async () => void (await Promise.all(Object.values(code).map((load) => load()))), 120_000);

type Lesson = GradlabLesson<object>;

/** Turns of the event loop without an event before a lesson counts as quiet: code may be on its way. */
const quietTurns = 5;
/** A lesson that never rests fails. Milliseconds. */
const longest = 60_000;

/** Until nothing is asked of the engine, no timer runs and nothing is on its way. */
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
  // What was typed may be refused in a state from outside: both then have what is left of it.
  if (fresh.problems.length > 0) {
    lesson.state = structuredClone(fresh.state);
    shown = await quiet(lesson);
  }
  // What comes from elsewhere, such as code, has more time before it counts as wrong.
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

/** Takes an element away: how many runs and listeners that ends. */
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
    `${element.slug} shows what its state says, seed %i`,
    async (seed) => {
      await element.load();
      document.body.replaceChildren();
      await walked(element, walk, seed);
    },
    120_000,
  );
}
