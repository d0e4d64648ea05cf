import { expect, inject, it } from "vitest";
import { embeddedElements } from "../../../web/src/embed/elements";
import { Random } from "../../../web/src/kit";
import { isBelow, leaves, type PlainObject, valueAt } from "../../../web/src/state";
import { bringAllIntoView } from "../support/in-view";
import { fieldsIn, operateField, type Possible } from "./changes";
import { controlsOf, type Lesson, placed, shadow } from "./placed";
import { walks } from "./walks";

/**
 * A locked setting keeps its value, whatever the reader presses, moves, types, undoes or resets. A control that sets a
 * whole state is disabled if a lock would prevent a part of it.
 */
bringAllIntoView();

/** Elements that download, copy, or leave the page. */
const left = "gl-take, gl-code, a, .chosen";
const keys = [" ", "ArrowRight", "ArrowLeft", "e", "r"];
const rounds = 2;

/** Operates a disabled field: a browser passes no click to it, but a program can send events. */
function insist(field: Element, random: Random, possible: Possible): void {
  if (!(field as HTMLInputElement).disabled) return;
  operateField(field, random, possible);
  const { host } = field.getRootNode() as ShadowRoot;
  if (host instanceof HTMLElement && host.localName === "gl-button") host.click();
}

/** Two of the 20 seeds of `npm test`, four of each hundred of `npm test -- settle`. */
const seeds = inject("settleSeeds").slice(0, Math.max(2, inject("settleSeeds").length / 25));

for (const { slug } of embeddedElements)
  it.each(seeds)(
    `${slug} keeps the values of locked settings, whatever is operated, seed %i`,
    async (seed) => {
      const random = new Random(seed);
      const { begin = null, ...possible } = walks[slug] ?? { changes: 0 };
      const lesson = await placed(slug, { lock: [] }, begin);
      const isAll = seed === 1;
      const controls = await controlsOf(lesson);
      const groups = controls.filter((path) => path.includes(".")).map((path) => path.slice(0, path.lastIndexOf(".")));
      const drawn = (names: Iterable<string>, share: number) =>
        [...new Set(names)].filter(() => random.uniform() < share);
      const lock = isAll
        ? [...controls, ...leaves(lesson.state as PlainObject)]
        : [...drawn(controls, 0.3), ...drawn(groups, 0.2)];
      lesson.setAttribute("lock", lock.join(" "));
      await lesson.updateComplete;
      const before = structuredClone(lesson.state) as PlainObject;
      const held = (what: string) => {
        const now = lesson.state as PlainObject;
        if (isAll) expect(now, `all of it, locked, after ${what}`).toEqual(before);
        for (const path of lock)
          expect(valueAt(now, path), `${path}, locked, after ${what}`).toEqual(valueAt(before, path));
        const unlisted = leaves(now).filter((path) => !controls.some((name) => isBelow(path, name)));
        expect(unlisted, `set by ${what}, but not among the parts`).toEqual([]);
      };
      for (let round = 0; round < rounds; round++) {
        for (const field of random.shuffled(fieldsIn(shadow(lesson), left))) {
          if (!field.isConnected || (field as HTMLInputElement).disabled) continue;
          operateField(field, random, possible);
          await lesson.updateComplete;
          held(field.outerHTML);
        }
        // Disabled fields get events that no reader can send.
        for (const field of fieldsIn(shadow(lesson), left, true)) {
          if (field.isConnected) insist(field, random, possible);
          await lesson.updateComplete;
          held(`an event at ${field.outerHTML}`);
        }
        for (const key of keys) lesson.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        lesson.undo();
        held("undo");
        lesson.redo();
        held("redo");
        lesson.reset();
        held("reset");
        // Work that was started continues in the meantime.
        await new Promise((resolve) => setTimeout(resolve, 300));
        held("a while");
      }
      lesson.remove();
    },
    120_000,
  );

const button = (lesson: Lesson, selector: string) =>
  shadow(lesson).querySelector(selector)?.shadowRoot?.querySelector("button") as HTMLButtonElement | undefined;

it("a race whose settings are locked is disabled; a race without locked settings can be run", async () => {
  const locked = await placed(
    "optimizers",
    { lock: ["surface.name"] },
    {
      guess: { challenge: "banana", order: [], asked: false },
    },
  );
  await expect.poll(() => button(locked, "gl-button[path='guess.asked']")?.disabled, { timeout: 20_000 }).toBe(true);
  const free = await placed(
    "optimizers",
    { lock: ["own"] },
    { guess: { challenge: "banana", order: [], asked: false } },
  );
  await expect.poll(() => button(free, "gl-button[path='guess.asked']")?.disabled, { timeout: 20_000 }).toBe(false);
  button(free, "gl-button[path='guess.asked']")?.click();
  expect(free.state).toMatchObject({ surface: { name: "rosenbrock" }, steps: 2000 });
});

it.each([
  ["optimizers", "step", { step: 20, steps: 40 }],
  ["backprop", "cursor", { cursor: 2 }],
] as const)("no button and no key of %s moves a locked %s", async (slug, path, state) => {
  const lesson = await placed(slug, { lock: [path] }, state);
  const transport = () => shadow(lesson).querySelector("gl-transport");
  await expect.poll(() => transport()?.step, { timeout: 20_000 }).toBe(Object.values(state)[0]);
  await lesson.updateComplete;
  const buttons = [...(transport()?.shadowRoot?.querySelectorAll("gl-button") ?? [])];
  expect(buttons.map((one) => one.disabled)).toEqual([true, true, true]);
  for (const move of ["toggle", "step", "stepBack", "restart"] as const) expect(lesson[move]()).toBe(false);
  lesson.removeAttribute("lock");
  await lesson.updateComplete;
  await expect.poll(() => lesson.step(), { timeout: 20_000 }).toBe(true);
});

it("lists a setting that only the present choice has", async () => {
  const lesson = await placed("optimizers", { lock: [] }, { surface: { name: "ravine", kappa: 50 } });
  const names = () => lesson.parts.map(({ name }) => name);
  await expect.poll(names, { timeout: 20_000 }).toContain("surface.kappa");
  expect(names().filter((name) => name.startsWith("knobs"))).toEqual(["knobs"]);
});

it("a race that started by itself does not change the state; a step by the reader does", async () => {
  await placed("optimizers", { lock: [] }, { steps: 20, speed: 1000 });
  const lesson = document.createElement("gradlab-optimizers") as Lesson;
  lesson.state = { steps: 20, speed: 1000 };
  document.body.replaceChildren(lesson);
  const at = () => shadow(lesson).querySelector("gl-transport")?.step;
  await expect.poll(at, { timeout: 20_000 }).toBe(20);
  await expect.poll(() => shadow(lesson).querySelector("gl-transport")?.playing).toBe(false);
  expect(lesson.fragment).not.toContain("step=");
  lesson.stepBack();
  await expect.poll(() => lesson.fragment).toContain("&step=19");
});
