import { html } from "lit";
import * as v from "valibot";
import { beforeEach, expect, it, vi } from "vitest";
import { GradlabLesson, Panel } from "../../../web/src/kit";
import type { ErrorDetail, StateDetail } from "../../../web/src/kit/contract";
import type { StateProblem } from "../../../web/src/state";
import { drawn, inside, press } from "../support/page";

const schema = v.strictObject({
  lr: v.pipe(v.number(), v.minValue(0)),
  rule: v.string(),
  hidden: v.array(v.number()),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  leak: v.strictObject({ share: v.number() }),
});
type State = v.InferOutput<typeof schema>;
const defaults: State = { lr: 0.1, rule: "sgd", hidden: [8, 8], seed: 0, leak: { share: 0.2 } };
const knob = { name: "lr", default: 0.1, min: 0, max: 1, scale: "linear" as const };

class GlLeak extends Panel<State["leak"]> {
  override render() {
    return html`<gl-slider ${this.bind("share")} label="share" .knob=${knob}></gl-slider>`;
  }
}
customElements.define("gl-test-leak", GlLeak);

class Embedded extends GradlabLesson<State> {
  pressed: string[] = [];
  constructor() {
    super({ question: () => "Why?", schema, defaults });
  }
  protected override prose() {
    return html`<p>prose</p><gl-predict path="rule" question="?" .options=${[{ value: "a", label: "A" }]}></gl-predict>`;
  }
  protected override figure() {
    return html`<gl-slider ${this.bind("lr")} label="learning rate" .knob=${knob}></gl-slider>
      <gl-field path="rule"><textarea></textarea></gl-field><button id="own">own</button>`;
  }
  protected override controls() {
    return html`<gl-number ${this.bind("seed")} label="seed" min="0" max="99"></gl-number>`;
  }
  protected override sections() {
    return html`<section id="leak"><gl-test-leak path="leak" .slice=${this.state.leak}></gl-test-leak></section>`;
  }
  protected override async refused({ rule }: State): Promise<StateProblem[]> {
    return rule === "nosuch" ? [{ path: "rule", code: "unknown-rule", message: "There is no such rule." }] : [];
  }
  override toggle() {
    this.pressed.push("toggle");
  }
  override restart() {
    this.pressed.push("restart");
  }
  put(patch: Partial<State>) {
    this.change(patch);
  }
}
customElements.define("gradlab-embedded", Embedded);

/** Every event of the contract that the page receives, in order. */
const heard: Array<[name: string, detail: unknown]> = [];
const names = ["gradlab-ready", "gradlab-state", "gradlab-error"] as const;
for (const name of names)
  document.addEventListener(name, (event) => heard.push([name, (event as CustomEvent<unknown>).detail]));
const of = <Detail>(name: (typeof names)[number]) =>
  heard.filter(([one]) => one === name).map(([, detail]) => detail as Detail);
const errors = () => of<ErrorDetail>("gradlab-error").map(({ problems }) => problems.map(({ path }) => path));

beforeEach(() => {
  heard.length = 0;
  document.body.replaceChildren();
});

async function embedded(attributes: Readonly<Record<string, string>> = {}): Promise<Embedded> {
  const element = document.createElement("gradlab-embedded") as Embedded;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  await element.ready;
  await drawn();
  return element;
}

it("takes its state from the attribute, as a text and as JSON, and returns the whole state", async () => {
  const element = await embedded({ state: "lr=0.2&hidden=4" });
  expect(element.state).toEqual({ ...defaults, lr: 0.2, hidden: [4] });
  element.setAttribute("state", '{"leak":{"share":0.6}}');
  expect(element.state).toEqual({ ...defaults, leak: { share: 0.6 } });
  expect(element.fragment).toBe("v=1&leak.share=0.6");
  element.removeAttribute("state");
  expect([element.state, element.fragment]).toEqual([defaults, ""]);
  expect(errors()).toEqual([]);
});

it("sends gradlab-ready once, with the state that was set before the script was loaded", async () => {
  const early = document.createElement("gradlab-late") as Embedded;
  early.state = { lr: 0.3 };
  early.hide = "prose";
  early.setAttribute("state", "lr=0.9");
  document.body.append(early);
  customElements.define("gradlab-late", class extends Embedded {});
  expect(early.state.lr).toBe(0.3);
  const detail = await early.ready;
  await drawn();
  expect(detail).toEqual({ version: 1, lesson: "late", state: { ...defaults, lr: 0.3 } });
  expect(of<StateDetail>("gradlab-ready")).toEqual([detail]);
  expect(early.shadowRoot?.querySelector(".prose")).toBeNull();
  document.body.append(early);
  await drawn();
  expect(of("gradlab-ready")).toHaveLength(1);
});

it("uses the attribute or the property, whichever was set later", async () => {
  const element = await embedded({ state: "lr=0.2" });
  element.state = { lr: 0.3 };
  expect(element.state.lr).toBe(0.3);
  element.setAttribute("state", "lr=0.4");
  expect(element.state.lr).toBe(0.4);
});

it("replaces the whole state: absent fields take their defaults and are not reported", async () => {
  const element = await embedded({ state: "lr=0.2&rule=adam" });
  element.state = { hidden: [1] };
  await drawn();
  expect(element.state).toEqual({ ...defaults, hidden: [1] });
  expect(errors()).toEqual([]);
});

it("reports wrong fields, also those that only the engine refuses, and shows no notice", async () => {
  const element = await embedded();
  element.state = { lr: -1, rule: "nosuch", hidden: [2] };
  await drawn();
  expect(element.state).toEqual({ ...defaults, hidden: [2] });
  expect(errors().at(-1)).toEqual(["lr", "rule"]);
  expect(element.problems.map(({ code }) => code)).toEqual(["out-of-range", "unknown-rule"]);
  expect(element.shadowRoot?.querySelector("gl-notice")).toBeNull();
  element.state = {};
  expect(element.problems).toEqual([]);
});

it.each([{ f() {} }, null, "{", [], Symbol("x"), Object.create({ lr: 1 })])(
  "takes the defaults for %s, without an exception",
  async (candidate) => {
    const element = await embedded();
    expect(() => {
      element.state = candidate as never;
    }).not.toThrow();
    await drawn();
    expect(element.state).toEqual(defaults);
  },
);

it("returns a copy of the state, whose changes have no effect until it is set", async () => {
  const element = await embedded();
  const { state } = element;
  state.leak.share = 0.5;
  element.put({ lr: 0.2 });
  expect(element.fragment).toBe("v=1&lr=0.2");
  element.state = { ...state, lr: 0.2 };
  expect(element.fragment).toBe("v=1&lr=0.2&leak.share=0.5");
});

it("reports changes at most ten times a second, and always the last one", async () => {
  const element = await embedded();
  const begun = performance.now();
  for (let step = 1; step <= 30; step++) {
    element.put({ lr: step / 100 });
    await new Promise((done) => setTimeout(done, 10));
  }
  await vi.waitUntil(() => of<StateDetail>("gradlab-state").some(({ state }) => (state as State).lr === 0.3), 20_000);
  const text = of<StateDetail>("gradlab-state").length;
  expect(text).toBeGreaterThan(1);
  expect(text).toBeLessThanOrEqual((performance.now() - begun) / 100 + 2);
});

it("hides parts, sections and every control below a path, which can then not be focused either", async () => {
  const element = await embedded({ hide: "lr leak predict controls history" });
  const box = (result: Element | null | undefined) => result?.getBoundingClientRect().width ?? 0;
  const root = element.shadowRoot;
  const all = () => ({
    lr: box(root?.querySelector("gl-slider")),
    predict: box(root?.querySelector("gl-predict")),
    seed: box(root?.querySelector("gl-number")),
    tools: box(root?.querySelector(".tools")),
    section: box(root?.querySelector("#leak")),
  });
  expect(all()).toEqual({ lr: 0, predict: 0, seed: 0, tools: 0, section: 0 });
  const track = inside<HTMLInputElement>(inside(element, "gl-slider"), "input");
  track.focus();
  expect(document.activeElement).not.toBe(element);
  element.hide = ["leak.share"];
  await drawn();
  expect(box(root?.querySelector("#leak gl-test-leak")?.shadowRoot?.querySelector("gl-slider"))).toBe(0);
  element.hide = "";
  await drawn();
  for (const width of Object.values(all())) expect(width).toBeGreaterThan(0);
});

it("locks paths: controls are shown, but reader, undo and reset cannot change the values", async () => {
  const element = await embedded({ state: "lr=0.3" });
  element.put({ lr: 0.4, rule: "adam" });
  element.lock = "lr leak";
  await drawn();
  const slider = inside(element, "gl-slider");
  for (const field of slider.shadowRoot?.querySelectorAll("input") ?? []) expect(field.disabled).toBe(true);
  const inner = inside(inside(element, "gl-test-leak"), "gl-slider");
  expect(inside<HTMLInputElement>(inner, "input").disabled).toBe(true);
  element.put({ lr: 0.5, hidden: [1] });
  expect(element.state).toMatchObject({ lr: 0.4, hidden: [1] });
  element.undo();
  element.undo();
  expect(element.state).toMatchObject({ lr: 0.4, rule: "sgd", hidden: [8, 8] });
  element.reset();
  expect(element.state).toEqual({ ...defaults, lr: 0.4 });
  element.state = { lr: 0.7 };
  expect(element.state.lr).toBe(0.7);
});

it("takes the seed of the page, locks it, and reports an invalid one", async () => {
  const element = await embedded({ seed: "7", state: "seed=3&lr=0.2" });
  expect(element.state).toMatchObject({ seed: 7, lr: 0.2 });
  element.state = { seed: 4 };
  element.put({ seed: 5 });
  expect(element.state.seed).toBe(7);
  expect(inside<HTMLInputElement>(inside(element, "gl-number"), "input").disabled).toBe(true);
  element.seed = "many";
  await drawn();
  expect(errors()).toEqual([["seed"]]);
});

it("reports unknown names in hide and lock", async () => {
  const element = await embedded({ hide: "prose nosuch leak.share", lock: "nosuch.path lr prose" });
  expect(errors()).toEqual([["hide:nosuch", "lock:nosuch.path", "lock:prose"]]);
  expect(element.problems.map(({ code }) => code)).toEqual(["unknown", "unknown", "unknown"]);
});

it("lists all names for hide and lock, and accepts all of them", async () => {
  const element = await embedded();
  const { parts } = element;
  expect(parts.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    ...["prose", "predict", "controls", "sections", "history", "leak"].map((name) => `part ${name}`),
    ...["lr", "rule", "hidden", "seed", "leak.share"].map((name) => `control ${name}`),
  ]);
  expect(parts.find(({ name }) => name === "lr")?.label).toBe("learning rate");
  element.hide = parts.map(({ name }) => name);
  element.lock = parts.flatMap(({ name, kind }) => (kind === "control" ? [name] : []));
  await drawn();
  expect(errors()).toEqual([]);
});

/** The events that the page receives while a key is pressed and released. */
function pageHears(target: Element, key: string, code = key): string[] {
  const seen: string[] = [];
  const listen = ({ type }: Event) => seen.push(type);
  const types = ["keydown", "keypress", "keyup"];
  for (const type of types) window.addEventListener(type, listen);
  for (const type of types)
    target.dispatchEvent(new KeyboardEvent(type, { key, code, bubbles: true, composed: true, cancelable: true }));
  for (const type of types) window.removeEventListener(type, listen);
  return seen;
}

it("reacts to keys only with the focus inside, ignores letters, and stops the keys that it used", async () => {
  const element = await embedded();
  press(document.body, " ");
  expect(element.pressed).toEqual([]);
  expect(pageHears(element, " ", "Space")).toEqual([]);
  expect(element.pressed).toEqual(["toggle"]);
  expect(pageHears(element, "r", "KeyR")).toEqual(["keydown", "keypress", "keyup"]);
  expect(element.pressed).toEqual(["toggle"]);
  expect(pageHears(inside(element, "#own"), "Enter")).toEqual([]);
  expect(pageHears(inside(element, "#own"), "s", "KeyS")).toEqual(["keydown", "keypress", "keyup"]);
  expect(pageHears(inside(inside(element, "gl-slider"), "[type='range']"), "ArrowRight")).toEqual([]);
});

it("no key that is typed into one of its fields reaches the embedding page", async () => {
  const element = await embedded();
  for (const field of [inside(element, "textarea"), inside(inside(element, "gl-slider"), "[type='text']")])
    for (const key of ["s", "/", "n", " ", "Enter", "Backspace", "ArrowLeft"])
      expect(pageHears(field, key)).toEqual([]);
});

it("keeps its state when it is moved or removed and put back", async () => {
  const element = await embedded({ state: "lr=0.2", hide: "lr" });
  element.put({ rule: "adam" });
  const other = document.createElement("div");
  document.body.append(other);
  other.append(element);
  await drawn();
  expect(element.state).toMatchObject({ lr: 0.2, rule: "adam" });
  expect(inside(element, "gl-slider").getBoundingClientRect().width).toBe(0);
  element.undo();
  expect(element.state.rule).toBe("sgd");
});
