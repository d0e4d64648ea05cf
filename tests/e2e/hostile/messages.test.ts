/** embed.html and hostile messages. */
import { expect, test } from "vitest";
import { Random } from "../../../web/src/kit/random";
import { defaults } from "../../../web/src/lessons/scaling/state";
import { leaves, type PlainObject } from "../../../web/src/state";
import { hostileAttribute, hostileText, hostileValue } from "../../web/hostile/fuzz";
import { besideCourse } from "../support/course";
import { cdn, frameOf } from "../support/course-pages";
import { expectUnharmed, guarded } from "./harm";

/** Ten thousand with npm test -- hostile. */
const all = process.env.GRADLAB_HOSTILE === "all" ? 10_000 : 400;
/** The number of messages sent at once. */
const batch = 100;

const beside = besideCourse();

const paths = leaves(defaults as PlainObject);

function message(random: Random): unknown {
  const kind = random.whole(0, 4);
  if (kind === 0) return hostileValue(random, ["type", "state", "hide"], 3) ?? null;
  const envelope =
    kind === 1 ? { type: "gradlab-ready", version: 1 } : { type: "gradlab-set", version: kind === 2 ? 7 : 1 };
  return {
    ...envelope,
    state: random.whole(0, 1) === 0 ? hostileText(random, paths, "v=1&lr=0.2") : hostileValue(random, paths, 3),
    hide: random.whole(0, 1) === 0 ? hostileAttribute(random, paths) : hostileValue(random, paths, 2),
    lock: hostileAttribute(random, paths),
    theme: hostileAttribute(random, ["light", "dark"]),
  };
}

test(`${all} hostile messages: another frame's are never answered, and the parent's break nothing`, async () => {
  const address = `${cdn()}/embed.html?origin=${encodeURIComponent(beside.course.origin)}#/scaling`;
  const listening = `<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>`;
  const { page, faults } = await guarded(
    beside.browser,
    beside.course.add({
      head: listening,
      // A second frame, of another origin, that also posts messages to the first one.
      body: `<iframe id="lesson" src="${address}" width="900" height="900"></iframe>
        <iframe id="stranger" sandbox="allow-scripts" srcdoc="<script>onmessage = ({ data }) => parent.frames[0].postMessage(data, '*')</script>"></iframe>`,
    }),
    [cdn(), beside.course.origin],
  );
  const heard = (type: string) =>
    page.evaluate(
      (expected) => (window as unknown as { heard: { type?: string }[] }).heard.filter(({ type }) => type === expected),
      type,
    );
  await expect.poll(() => heard("gradlab-ready"), { timeout: 30_000 }).toHaveLength(1);
  const frame = await frameOf(page);
  const state = () =>
    frame.evaluate(() => (document.querySelector("gradlab-scaling") as unknown as { state: { lr: number } }).state);
  const random = new Random(7);
  const send = (id: string, data: unknown) =>
    page.evaluate(
      ([target, messages]) => {
        const { contentWindow } = document.querySelector(`#${target}`) as HTMLIFrameElement;
        for (const one of messages as unknown[]) contentWindow?.postMessage(one, "*");
      },
      [id, data] as const,
    );

  // Even correct messages of another frame are ignored.
  const before = await state();
  await send("stranger", [{ type: "gradlab-set", version: 1, state: "lr=0.3", hide: "prose", theme: "dark" }]);
  await send(
    "stranger",
    Array.from({ length: batch }, () => message(random)),
  );
  await page.waitForTimeout(500);
  expect(await state()).toEqual(before);
  expect(await frame.evaluate(() => document.querySelector("gradlab-scaling")?.getAttribute("theme"))).toBeNull();

  for (let sent = 0; sent < all; sent += batch) {
    await send(
      "lesson",
      Array.from({ length: batch }, () => message(random)),
    );
    await frame.evaluate(() => new Promise(requestAnimationFrame));
  }
  await expectUnharmed(frame, faults);
  // The lesson still works and accepts correct messages.
  await send("lesson", [{ type: "gradlab-set", version: 1, state: "lr=0.25", hide: "", lock: "", theme: "light" }]);
  await expect.poll(state, { timeout: 30_000 }).toMatchObject({ lr: 0.25 });
  await expect
    .poll(async () => (await heard("gradlab-state")).at(-1), { timeout: 30_000 })
    .toMatchObject({ lesson: "scaling", state: { lr: 0.25 } });
  await expectUnharmed(frame, faults);
  await page.context().close();
}, 600_000);
