import { html, type TemplateResult } from "lit";
import { type Bind, knob } from "../../kit";
import { countText, numberText } from "../../look";
import { mean } from "../../statistics";
import { rough } from "./axes";
import { defaults, type State } from "./state";
import { spentNetwork } from "./sweeps";
import { chance } from "./ways";
import { type DialName, words } from "./words";

/** The values of a dial are multiples of this spacing. Dials that are not listed do not change the time of a run. */
const spacing = { layers: 1, width: 16, batch: 16, steps: 200 } as const;

type Dials = Readonly<Record<string, number>>;

/** The number of weights and biases of a network with `layers` hidden layers of the same width. */
export function parameters(layers: number, width: number): number {
  const { inputs, outputs } = spentNetwork;
  return (inputs + 1) * width + (layers - 1) * (width + 1) * width + (width + 1) * outputs;
}

/** The cost of a run, to which its time is proportional: parameters x batch size x steps. */
const costOf = ({ layers, width, batch, steps }: Readonly<Record<keyof typeof spacing, number>>): number =>
  parameters(layers, width) * batch * steps;

const valuesOf = (dials: Dials, name: keyof typeof spacing): number[] =>
  Array.from({ length: dials[name] ?? 1 }, (_, index) => spacing[name] * (index + 1));

/** The mean cost of all combinations of the dials, in units of a run of the figure. */
export function meanCost(dials: Dials): number {
  const sizes = valuesOf(dials, "layers").flatMap((layers) =>
    valuesOf(dials, "width").map((width) => parameters(layers, width)),
  );
  const rows = mean(valuesOf(dials, "batch")) * mean(valuesOf(dials, "steps"));
  return (mean(sizes) * rows) / costOf(spentNetwork);
}

const combinationsOf = (dials: Dials): number => Object.values(dials).reduce((product, count) => product * count, 1);

/**
 * The section with a dial for each hyper-parameter of the lecture's list: the number of combinations, the time for all
 * of them, and the number of random trials that are enough. `milliseconds` is the time of a run of the figure, or null.
 */
export function counting({ dials, ways }: State, bind: Bind, milliseconds: number | null): TemplateResult {
  const { trials } = ways;
  return html`<section id="counting" class="part">
    <div>
      <h2>${words.text("counting.title")}</h2>
      <p>${words.text("counting.text", spacing)}</p>
      <p class="count" role="status" translate="no">
        <b>${numberText(combinationsOf(dials))}</b> ${words.text("counting.combinations")}
        ${milliseconds === null ? words.text("counting.measure") : duration(dials, milliseconds)}
      </p>
    </div>
    <div class="dials">
      ${Object.keys(dials).map(
        (name) =>
          html`<gl-number
            label=${words.text(`dial.${name as DialName}`)}
            min="1"
            max="50"
            ${bind(`dials.${name}`)}
          ></gl-number>`,
      )}
    </div>
    <div>
      <h3>${words.text("chance.title")}</h3>
      <p>${words.text("chance.text")}</p>
    </div>
    <div>
      <gl-slider
        label=${words.text("ways.trials")}
        help=${words.text("ways.trials.help")}
        .knob=${knob("trials", defaults.ways.trials, 1, 200, { integer: true, scale: "log" })}
        .mark=${{ value: 59, label: "59" }}
        ${bind("ways.trials")}
      ></gl-slider>
      <p class="count" role="status" translate="no">
        ${words.text("ways.chance", { trials, chance: numberText(100 * chance(trials)) })}
      </p>
    </div>
  </section>`;
}

const units = [
  ["years", 365.25 * 24 * 3_600_000],
  ["days", 24 * 3_600_000],
  ["hours", 3_600_000],
  ["seconds", 1000],
] as const;

/** The time for all combinations one after the other, in the largest unit that gives a number of at least 1. */
function duration(dials: State["dials"], milliseconds: number): string {
  const each = milliseconds * meanCost(dials);
  const time = each * combinationsOf(dials);
  const [unit, size] = units.find(([, one]) => time >= one) ?? units[3];
  const { layers, width, batch, steps } = spentNetwork;
  const known = parameters(layers, width);
  return words.text("counting.time", {
    run: rough(milliseconds),
    parameters: countText(known),
    rows: countText(costOf({ layers, width, batch, steps }) / known),
    mean: rough(each),
    time: words.text(`counting.${unit}`, { time: rough(time / size) }),
  });
}
