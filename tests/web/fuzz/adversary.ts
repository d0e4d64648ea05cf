import descents from "virtual:catalog-descents";
import layers from "virtual:catalog-layers";
import lists from "virtual:catalog-rest";
import type { Plain } from "../../../web/src/state";
import type { Choices } from "./draw";

/**
 * Texts for a field that expects an expression: ends of domains, kinks, large sizes, shapes that do not fit, and texts
 * that are no expressions.
 */
const expressions = [
  "y = log(x)",
  "y = log(-x)",
  "y = log(x - 1)",
  "y = sqrt(x)",
  "y = sqrt(-x)",
  "y = x / 0",
  "y = 0 / 0",
  "y = x^x",
  "y = (-x)^0.5",
  "y = x^-1",
  "y = 0^0",
  "y = relu(x - 1)",
  "y = abs(x - 1)",
  "y = max(x, 1)",
  "y = min(x, x)",
  "y = exp(1000 * x)",
  "y = exp(exp(exp(x)))",
  "y = 1e308 * 10 * x",
  "y = 1e-320 / x",
  "y = exp(1000) - exp(1000)",
  "y = exp(1000) * 0 * x",
  "y = tanh(1e6 * x)",
  "y = sigmoid(-1e6 * x)",
  "y = 1",
  "y = x",
  "x",
  "",
  " ",
  ";",
  "y =",
  "y = x +",
  "y = (x",
  "y = x @ w",
  "y = W @ x",
  "y = sum(W)",
  "y = mean(W * W)",
  "y = log(sum(exp(W)))",
  "x = x",
  "y = a + b; z = y * y; y",
  "y = 1/3",
  "y = 1,5 * x",
  "y = foo(x)",
  "y = log(log(log(x)))",
  "y = 0 * log(0 * x)",
  "h = relu(W @ x); L = mean(h)",
  "y = softmax(W)",
  "y = (x - x) / (x - x)",
  "y = gelu(1e200 * x)",
  "💥",
  "y = x^1000",
  "b = a + a; c = b + b; d = c + c; e = d * d; f = e * e; g = f * f; h = g * g; i = h * h; j = i * i",
] as const;

const values = [
  "0",
  "-0",
  "-1",
  "1",
  "1e308",
  "-1e308",
  "1e-308",
  "5e-324",
  "1/3",
  "2 × 10⁻⁴",
  "1,5",
  "[1, 2]",
  "[[1, 2], [3, 4]]",
  "[[0, 0], [0, 0]]",
  "[[1], [2]]",
  "[[1e308, -1e308]]",
  "[1, 2; 3]",
  "",
  "x",
  "1e999",
  "[]",
  "[[]]",
  "--1",
  "1 000 000",
] as const;

/** Update rules: without a rate, without a gradient, with divisions by zero, outside of all domains. */
const rules = [
  "theta = theta - lr*g",
  "theta = theta - g",
  "theta = theta",
  "theta = log(-abs(g))",
  "theta = theta - lr*log(-t)",
  "theta = theta - lr*g/0",
  "theta = theta - lr*0/0",
  "theta = sqrt(-1)",
  "theta = theta - sqrt(theta)",
  "theta = theta*theta",
  "s = s + g^2\ntheta = theta - lr*g/sqrt(s)",
  "theta = theta - lr*g^0.5",
  "theta = exp(exp(theta))",
  "theta = 1e308*theta",
  "v = mu*v + g\ntheta = theta - lr*v",
  "theta = a*theta + b*g + c",
  "m = m/(1 - t)\ntheta = theta - m",
  "theta",
  "",
  "g = 1",
  "theta = theta - lr*g +",
  "theta = theta - lr*foo(g)",
  "theta = max(g, theta)",
  "theta = 0/0",
  "v = 1/g\ntheta = theta - v",
  "theta = theta - lr*abs(g)^(t - 1)",
  "theta = theta - 1e-320*g",
  "t = 1",
  "theta = theta - lr*g; theta = 0",
] as const;

/**
 * Tables: with gaps, one row, one column, one class, constants, huge and tiny numbers, and texts that are no tables.
 */
const tables = [
  "a,b,c\n1,2,0\n3,4,1\n5,6,0\n7,8,1\n9,10,0\n2,1,1\n4,3,0\n6,5,1\n8,7,0\n1,1,1",
  "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y",
  "a\n1\n2\n3",
  "a,b\n1,2",
  "",
  "\n\n",
  "a,b\n,\n,\n,",
  "x,y\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1\n1,1",
  "x,y\n1e308,0\n-1e308,1\n1e308,0\n-1e308,1\n1e307,0\n-1e307,1\n0,1\n1,0",
  "x,y\n1e-320,0\n2e-320,1\n3e-320,0\n4e-320,1\n5e-320,1\n6e-320,0",
  "nan,inf\n1,2\n3,4",
  "x;y\n1,5;2\n2,5;3\n3,5;4\n4,5;5\n5,5;6\n6,5;7",
  "x\ty\n1\t2\n3\t4\n5\t6\n7\t8\n9\t1\n2\t3",
  "x,y\nNA,1\n2,NA\n3,1\n4,0\n5,1\n6,0\n7,1\n8,0",
  "x,y\n1,2,3\n4,5",
  '"a,b\n1,2',
  "x,y\n0.1,1.5\n0.2,2.5\n0.3,3.5\n0.4,4.5\n0.5,5.5\n0.6,6.5\n0.7,7.5\n0.8,8.5",
] as const;

const namesOf = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);
const sources = [...namesOf(lists.sources), "nowhere"];
const optimizers = namesOf(descents.optimizers);
const surfaces: Plain[] = [
  ...[...namesOf(descents.surfaces), "nowhere"].map((name) => ({ name })),
  { name: "ravine", angle: 0, kappa: 1 },
  { name: "ravine", angle: 45, kappa: 1000 },
  { name: "ravine", kappa: 1e9 },
];
const lr = [1e-12, 1e-4, 0.01, 0.5, 3, 100, 1e10, 1e300];
const activations = [...namesOf(layers.activations), "nonesuch"];
const normalizations = [...namesOf(layers.normalizations), "nonesuch"];
const schemes = [...namesOf(layers.initializers), "nonesuch"];
const at = ["x", "w", "W", "a", "b", "y"].flatMap((name) => values.map((value) => ({ [name]: value })));
/** Each text with each value for its names, at the first and at the last step. */
const read: Plain[] = expressions.flatMap((text) =>
  values.flatMap((value) => [null, 500].map((cursor) => ({ text, at: { x: value, W: value }, cursor, cotangent: "" }))),
);
/** Each rule in a race with a built-in one, with default and with extreme constants. */
const raced: Plain[] = rules.flatMap((own) =>
  [{}, { lr: 1e10 }, { lr: 0, a: 1e308, mu: -1 }].map((constants) => ({
    own,
    rules: ["sgd", "own"],
    knobs: { own: constants },
    steps: 50,
    step: 50,
    inside: "own",
  })),
);
const runs = [
  { lr: 1e-9, momentum: 0, batchSize: 1, width: 1 },
  { lr: 1e9, momentum: 1.5, batchSize: 0, width: 0 },
  { lr: 0.1, momentum: 0.9, batchSize: 32, width: 8 },
  { lr: -1, momentum: -1, batchSize: 1e9, width: 1e9 },
  { lr: 3, momentum: 0.99, batchSize: 8, width: 32 },
];

/** Values that the schemas do not list, by lesson and path. */
export const adversary: Readonly<Record<string, Choices>> = {
  "training-loop": { lr: [0.001, 0.5, 30, 100] },
  backprop: {
    "": read,
    text: expressions,
    at: [...at, ...at.map((one, index) => ({ ...one, ...at[(index * 7) % at.length] }))],
    wrt: ["", "x", "w", "W", "nobody"],
    cotangent: ["", ...values],
    tangent: ["", ...values],
    "check.wrt": ["", "x", "w", "nobody"],
    "turn.answers": [[], ["1"], ["0", "", "-1e308", "x"], ["1/0", "1e999"]],
    "turn.slips": [[], [1], [3, 0, 99]],
    "turn.help": [[], [2], [1, 2, 2, 2, 2, 2]],
    "guesses.neuron": ["", "forward", "nonsense"],
    "modes.inputs": [1, 24, 200],
    "modes.outputs": [1, 6, 200],
  },
  scaling: { scales: [[0.01], [10], [0.01, 10], [1, 1, 1], [0.5, 3.1, 3.17]], steps: [10, 100, 300] },
  init: {
    scheme: schemes,
    activation: activations,
    normalization: normalizations,
    width: [1, 2, 16, 64],
    depth: [1, 2, 20, 50],
    gain: [0, 1e-6, 1, 1.5, 1e6],
    std: [0, 1e-6, 0.1, 1, 1e6],
    "deep.guess": ["", "He", "same", "nobody"],
  },
  "init-quiz": {},
  optimizers: {
    "": raced,
    surface: surfaces,
    rules: [[], ["own"], ["sgd", "own"], optimizers, ["adam"], ["nonesuch"], ["own", "adagrad", "rmsprop"]],
    start: [null, [0, 0], [1e9, -1e9], [1e300, 0], [-2, 2]],
    own: rules,
    noise: [0, 0.1, 10, 1e9],
    steps: [1, 10, 200, 500],
    step: [0, 1, 50, 200, 10_000],
    knobs: [
      {},
      ...lr.map((rate) => ({ sgd: { lr: rate }, momentum: { lr: rate }, adam: { lr: rate }, own: { lr: rate } })),
      { momentum: { mu: 0 }, adam: { beta1: 0.999, beta2: 0 } },
      { own: { a: 0, b: -1e300, c: 1e308, mu: 2 } },
    ],
    inside: [...optimizers, "own", "nonesuch"],
    "claims.open": ["", "smooth", "steady", "sparse", "dying-rate", "nonesuch"],
    "guess.order": [[], optimizers, ["sgd"]],
    "view.turn": [0, 90, 1e9, -720],
  },
  "optimizers-networks": {
    "data.source": sources,
    "data.samples": [20, 100],
    "model.activation": activations,
    "model.units": [1, 4, 16],
    "model.layers": [0, 1, 2],
    steps: [20, 50],
    seeds: [2, 3],
    rules: [[], ["sgd"], ["sgd", "adam"], optimizers, ["nonesuch"]],
    lr: [1e-12, 0.01, 1, 1e10],
    "schedules.rule": [...optimizers, "nonesuch"],
    "guess.order": [[], optimizers],
  },
  playground: {
    "data.source": [...sources, "csv", "csv"],
    "data.samples": [1, 2, 10, 100, 500, 1e9, 0.5],
    "data.noise": [0, 0.1, 100, -1, 1e300],
    "data.inputScale": [1, 0, 1e-30, 1e30, -1],
    "data.inputShift": [0, 1e6, -1e300],
    "data.split": [
      [0.6, 0.2, 0.2],
      [1, 0, 0],
      [0.98, 0.01, 0.01],
      [0, 1, 0],
      [0.5, 0.5, 0.5],
    ],
    "data.preprocess": [...namesOf(lists.preprocessings), "nonesuch"],
    "data.target": ["", "y", "nobody"],
    "model.hidden": [[], [1], [8, 8], [0], [64], [1e9], [2, 2, 2, 2, 2, 2], [0.5]],
    "model.activation": activations,
    "model.normalization": normalizations,
    "init.scheme": schemes,
    "init.std": [0, 0.1, 1, 1e30],
    "init.gain": [0, 1, 100, 1e30],
    optimizer: ["nonesuch", ...optimizers].flatMap((name) => lr.map((rate) => ({ name, lr: rate }))),
    schedule: [...namesOf(lists.schedules), "nonesuch"].map((name) => ({ name })),
    batchSize: [1, 32, 500, 1e9, 0],
    steps: [1, 20, 5000, 0, 1e12],
    csv: tables.map((text) => ({ name: "t.csv", text, hash: "", rows: 3 })),
    "view.speed": [1, 600, 10_000],
    looks: [{}, { x: 3 }],
  },
  hparams: {
    dials: [
      {},
      { lr: 50 },
      { preprocess: 50, layers: 50, width: 50, init: 50, optimizer: 50, lr: 50, momentum: 50, batch: 50, steps: 50 },
    ],
    "study.lr": [
      [1e-4, 1],
      [1, 1],
      [1, 1e-4],
      [0, 0],
      [1e-300, 1e300],
    ],
    "study.momentum": [
      [0, 0.99],
      [1, 0],
      [0.5, 0.5],
    ],
    "study.batchSize": [
      [8, 128],
      [1, 1],
      [0, 1e9],
    ],
    "study.width": [
      [4, 32],
      [1, 1],
      [0, 1e9],
    ],
    "game.runs": [[], runs.slice(0, 2), runs],
    "changes.runs": [[], runs.slice(2, 3), runs],
    "study.trials": [4, 10],
  },
};
