import { html } from "lit";
import { expect, it, vi } from "vitest";
import "../../../web/src/elements";
import { drawn, heard, inside, press, shown } from "../support/page";

const options = [
  { value: "relu", label: "ReLU", help: "max(0, x)" },
  { value: "tanh", label: "tanh" },
];

it("a segmented control sends the choice and shows its help", async () => {
  const element = await shown(
    html`<gl-segmented label="activation" .options=${options} value="tanh" help="any"></gl-segmented>`,
  );
  const changes = heard<{ value: string }>("gl-change");
  expect(inside(element, ".help").textContent).toBe("any");
  inside<HTMLInputElement>(element, "input").click();
  await drawn();
  expect(changes).toEqual([{ value: "relu" }]);
  expect(inside(element, ".help").textContent).toBe("max(0, x)");
});

it("a menu keeps its value when the order of its options changes", async () => {
  const menu = (list: typeof options) =>
    html`<gl-menu label="activation" .options=${[{ label: "all", options: list }]} value="tanh"></gl-menu>`;
  await shown(menu(options));
  const element = await shown(menu([...options].reverse()));
  expect(inside<HTMLSelectElement>(element, "select").value).toBe("tanh");
});

it("a locked number keeps its value, also after events of its field", async () => {
  const element = await shown(html`<gl-number label="layers" .value=${1} min="0" max="9" locked></gl-number>`);
  const changes = heard("gl-change");
  const field = inside<HTMLInputElement>(element, "input");
  field.value = "7";
  field.dispatchEvent(new Event("change"));
  await drawn();
  expect((element as unknown as { value: number }).value).toBe(1);
  expect(changes).toEqual([]);
});

it("a number field counts up and down, stops at its bounds, and refuses fractions", async () => {
  const element = await shown(html`<gl-number label="layers" .value=${1} min="0" max="2"></gl-number>`);
  const changes = heard<{ value: number }>("gl-change");
  const [less, more] = element.shadowRoot?.querySelectorAll("button") ?? [];
  more?.click();
  await drawn();
  expect([more?.disabled, less?.disabled]).toEqual([true, false]);
  const field = inside<HTMLInputElement>(element, "input");
  field.value = "1.5";
  field.dispatchEvent(new Event("change"));
  await drawn();
  expect(inside(element, "[role=alert]").textContent).toBe("1.5 is not a whole number between 0 and 2.");
  press(field, "ArrowDown");
  expect(changes).toEqual([{ value: 2 }, { value: 1 }]);
});

it("each click on a switch changes its value", async () => {
  const element = await shown(html`<gl-switch label="forget zero_grad"></gl-switch>`);
  const changes = heard<{ value: boolean }>("gl-change");
  inside<HTMLInputElement>(element, "input").click();
  inside<HTMLInputElement>(element, "input").click();
  expect(changes).toEqual([{ value: true }, { value: false }]);
});

it("a prediction shows the answer after the guess, and the guess cannot be changed", async () => {
  const element = await shown(
    html`<gl-predict question="Which?" .options=${options} answer="tanh">because</gl-predict>`,
  );
  const guesses = heard<{ value: string; correct: boolean }>("gl-predict");
  expect(element.shadowRoot?.querySelector("slot")).toBeNull();
  inside<HTMLInputElement>(element, "input").click();
  await drawn();
  expect(guesses).toEqual([{ value: "relu", correct: false }]);
  expect(inside(element, ".verdict").textContent).toBe("No: tanh.");
  expect(element.shadowRoot?.querySelector("slot")).not.toBeNull();
  expect([...(element.shadowRoot?.querySelectorAll("input") ?? [])].every((input) => input.disabled)).toBe(true);
});

it("a closed question shows its answer and has no inputs, until it gets another question", async () => {
  const element = await shown(
    html`<gl-predict question="Which?" .options=${options} answer="tanh" closed>because</gl-predict>`,
  );
  expect(element.shadowRoot?.querySelectorAll("input").length).toBe(0);
  expect(inside(element, ".verdict").textContent).toBe("It has been shown: tanh.");
  Object.assign(element, { closed: false, question: "Which else?" });
  await drawn();
  expect(element.shadowRoot?.querySelectorAll("input").length).toBe(options.length);
});

it("a transport sends play, step, epoch and reset, and stop while it is busy", async () => {
  const element = await shown(html`<gl-transport with-epoch .step=${1240} .steps=${2000}></gl-transport>`);
  const sent: string[] = [];
  for (const name of ["gl-play", "gl-pause", "gl-step", "gl-epoch", "gl-reset", "gl-stop"])
    element.addEventListener(name, () => sent.push(name));
  for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>("gl-button") ?? []) button.click();
  Object.assign(element, { playing: true });
  await drawn();
  inside(element, ".main").click();
  Object.assign(element, { busy: "searching", progress: 0.4 });
  await drawn();
  inside(element, ".main").click();
  expect(sent).toEqual(["gl-play", "gl-step", "gl-epoch", "gl-reset", "gl-pause", "gl-stop"]);
  expect(inside(element, ".where").textContent).toContain("step 1240");
  expect(inside<HTMLProgressElement>(element, "progress").value).toBeCloseTo(0.4);
});

it("code runs a line after a click, and highlights the running line", async () => {
  const lines = [{ text: "for x, y in loader:" }, { text: "    loss.backward()", id: "backward" }];
  const element = await shown(
    html`<gl-code runnable .lines=${lines} running="backward" .tones=${{ backward: "backward" }}></gl-code>`,
  );
  const asked = heard<{ id: string }>("gl-line");
  inside(element, "button").click();
  expect(asked).toEqual([{ id: "backward" }]);
  expect(inside(element, "li.running code").textContent).toBe("    loss.backward()");
  expect(inside(element, "[aria-current=step] .backward").textContent).toBe("backward");
  expect(element.shadowRoot?.querySelectorAll("button")).toHaveLength(1);
});

it("a drawer opens after a click, and its closed content is inert", async () => {
  const element = await shown(html`<gl-drawer label="All controls"><input></gl-drawer>`);
  expect(inside(element, "#content").inert).toBe(true);
  inside(element, "button").click();
  await drawn();
  expect(inside(element, "#content").inert).toBe(false);
  expect(inside(element, "button").getAttribute("aria-expanded")).toBe("true");
});

it("arrows move through tabs and wrap around", async () => {
  const tabs = [...options, { value: "elu", label: "ELU" }];
  const element = await shown(html`<gl-tabs label="plots" .tabs=${tabs}></gl-tabs>`);
  const changes = heard<{ value: string }>("gl-change");
  press(inside(element, "[role=tab]"), "ArrowLeft");
  await drawn();
  press(inside(element, "[role=tablist]"), "ArrowRight");
  expect(changes).toEqual([{ value: "elu" }, { value: "relu" }]);
});

it("a notice shows its text and sends an event for its button", async () => {
  const element = await shown(
    html`<gl-notice kind="error" text="Diverged at step 12." action="Back to step 11" closable></gl-notice>`,
  );
  const actions = heard<undefined>("gl-action");
  inside(element, ".action").click();
  expect(inside(element, "[role=alert]").textContent).toContain("Diverged at step 12.");
  expect(actions).toHaveLength(1);
});

it("a transport announces at most once a second, nothing while it plays, and the step of a pause", async () => {
  const element = await shown<HTMLElementTagNameMap["gl-transport"]>(html`<gl-transport></gl-transport>`);
  const status = inside(element, "[role='status']");
  const text: string[] = [];
  const watch = new MutationObserver(() => text.push(status.textContent ?? ""));
  watch.observe(status, { childList: true, characterData: true, subtree: true });
  element.playing = true;
  for (let step = 1; step <= 20; step++) {
    element.step = step;
    await new Promise((done) => setTimeout(done, 10));
  }
  expect(text).toEqual([]);
  element.playing = false;
  await vi.waitUntil(() => text.length > 0, 20_000);
  for (let step = 21; step <= 30; step++) {
    element.step = step;
    await new Promise((done) => setTimeout(done, 20));
  }
  expect(text).toEqual(["step 20"]);
  await vi.waitUntil(() => text.length > 1, 20_000);
  expect(text).toEqual(["step 20", "step 30"]);
  watch.disconnect();
});
