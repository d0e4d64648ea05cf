import { html } from "lit";
import * as v from "valibot";
import { beforeEach, expect, it, vi } from "vitest";
import "../../../web/src/charts/surface";
import { GradlabLesson } from "../../../web/src/kit";
import { chooseScheme } from "../../../web/src/look";
import { drawn, heard, inside, press, shown } from "../support/page";

const schema = v.strictObject({ lr: v.pipe(v.number(), v.minValue(0)), rule: v.string() });
type State = v.InferOutput<typeof schema>;

class TestLesson extends GradlabLesson<State> {
  log: string[] = [];
  constructor() {
    super({ question: () => "Why?", schema, defaults: { lr: 0.1, rule: "sgd" } });
  }
  protected override prose() {
    return html`<p>prose</p>`;
  }
  protected override figure() {
    return html`<button>in the figure</button><input><input type="radio"><gl-surface bare .points=${[{ x: 9, y: 9, target: 0 }]}></gl-surface>`;
  }
  protected override stateChanged(before: State) {
    this.log.push(`${before.lr} to ${this.state.lr}`);
  }
  move(lr: number, movement: string | null = null) {
    this.change({ lr }, movement);
  }
  override toggle() {
    this.log.push("toggle");
  }
  override step() {
    this.log.push("step");
  }
  override restart() {
    this.log.push("restart");
  }
}
customElements.define("gradlab-test", TestLesson);

// Another file may have switched off letters as keys.
beforeEach(() => localStorage.clear());

const lesson = (mode = "page") => shown<TestLesson>(html`<gradlab-test mode=${mode}></gradlab-test>`);

it("has its question as the only main heading", async () => {
  const element = await lesson();
  expect([...(element.shadowRoot?.querySelectorAll("h1") ?? [])].map((heading) => heading.textContent)).toEqual([
    "Why?",
  ]);
});

it("sends every change once, with the state, to listeners outside of it", async () => {
  const element = await lesson();
  await element.ready;
  const text = heard<object>("gradlab-state");
  element.move(0.2);
  element.move(0.2);
  element.state = { lr: 0.3, rule: "adam" };
  await vi.waitUntil(() => text.length > 1, 20_000);
  expect(text).toEqual([
    { version: 1, lesson: "test", state: { lr: 0.2, rule: "sgd" } },
    { version: 1, lesson: "test", state: { lr: 0.3, rule: "adam" } },
  ]);
  expect(element.log).toEqual(["0.1 to 0.2", "0.2 to 0.3"]);
});

it("another copy that gets the fragment has the same state", async () => {
  const element = await lesson();
  element.move(0.025);
  expect(element.fragment).toBe("v=1&lr=0.025");
  const { fragment } = element;
  const other = await lesson();
  other.state = fragment;
  expect(other.state).toEqual({ lr: 0.025, rule: "sgd" });
});

it("shows a notice about a wrong field and loads the others", async () => {
  const element = await lesson();
  element.state = { lr: -1, rule: "adam" };
  await drawn();
  expect(element.state).toEqual({ lr: 0.1, rule: "adam" });
  expect(inside(element, ".problems li code").textContent).toBe("lr");
});

it("undoes and redoes by key; a movement of a slider is one step", async () => {
  const element = await lesson();
  for (const lr of [0.2, 0.3, 0.4]) element.move(lr, "lr");
  element.reset();
  press(element, "z", { ctrlKey: true });
  expect(element.state.lr).toBe(0.4);
  press(element, "z", { ctrlKey: true });
  expect(element.state.lr).toBe(0.1);
  press(element, "z", { ctrlKey: true, shiftKey: true });
  expect(element.state.lr).toBe(0.4);
});

it("plays, steps and restarts by key, except for keys that the focused control uses", async () => {
  const element = await lesson();
  for (const key of [" ", "ArrowRight", "r"]) press(document.body, key);
  expect(element.log).toEqual(["toggle", "step", "restart"]);
  for (const key of [" ", "ArrowRight", "r"]) press(inside(element, "input"), key);
  press(inside(element, ".stage button"), " ");
  press(document.body, "r", { ctrlKey: true });
  expect(element.log).toHaveLength(3);
});

it("a held key plays or restarts once, but steps repeatedly", async () => {
  const element = await lesson();
  for (const [key, code] of [
    [" ", "Space"],
    ["ArrowRight", "ArrowRight"],
    ["r", "KeyR"],
  ] as const) {
    press(document.body, key, { code });
    // The key is consumed in any case, so that the rest of a held Space does not scroll the page.
    expect(press(document.body, key, { code, repeat: true })).toBe(false);
  }
  expect(element.log).toEqual(["toggle", "step", "step", "restart"]);
});

it("accepts letters by their place on keyboards of other scripts, but none during composition", async () => {
  const element = await lesson();
  element.move(0.2);
  press(document.body, "я", { code: "KeyZ", ctrlKey: true });
  expect(element.state.lr).toBe(0.1);
  press(document.body, "ν", { code: "KeyN", ctrlKey: true });
  press(document.body, "к", { code: "KeyR" });
  expect(element.log.filter((one) => one === "restart")).toHaveLength(1);
  for (const key of ["r", " ", "ArrowRight"]) press(document.body, key, { isComposing: true });
  expect(element.log.filter((one) => one === "restart" || one === "toggle" || one === "step")).toHaveLength(1);
  // A browser that fills in a form sends an event without a key.
  const failures: unknown[] = [];
  const failed = (event: ErrorEvent) => failures.push(event.message);
  addEventListener("error", failed);
  document.body.dispatchEvent(new Event("keydown", { bubbles: true }));
  removeEventListener("error", failed);
  expect(failures).toEqual([]);
});

it("undoes by key in a choice, but not in a text field, which has its own undo", async () => {
  const element = await lesson();
  element.move(0.2);
  element.move(0.3);
  press(inside(element, "input"), "z", { ctrlKey: true });
  expect(element.state.lr).toBe(0.3);
  press(inside(element, "[type='radio']"), "z", { ctrlKey: true });
  expect(element.state.lr).toBe(0.2);
  press(inside(element, "[type='radio']"), " ");
  expect(element.log).not.toContain("toggle");
});

it("embedded, it reacts only to keys inside, and its prose is in a drawer", async () => {
  const element = await lesson("embedded");
  press(document.body, " ");
  expect(element.log).toEqual([]);
  press(element, " ");
  expect(element.log).toEqual(["toggle"]);
  expect(inside<HTMLElement & { open: boolean }>(element, "gl-drawer.prose").open).toBe(false);
});

it("takes its scheme from the attribute theme, else from the page around, else light", async () => {
  document.documentElement.setAttribute("scheme", "dark");
  expect((await lesson()).scheme).toBe("dark");
  document.documentElement.removeAttribute("scheme");
  document.adoptedStyleSheets = [];
  document.body.replaceChildren();
  const element = document.createElement("gradlab-test") as TestLesson;
  document.body.append(element);
  await drawn();
  expect(element.scheme).toBe("light");
  element.theme = "dark";
  await drawn();
  expect(getComputedStyle(element).backgroundColor).toBe("rgb(20, 23, 28)");
});

it("repaints its charts when its scheme or that of the page changes", async () => {
  const element = await lesson();
  const paper = () => {
    const canvas = inside<HTMLCanvasElement>(inside(element, "gl-surface"), "canvas");
    return [...(canvas.getContext("2d")?.getImageData(20, 20, 1, 1).data ?? [])].slice(0, 3);
  };
  expect(paper()).toEqual([255, 255, 255]);
  element.theme = "dark";
  await drawn();
  expect(paper()).toEqual([28, 32, 39]);
  element.theme = "";
  await drawn();
  expect(paper()).toEqual([255, 255, 255]);
  chooseScheme("dark");
  await drawn();
  expect(paper()).toEqual([28, 32, 39]);
  chooseScheme("system");
  document.documentElement.removeAttribute("scheme");
});

it("paints in its scheme from the beginning, and does not make another lesson compute its scheme again", async () => {
  const first = await lesson();
  const computed = vi.spyOn(window, "getComputedStyle");
  const second = document.createElement("gradlab-test") as TestLesson;
  second.setAttribute("theme", "dark");
  const section = document.body.appendChild(document.createElement("section"));
  section.append(second);
  await drawn();
  const around = computed.mock.calls.map(([element]) => element);
  computed.mockRestore();
  expect(around).toContain(section);
  expect(around).not.toContain(first.parentElement);
  const canvas = inside<HTMLCanvasElement>(inside(second, "gl-surface"), "canvas");
  const paper = [...(canvas.getContext("2d")?.getImageData(20, 20, 1, 1).data ?? [])].slice(0, 3);
  expect(paper).toEqual([28, 32, 39]);
  section.remove();
});

it("wide, the figure is beside the prose; narrow, it is between the question and the prose", async () => {
  const element = await lesson();
  const left = (selector: string) => inside(element, selector).getBoundingClientRect();
  element.style.width = "1100px";
  await drawn();
  expect(left(".stage").left).toBeGreaterThan(left(".prose").right);
  element.style.width = "390px";
  await drawn();
  expect(left(".stage").top).toBeGreaterThanOrEqual(left(".question").bottom - 1);
  expect(left(".prose").top).toBeGreaterThanOrEqual(left(".stage").bottom - 1);
});

class StillLesson extends GradlabLesson<State> {
  constructor() {
    super({ question: () => "Why?", schema, defaults: { lr: 0.1, rule: "sgd" } });
  }
  protected override prose() {
    return html`<p>prose</p>`;
  }
  protected override figure() {
    return html`<p>figure</p>`;
  }
}
customElements.define("gradlab-still", StillLesson);

it("lists only the keys that have an effect", async () => {
  const notice = (element: Element) => element.shadowRoot?.querySelector(".tools span")?.textContent;
  expect(notice(await lesson())).toBe("Space plays, ← and → step, R resets, Ctrl Z undoes.");
  expect(notice(await lesson("embedded"))).toBe("Space plays, ← and → step, Ctrl Z undoes.");
  const still = await shown<StillLesson>(html`<gradlab-still mode="page"></gradlab-still>`);
  expect(notice(still)).toBe("Ctrl Z undoes.");
  expect(still.shadowRoot?.querySelector(".tools .letters")).toBeNull();
});
