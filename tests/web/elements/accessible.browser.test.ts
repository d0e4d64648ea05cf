import axe from "axe-core";
import { html } from "lit";
import { afterEach, expect, it } from "vitest";
import "../../../web/src/charts";
import "../../../web/src/elements";
import { shown } from "../support/page";

const knob = {
  name: "lr",
  label: "learning rate",
  default: 0.001,
  min: 1e-5,
  max: 1,
  scale: "log" as const,
  help: "Step length.",
};
const options = [
  { value: "a", label: "first", help: "one" },
  { value: "b", label: "second" },
];
const x = [0, 1, 2];

const everything = html`<main>
  <h1>Everything</h1>
  <gl-slider .knob=${knob} .value=${0.1} .mark=${{ value: 0.5, label: "limit" }}></gl-slider>
  <gl-segmented label="axis" .options=${options} value="a"></gl-segmented>
  <gl-menu label="data" .options=${options} value="a"></gl-menu>
  <gl-menu compact label="other data" .options=${options} value="a"></gl-menu>
  <gl-number label="layers" .value=${2}></gl-number>
  <gl-switch label="forget" .value=${true} help="why"></gl-switch>
  <gl-button icon="dice">New seed</gl-button><gl-button icon="undo" label="Undo" kind="plain"></gl-button>
  <gl-transport with-epoch playing .step=${3} .steps=${9} .rate=${100}></gl-transport>
  <gl-transport busy="searching" .progress=${0.5}></gl-transport>
  <gl-predict question="Which?" .options=${options} answer="a" value="b">why</gl-predict>
  <gl-drawer label="All controls" summary="more" open><p>inside</p></gl-drawer>
  <gl-code label="the loop" runnable copyable .lines=${[{ text: "for x in y:  # z", id: "a", note: "n" }]} running="a"></gl-code>
  <gl-tabs label="plots" .tabs=${options}><p slot="a">one</p></gl-tabs>
  <gl-notice kind="error" text="Diverged." action="Back" closable></gl-notice>
  <gl-notice kind="correct" text="Reached."></gl-notice>
  <gl-line-chart label="loss" x-label="step" y-label="loss" .series=${[{ label: "train", x, y: x, colour: "forward" }]}></gl-line-chart>
  <gl-line-chart label="empty" x-label="step" y-label="loss"></gl-line-chart>
  <gl-surface .points=${[{ x: 0, y: 0, target: 1 }]} .classes=${["in", "out"]} x-label="x1" y-label="x2"></gl-surface>
  <gl-network .layers=${[{ units: 2 }, { units: 1 }]} .weights=${[{ units: 1, inputs: 2, values: [1, -1] }]}></gl-network>
  <gl-histogram label="weights" .counts=${[1, 2]}></gl-histogram>
  <gl-confusion .counts=${[3, 1, 0, 4]} .classes=${["in", "out"]}></gl-confusion>
  <gl-digits .images=${[{ pixels: new Array(64).fill(3), actual: "1", predicted: "7" }]}></gl-digits>
  <gl-scatter .actual=${x} .predicted=${x}></gl-scatter>
</main>`;

afterEach(() => {
  document.documentElement.removeAttribute("scheme");
  document.documentElement.style.removeProperty("background");
});

it.each(["light", "dark"])("axe finds no violation in any element (%s)", async (scheme) => {
  document.documentElement.lang = "en";
  document.title = "Everything";
  document.documentElement.setAttribute("scheme", scheme);
  document.documentElement.style.background = "var(--paper)";
  await shown(everything);
  const { violations } = await axe.run(document, { rules: { "page-has-heading-one": { enabled: false } } });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(" ")}`),
  ).toEqual([]);
});

it("every target is at least 24 pixels wide and high", async () => {
  await shown(everything);
  const small: string[] = [];
  for (const host of document.querySelectorAll("main *")) {
    for (const target of host.shadowRoot?.querySelectorAll<HTMLElement>(
      "button, select, input:not([type=range]), label:has(input)",
    ) ?? []) {
      const { width, height } = target.getBoundingClientRect();
      // The target of a radio button is the whole label around it.
      if (target.closest("label") !== target && target.closest("label")) continue;
      if (width < 24 || height < 24) small.push(`${host.localName} ${target.localName} ${width}x${height}`);
    }
  }
  expect(small).toEqual([]);
});
