import { html, nothing, type TemplateResult } from "lit";
import type { Signal } from "../../engine";
import { numberHtml } from "../../look";
import type { Patch } from "../../state";
import { median } from "../../statistics";
import { networksMeasured } from "./lines";
import { varyingShares } from "./per-unit";
import { story } from "./section-words";
import { defaults, type State } from "./state";

type Words = Parameters<typeof story.text>[0];

/** A number that the figure shows, and its value in theory. */
export interface Claim {
  what: Extract<Words, `claim.${string}`>;
  measured: number;
  theory: number;
}

/** An observation: settings of the laboratory, and the numbers that show what the learner should notice. */
export interface Observation {
  key: Extract<Words, `see.${string}.title`> extends `see.${infer Key}.title` ? Key : never;
  set: Patch<State>;
  /** `signals` are those of the lines, the chosen one first. */
  claims(signals: readonly Signal[]): Claim[];
}

/** The same number over several networks. */
export interface Measured {
  what: Claim["what"];
  theory: number;
  median: number;
  least: number;
  most: number;
}

/** Median and range of each claim over several networks; the theory is the same in all of them. */
export function overNetworks(networks: readonly (readonly Claim[])[]): Measured[] {
  return (networks[0] ?? []).map(({ what, theory }, index) => {
    const all = networks.map((claims) => claims[index]?.measured ?? Number.NaN).sort((one, other) => one - other);
    return { what, theory, median: median(all), least: all[0] as number, most: all.at(-1) as number };
  });
}

/** Every observation starts from the defaults, except for its own schemes and view; it leaves the seed as it is. */
const { gain, std, biases, activation, normalization, depth, width, shape, inputMean, inputStd } = defaults;
const usual: Patch<State> = { gain, std, biases, activation, normalization, depth, width, shape, inputMean, inputStd };

function lab(
  set: Patch<State>,
  statistic: State["view"]["statistic"] = "secondMoment",
  strip: State["view"]["strip"] = "preactivation",
  ruler: State["view"]["ruler"] = "same",
): Patch<State> {
  return { ...usual, ...set, view: { statistic, strip, ruler } };
}

const last = depth;
/** The factor by which each ReLU layer with weights from N(0, std) multiplies E[h^2]: n std^2 / 2. */
const factorOf = (std: number) => (width * std * std) / 2;
const layer = (signal: Signal | undefined, index: number) => signal?.layers[index];
const power = (signal: Signal | undefined, index: number) => layer(signal, index)?.secondMoment ?? Number.NaN;
/** The closed form that the engine integrates, where there is no short formula. */
const predicted = (signal: Signal | undefined, index: number) => signal?.predicted[index]?.secondMoment ?? Number.NaN;
const gradient = (signal: Signal | undefined, index: number) => layer(signal, index)?.gradSecondMoment ?? Number.NaN;

/**
 * The gain relative to He with which a layer of these activations keeps E[h^2] = 1: the g of E[phi(g z)^2] = 1, z ~
 * N(0, 1), divided by the square root of 2 that He contains (g is 1.468011 and 1.558760, by quadrature).
 */
export const balancedGain = { gelu: 1.038, silu: 1.102 } as const;

/** Ordered so that each one builds on those before. */
export const observations: readonly Observation[] = [
  {
    key: "scale",
    set: lab({ scheme: "normal", std: 0.01, compare: ["normal", "he-normal"] }),
    claims: ([small, large]) => [
      { what: "claim.small", measured: power(small, last), theory: factorOf(0.01) ** last },
      { what: "claim.large", measured: power(large, last), theory: factorOf(1) ** last },
    ],
  },
  {
    key: "backward",
    set: lab({ scheme: "normal", std: 0.01, compare: ["normal", "he-normal"] }, "gradSecondMoment"),
    claims: ([small, large]) => [
      { what: "claim.gradient.small", measured: gradient(small, 0), theory: factorOf(0.01) ** last },
      { what: "claim.gradient.large", measured: gradient(large, 0), theory: factorOf(1) ** last },
    ],
  },
  {
    key: "xavier",
    set: lab({ scheme: "xavier-normal", compare: ["he-normal"] }),
    claims: ([xavier]) => [
      { what: "claim.layer1", measured: power(xavier, 1), theory: 0.5 },
      { what: "claim.layer20", measured: power(xavier, last), theory: 0.5 ** last },
    ],
  },
  {
    key: "he",
    set: lab({ scheme: "he-normal", compare: ["xavier-normal", "unit-variance"] }),
    claims: ([he]) => [
      { what: "claim.layer20", measured: power(he, last), theory: 1 },
      { what: "claim.variance20", measured: layer(he, last)?.variance ?? Number.NaN, theory: 1 - 1 / Math.PI },
    ],
  },
  {
    key: "reused",
    set: lab({ scheme: "unit-variance", compare: ["he-normal"] }, "variance"),
    claims: ([reused]) => [
      { what: "claim.variance1", measured: layer(reused, 1)?.variance ?? Number.NaN, theory: 1 },
      {
        what: "claim.variance10",
        measured: layer(reused, 10)?.variance ?? Number.NaN,
        theory: (Math.PI / (Math.PI - 1)) ** 9,
      },
    ],
  },
  {
    key: "unit",
    set: lab({ scheme: "he-normal", compare: [] }, "unitVariance", "activation"),
    claims: ([he]) => [
      { what: "claim.pooled10", measured: layer(he, 10)?.variance ?? Number.NaN, theory: 1 - 1 / Math.PI },
      {
        what: "claim.unit10",
        measured: layer(he, 10)?.unitVariance ?? Number.NaN,
        theory: varyingShares("relu", 10, 0, 1)?.[10] ?? Number.NaN,
      },
    ],
  },
  {
    key: "default",
    set: lab({ scheme: "torch-default", biases: true, compare: ["torch-default", "he-normal"] }),
    claims: ([withBias, without]) => [
      { what: "claim.without20", measured: power(without, last), theory: (1 / 6) ** last },
      { what: "claim.with20", measured: power(withBias, last), theory: 1 / (5 * width) },
    ],
  },
  {
    key: "fans",
    set: lab({ scheme: "he-normal", shape: "widening", compare: ["xavier-normal"] }, "gradSecondMoment"),
    claims: ([he]) => [
      { what: "claim.layer20", measured: power(he, last), theory: 1 },
      { what: "claim.gradient0", measured: gradient(he, 0), theory: 8 },
    ],
  },
  {
    key: "tanh",
    set: lab({ scheme: "lecun-normal", gain: 5 / 3, activation: "tanh", compare: ["lecun-normal"] }),
    claims: ([five]) => [
      { what: "claim.layer20", measured: power(five, last), theory: predicted(five, last) },
      { what: "claim.gradientFactor", measured: (gradient(five, 5) / gradient(five, 15)) ** 0.1, theory: 1.2098 },
    ],
  },
  {
    key: "smooth",
    set: lab({ scheme: "he-normal", gain: balancedGain.gelu, activation: "gelu", compare: ["he-normal"] }),
    claims: ([balanced, he]) => [
      { what: "claim.he10", measured: power(he, 10), theory: predicted(he, 10) },
      { what: "claim.balanced10", measured: power(balanced, 10), theory: 1 },
    ],
  },
  {
    key: "mean",
    set: lab({ scheme: "unit-variance", inputMean: 1, compare: [] }, "variance"),
    claims: ([mean]) => [
      { what: "claim.variance1", measured: layer(mean, 1)?.variance ?? Number.NaN, theory: 2 },
      { what: "claim.layer1", measured: power(mean, 1), theory: (2 * Math.PI) / (Math.PI - 1) },
    ],
  },
  {
    key: "normalized",
    set: lab({ scheme: "normal", std: 1, normalization: "layer", compare: ["he-normal", "torch-default"] }),
    claims: ([normal, he, torch]) => [
      { what: "claim.normal20", measured: power(normal, last), theory: 0.5 },
      { what: "claim.he20", measured: power(he, last), theory: 0.5 },
      { what: "claim.torch20", measured: power(torch, last), theory: 0.5 },
    ],
  },
  {
    key: "alike",
    set: lab({ scheme: "constant", std: 1 / width, compare: ["he-normal"] }, "secondMoment", "activation", "own"),
    claims: ([equal]) => [
      {
        what: "claim.spread",
        measured: Math.max(...(equal?.layers ?? []).slice(1).map(({ spread }) => spread)),
        theory: 0,
      },
    ],
  },
];

/** The numbers measured so far for an observation. */
export interface ObservationTable {
  measured: readonly Measured[];
  /** The number of networks measured so far. */
  networks: number;
}

/**
 * A list of questions. Each button sets the figure; only the observation that the figure shows has its explanation and
 * its numbers.
 */
export function observationList(
  observations: readonly Observation[],
  shown: Observation | null,
  known: ObservationTable | null,
  act: { show: (observation: Observation) => void; bars: (observation: Observation) => boolean },
): TemplateResult {
  return html`<div class="see">
    <h2>${story.text("see.title")}</h2>
    <p>${story.text("see.lead")}</p>
    ${observations.map((observation) => {
      const { key } = observation;
      const isShown = observation === shown;
      return html`<section class=${isShown ? "shown" : ""} aria-labelledby="see-${key}">
        <h3 id="see-${key}">
          <button
            type="button"
            aria-expanded=${isShown}
            ?disabled=${act.bars(observation)}
            @click=${() => act.show(observation)}
          >
            ${story.text(`see.${key}.title`)}
            <span class="act">${story.text(isShown ? "see.again" : "see.button")}</span>
          </button>
        </h3>
        ${isShown ? html`<p>${story.text(`see.${key}.text`)}</p>${known ? table(known) : nothing}` : nothing}
      </section>`;
    })}
    <p>${story.text("see.apart")}</p>
  </div>`;
}

function table({ measured, networks }: ObservationTable): TemplateResult {
  const text =
    networks < networksMeasured
      ? story.text("see.counting", { count: networks, all: networksMeasured })
      : story.text("see.networks", { count: networks });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${story.text("see.measured")}>
      <table aria-label=${story.text("see.measured")} class="claims">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${story.text("see.measured")}</th>
            <th scope="col">${story.text("see.range")}</th>
            <th scope="col">${story.text("see.theory")}</th>
          </tr>
        </thead>
        <tbody>
          ${measured.map(
            ({ what, median, least, most, theory }) => html`<tr>
              <th scope="row">${story.text(what)}</th>
              <td>${numberHtml(median)}</td>
              <td>${numberHtml(least)} – ${numberHtml(most)}</td>
              <td>${numberHtml(theory)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet small">${text}</p>`;
}
