import { html } from "lit";
import type { SignalLayer, SignalRequest } from "../../../engine";
import { partsPicture, stairsPicture } from "../pictures/bars";
import { squarePicture } from "../pictures/densities";
import { leakySpread } from "../spread";
import { growth } from "./known";
import { words } from "./network-words";
import type { ChoiceQuestion, Offer } from "./question";

const idle = ["small", "spread"] as const;

export type NetworkScheme =
  | "zeros"
  | "normal"
  | "lecun-normal"
  | "xavier-normal"
  | "he-normal"
  | "unit-variance"
  | "orthogonal";

/**
 * A network that needs an initialization: the right scheme, the reason for it, and the other schemes that may be
 * offered.
 */
interface Network {
  key: "relu" | "tanh" | "deep-linear" | "regression" | "linear" | "one-relu";
  right: NetworkScheme;
  reason: "half" | "between" | "lengths" | "convex" | "sum" | "single";
  others: readonly NetworkScheme[];
  /** A reason that is also true of this network, but is not the one asked for: it is not offered. */
  alsoTrue?: Network["reason"];
  /** What the engine runs; null where a signal through the network shows nothing. */
  run: Required<Pick<SignalRequest, "activation" | "widths">> | null;
}

/** The scheme that is right for one network is wrong for all others. */
export const networks: readonly Network[] = [
  {
    key: "relu",
    right: "he-normal",
    reason: "half",
    others: ["zeros", "normal", "lecun-normal", "xavier-normal", "unit-variance"],
    run: { activation: "relu", widths: Array(21).fill(512) },
  },
  {
    key: "tanh",
    right: "xavier-normal",
    reason: "between",
    others: ["zeros", "normal", "he-normal", "unit-variance"],
    run: { activation: "tanh", widths: [128, 512, 256, 512, 128] },
  },
  {
    key: "deep-linear",
    right: "orthogonal",
    reason: "lengths",
    others: ["zeros", "normal", "lecun-normal", "he-normal"],
    alsoTrue: "sum",
    run: { activation: "identity", widths: Array(41).fill(64) },
  },
  {
    key: "regression",
    right: "zeros",
    reason: "convex",
    others: ["normal", "he-normal", "unit-variance", "orthogonal"],
    run: null,
  },
  {
    key: "linear",
    right: "lecun-normal",
    reason: "sum",
    others: ["zeros", "normal", "xavier-normal", "he-normal", "unit-variance"],
    run: { activation: "identity", widths: [784, 64] },
  },
  {
    key: "one-relu",
    right: "unit-variance",
    reason: "single",
    others: ["zeros", "normal", "lecun-normal", "xavier-normal", "he-normal"],
    run: { activation: "relu", widths: [512, 512] },
  },
];

type Reason = Network["reason"] | (typeof idle)[number];

function networkOf({ about }: Offer): Network {
  return networks.find(({ key }) => key === about) ?? (networks[0] as Network);
}

/** The key of the text on a scheme in a network; every pair that is offered has one. */
type Pair = Extract<Parameters<typeof words.text>[0], `${Network["key"]}.${NetworkScheme}`>;

const message = ({ about }: Offer, choice: string): string => words.text(`${about}.${choice}` as Pair);

/** The variance of a weight, in the usual notation. */
const variances: Partial<Record<NetworkScheme, string>> = {
  "lecun-normal": "1/n_in",
  "xavier-normal": "2/(n_in + n_out)",
  "he-normal": "2/n_in",
  "unit-variance": "2.934/n_in",
};

const halves = () => ({ right: words.text("hint.kept"), left: words.text("hint.cut") });
const steps = () => ({ first: "1", step: words.text("hint.step") });
const parts = { whole: "E[h²]", mean: "E[h]²", rest: "Var(h)" };

/** Whether the network has more than two layers, so that a plot over the layers is worth showing. */
const isDeep = ({ run }: Network): boolean => (run?.widths.length ?? 0) > 3;

/** The question on one of three networks: choose an initialization and a reason. */
export function network(place: 0 | 1 | 2): ChoiceQuestion {
  return {
    key: `network-${place + 1}`,
    part: 5,
    after: ["relu"],
    form: "choice",
    title: () => words.text(`title.${place}`),
    draw(draws, retry, common) {
      // The three questions use the same shuffle, so that they get three different networks, also after a retry.
      const order = common.shuffled(networks);
      const { key, right, reason, others, alsoTrue } = order[(place + 3 * retry) % order.length] as Network;
      const reasons = draws
        .shuffled(networks.map((one) => one.reason).filter((one) => one !== reason && one !== alsoTrue))
        .slice(0, 2);
      return {
        about: key,
        choices: draws.shuffled([right, ...draws.shuffled(others).slice(0, 3)]),
        reasons: draws.shuffled([reason, ...reasons, draws.of(idle)]),
      };
    },
    right: (offer) => ({ choice: networkOf(offer).right, reason: networkOf(offer).reason }),
    ask: ({ about }) => html`<p>${words.text(`${about as Network["key"]}.text`)}</p>`,
    asks: { choice: () => words.text("choose"), reason: () => words.text("why") },
    label(choice) {
      const name = words.text(`scheme.${choice as NetworkScheme}`);
      const variance = variances[choice as NetworkScheme];
      return variance ? words.text("scheme.with", { name, variance }) : name;
    },
    short: (choice) => words.text(`scheme.${choice as NetworkScheme}`),
    aimsAtOne: ({ about }) => about !== "regression" && about !== "tanh",
    reason: (reason) => words.text(`reason.${reason as Reason}`),
    message,
    reasonMessage(offer, reason) {
      const own = reason === networkOf(offer).reason || idle.some((one) => one === reason);
      return own ? words.text(`reason.${reason as Reason}.says`) : words.text("reason.other");
    },
    hints: () => [
      {
        message: words.text("hint.activation"),
        picture: squarePicture(words.text("hint.activation.picture"), 0, halves()),
      },
      { message: words.text("hint.depth"), picture: stairsPicture(words.text("hint.depth.picture"), growth, steps()) },
      {
        message: words.text("hint.wanted"),
        picture: partsPicture(words.text("hint.wanted.picture"), 1 / Math.PI, parts),
      },
    ],
    request(offer, choice, seed) {
      const { run } = networkOf(offer);
      return run && { ...run, scheme: choice, std: 1, samples: 60, seed, bins: 40 };
    },
    read({ layers }, offer) {
      const last = layers.at(-1) as SignalLayer;
      if (isDeep(networkOf(offer)))
        return {
          what: "E[h²]",
          measured: last.secondMoment,
          depth: layers.map(({ secondMoment }) => secondMoment),
        };
      const relu = networkOf(offer).run?.activation === "relu";
      return { what: relu ? "Var(h)" : "Var(z)", measured: last.variance, spread: leakySpread(last, relu ? 0 : 1) };
    },
  };
}
