import { expect, inject, it, vi } from "vitest";
import { type EmbeddedElement, embeddedElements, tagOf } from "../../../web/src/embed/elements";
import { EnginePool } from "../../../web/src/engine/pool";
import { type GradlabLesson, Random } from "../../../web/src/kit";
import { Delaying } from "../settle/delaying";
import { bringAllIntoView } from "../support/in-view";
import { adversary } from "./adversary";
import { drawnState } from "./draw";
import { watchHanded } from "./handed";
import { leaveAll, operateSomething, readSome, runEverything, takeEverything } from "./operate";
import type {} from "./seeds.setup";
import { type Spoken, slipsIn, textsOf, watchCanvases, watchWriting } from "./shown";

/**
 * In any state, and after any typed text, no text of a lesson contains NaN, undefined, Infinity, null or [object.
 * Checked are words, values of fields, attributes and drawings, in all shadow roots, during and after the computation.
 */
const engineWith = vi.hoisted(() => ({ pool: null as unknown }));
vi.mock("../../../web/src/engine/pool", async (original) => ({
  ...(await original<object>()),
  engine: () => engineWith.pool,
}));

const counting = new Delaying(() => 1);
const pool = new EnginePool(counting.source);
engineWith.pool = pool;
bringAllIntoView();

/** Faults found outside of the texts: in drawings, and uncaught errors. */
const noticed: Spoken[] = [];
watchCanvases(noticed);
watchWriting(noticed);
const handed = watchHanded(noticed);
addEventListener("error", ({ message }) => noticed.push({ where: "error", text: message }));
addEventListener("unhandledrejection", ({ reason }) => noticed.push({ where: "rejection", text: String(reason) }));

type Lesson = GradlabLesson<object>;
const { states, seed } = inject("fuzz");

/** Milliseconds between two checks; the longest wait for a state, and for one in which everything was started. */
const look = 12;
const longest = 250;
const longestRun = 1500;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function slips(lesson: Lesson): Promise<Spoken[]> {
  await lesson.updateComplete;
  return [...slipsIn([...textsOf(lesson), { where: "title", text: document.title }]), ...noticed.splice(0)];
}

/**
 * The faults in a state, in its first and in its last picture. The last picture is the one when no call is pending, or
 * when the time is up.
 */
async function slipsOf(lesson: Lesson, patience: number): Promise<Spoken[]> {
  const until = performance.now() + patience;
  const waiting = await slips(lesson);
  for (let still = 0; still < 2 && performance.now() < until; ) {
    await pause(look);
    still = counting.requests === 0 ? still + 1 : 0;
  }
  return [...waiting, ...(await slips(lesson))];
}

/** The shares of the states in which the pointer reads charts, files are saved, and the page is printed. */
const [shareRead, shareTaken, sharePrinted] = [0.2, 0.1, 0.05];

/** The faults in texts that a lesson shows only on request. */
async function slipsOnDemand(lesson: Lesson, random: Random): Promise<Spoken[]> {
  const all: Spoken[] = [];
  if (random.uniform() < shareRead) {
    readSome(lesson, random);
    await pause(look);
    all.push(...(await slips(lesson)));
    leaveAll(lesson);
  }
  if (random.uniform() < shareTaken) {
    await takeEverything(lesson, random, () => pause(look));
    await handed();
    all.push(...(await slips(lesson)));
  }
  if (random.uniform() < sharePrinted) {
    dispatchEvent(new Event("beforeprint"));
    all.push(...(await slips(lesson)));
    dispatchEvent(new Event("afterprint"));
  }
  return all;
}

function placed(element: EmbeddedElement): Lesson {
  const lesson = document.createElement(tagOf(element)) as Lesson;
  lesson.mode = "page";
  lesson.paused = true;
  document.body.replaceChildren(lesson);
  return lesson;
}

/**
 * Changes the state of the lesson in one of the possible ways. Returns the milliseconds that may pass until it is
 * shown.
 */
function change(lesson: Lesson, slug: string, random: Random): number {
  const way = random.uniform();
  if (way < 0.03) {
    runEverything(lesson);
    return longestRun;
  }
  if (way < 0.25) for (let times = random.whole(1, 3); times > 0; times--) operateSomething(lesson, random);
  else {
    const { schema, defaults } = lesson.definition;
    const from = random.uniform() < 0.5 ? lesson.state : defaults;
    lesson.state = drawnState(schema, from, random, way < 0.9 ? (adversary[slug] ?? {}) : {});
  }
  return longest;
}

for (const element of embeddedElements) {
  const { slug } = element;
  it(`${slug} shows no NaN, undefined, Infinity, null or [object in ${states} states, seed ${seed}`, async () => {
    await element.load();
    // Loaded first, because loading a module takes longer than the wait for a state.
    await Promise.all([pool.catalog(), pool.call("express", [{ text: "x", at: { x: 1 }, mode: "value" }])]);
    const random = new Random(seed, embeddedElements.indexOf(element));
    /** One fault for each place. */
    const wrong = new Map<string, string>();
    const begun = performance.now();
    let lesson = placed(element);
    for (let at = 0; at < states; at++) {
      // A new element from time to time, because values that an old one keeps could hide a fault.
      if (at % 50 === 49) lesson = placed(element);
      const before = JSON.stringify(lesson.state);
      const patience = change(lesson, slug, random);
      for (const { where, text } of [...(await slipsOf(lesson, patience)), ...(await slipsOnDemand(lesson, random))])
        wrong.set(
          where,
          [`${where}: ${text.slice(0, 300)}`, `state ${at}: ${JSON.stringify(lesson.state)}`, `before: ${before}`].join(
            "\n  ",
          ),
        );
    }
    console.log(`${slug}: ${((performance.now() - begun) / states).toFixed(0)} ms a state`);
    lesson.remove();
    expect([...wrong.values()].join("\n"), `GRADLAB_FUZZ_SEED=${seed}`).toBe("");
  }, 1_200_000);
}
