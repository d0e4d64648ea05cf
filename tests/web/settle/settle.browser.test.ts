import { expect, inject, it, vi } from "vitest";
import { type EmbeddedElement, embeddedElements, tagOf } from "../../../web/src/embed/elements";
import { EnginePool } from "../../../web/src/engine/pool";
import { type GradlabLesson, Random } from "../../../web/src/kit";
import { type Choices, changeSomething } from "./changes";
import { Delaying } from "./delaying";
import { pictureOf } from "./picture";
import type {} from "./seeds.setup";

/**
 * The state determines the picture. Random changes of a lesson's state at random moments, against an engine whose
 * answers come late
 * and out of order; when all is quiet, the lesson shows what a fresh one shows that begins with this state, and the
 * engine holds no
 * run more for it.
 */
const engineWith = vi.hoisted(() => ({ pool: null as unknown }));
vi.mock("../../../web/src/engine/pool", async (original) => ({
  ...(await original<object>()),
  engine: () => engineWith.pool,
}));

const delaying = new Delaying(Math.random);
engineWith.pool = new EnginePool(delaying.source);

/**
 * Everything is in view: what a lesson does only while it is seen, and what loads when it comes near, does not depend
 * on the window.
 */
class InView implements Pick<IntersectionObserver, "observe" | "unobserve" | "disconnect" | "takeRecords"> {
  private watched = new Set<Element>();
  constructor(private readonly look: IntersectionObserverCallback) {}
  observe(target: Element): void {
    if (this.watched.has(target)) return;
    this.watched.add(target);
    queueMicrotask(() => {
      const entry = { target, isIntersecting: true, intersectionRatio: 1 } as unknown as IntersectionObserverEntry;
      if (this.watched.has(target)) this.look([entry], this as unknown as IntersectionObserver);
    });
  }
  unobserve(target: Element): void {
    this.watched.delete(target);
  }
  disconnect(): void {
    this.watched.clear();
  }
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}
window.IntersectionObserver = InView as unknown as typeof IntersectionObserver;

type Lesson = GradlabLesson<object>;

/** How each lesson is walked through: how many changes, and what the schema cannot say. */
interface Walk {
  changes: number;
  choices: Choices;
}

const walks: Readonly<Record<string, Walk>> = {
  "training-loop": { changes: 8, choices: {} },
  scaling: { changes: 8, choices: { scales: [[0.01, 1], [0.1, 3.3], [1]], steps: [10, 40] } },
};

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Until nothing is asked of the engine and the picture stands still. */
async function quiet(lesson: Lesson): Promise<string[]> {
  let before = "";
  for (let still = 0, rounds = 0; still < 3 && rounds < 1000; rounds++) {
    await pause(25);
    const now = pictureOf(lesson).join("\n");
    still = delaying.requests === 0 && now === before ? still + 1 : 0;
    before = now;
  }
  return before.split("\n");
}

function placed(element: EmbeddedElement, state: object | null): Lesson {
  const lesson = document.createElement(tagOf(element)) as Lesson;
  lesson.paused = true;
  if (state) lesson.state = state;
  document.body.append(lesson);
  return lesson;
}

async function walked(element: EmbeddedElement, { changes, choices }: Walk, seed: number): Promise<void> {
  const random = new Random(seed);
  delaying.uniform = () => random.uniform();
  const lesson = placed(element, null);
  for (let change = 0; change < changes; change++) {
    await pause(random.of([0, 0, 5, 20, 60]));
    changeSomething(lesson, random, choices);
  }
  let shown = await quiet(lesson);
  const runs = delaying.openRuns;
  const fresh = placed(element, structuredClone(lesson.state));
  let wanted = await quiet(fresh);
  // Whatever rests before it asks has more time before it counts as wrong.
  for (let again = 0; again < 8 && shown.join() !== wanted.join(); again++) {
    await pause(100);
    [shown, wanted] = [await quiet(lesson), await quiet(fresh)];
  }
  expect(shown, `the picture of ${JSON.stringify(lesson.state)}`).toEqual(wanted);
  expect(runs, "runs that the engine holds").toBe(delaying.openRuns - runs);
  lesson.remove();
  fresh.remove();
  await vi.waitFor(() => expect([delaying.openRuns, delaying.requests]).toEqual([0, 0]), 3000);
}

const fixed = Array.from({ length: 20 }, (_, seed) => seed + 1);

for (const [slug, walk] of Object.entries(walks)) {
  const element = embeddedElements.find((candidate) => candidate.slug === slug);
  if (!element) throw new Error(`There is no element ${slug}.`);
  it.each([...fixed, ...inject("settleSeeds")])(
    `${slug} shows what its state says, seed %i`,
    async (seed) => {
      await element.load();
      document.body.replaceChildren();
      await walked(element, walk, seed);
    },
    120_000,
  );
}
