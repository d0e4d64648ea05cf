import { afterEach, beforeEach, expect, test } from "vitest";
import "../../../web/src/lessons/hparams/points";
import type { GlPoints } from "../../../web/src/lessons/hparams/points";

let plot: GlPoints;
beforeEach(async () => {
  plot = document.createElement("gl-points");
  plot.style.width = "340px";
  plot.label = "rates";
  plot.x = { label: "learning rate", scale: "log", range: [1e-4, 1] };
  plot.y = { label: "loss", scale: "log", range: [0.1, 1] };
  plot.points = [
    { id: 0, x: 0.01, y: 0.5, shade: 1 },
    { id: 7, x: 0.1, y: 0.2, shade: 0, marked: true },
    { id: 8, name: "run 8", x: 1, y: null, shade: null },
  ];
  document.body.append(plot);
  await plot.updateComplete;
});
afterEach(() => plot.remove());

const svg = () => plot.shadowRoot?.querySelector("svg") as SVGSVGElement;
const head = async () => {
  await plot.updateComplete;
  return svg().querySelector("text.read")?.textContent ?? "";
};
const send = (kind: string, pointerType: string, at: { x: number; y: number }) =>
  svg().dispatchEvent(new PointerEvent(kind, { pointerType, clientX: at.x, clientY: at.y, bubbles: true }));
/** The centre of the mark of a point, in client coordinates. */
const middle = (index: number) => {
  const box = [...svg().querySelectorAll("circle, path.bad")][index]?.getBoundingClientRect() as DOMRect;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test("the head describes the point within 16 pixels of the mouse, by its id, and is empty without one", async () => {
  const looks: unknown[] = [];
  plot.addEventListener("gl-look", (event) => looks.push((event as CustomEvent).detail.trial));
  const { x, y } = middle(0);
  send("pointermove", "mouse", { x: x + 6, y: y + 6 });
  expect(await head()).toBe("trial 0: 0.01 → 0.5");
  send("pointermove", "mouse", { x: x + 60, y: y + 60 });
  expect(await head()).toBe("");
  send("pointermove", "mouse", middle(2));
  expect(await head()).toBe("run 8: 1 → diverged");
  send("pointerleave", "mouse", { x: 0, y: 0 });
  expect(await head()).toBe("");
  expect(looks).toEqual([0, null, 8, null]);
});

test("the head describes a touched point after the finger is lifted, until a touch hits no point", async () => {
  const at = middle(1);
  send("pointerdown", "touch", at);
  send("pointerleave", "touch", at);
  expect(await head()).toBe("trial 7: 0.1 → 0.2");
  send("pointerdown", "touch", { x: at.x, y: at.y + 60 });
  expect(await head()).toBe("");
});

test("each pickable point can have the focus, is described with it, and is chosen by Enter", async () => {
  plot.pickable = true;
  await plot.updateComplete;
  const chosen: unknown[] = [];
  plot.addEventListener("gl-trial", (event) => chosen.push((event as CustomEvent).detail.trial));
  const [first, second] = svg().querySelectorAll<SVGGElement>("[role=button]");
  second?.focus();
  expect(await head()).toBe("trial 7: 0.1 → 0.2");
  expect(second?.getAttribute("aria-label")).toBe("trial 7");
  second?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  first?.focus();
  expect(await head()).toBe("trial 0: 0.01 → 0.5");
  expect(chosen).toEqual([7]);
});

test("the exported table has the ids of the points", async () => {
  expect((await plot.take())?.table.rows.map(([number]) => number)).toEqual([0, 7, 8]);
});
