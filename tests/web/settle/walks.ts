import type { Possible } from "./changes";

/** How to walk through a lesson: the first state, the number of changes, and values that the schema does not list. */
export interface Walk extends Possible {
  /** The first state, if the defaults take long to compute. */
  begin?: object;
  changes: number;
}

const neuron = "z = w*x + b; a = sigmoid(z); L = (a - y)^2";

/** By the name of the element without `gradlab-`. */
export const walks: Readonly<Record<string, Walk>> = {
  // The reader chooses how much of a table is shown, as with an open drawer; a button trains twenty more passes.
  "training-loop": { changes: 8, left: "gl-tensor, gl-button[icon='play']" },
  scaling: {
    changes: 8,
    begin: { steps: 10 },
    choices: { scales: [[0.01, 1], [0.1, 3.3], [1]], steps: [10, 40] },
    reach: { steps: 0.3 },
  },
  backprop: {
    changes: 8,
    choices: {
      text: [neuron, "c = a * b + a", "L = sum(W @ x)", "y = relu(x", "y = exp(x) / nothing", "b = a + a; c = b + b"],
      at: [{}, { w: "2" }, { x: "1/3", a: "-1" }, { a: "word" }],
      wrt: ["", "x", "w", "a"],
      cotangent: ["", "2", "1,2"],
      tangent: ["", "-1", "1,2"],
      cursor: [null, 0, 3, 500],
      "guesses.neuron": ["", "one", "four"],
      "guesses.reused": ["", "two", "four"],
      "modes.inputs": [1, 3, 24],
      "modes.outputs": [6, 12, 30],
      "check.wrt": ["", "x", "nothing"],
      "check.element": [0, 1, 9999],
      "turn.seed": [1, 2, 3],
      "turn.answers": [[], ["1"], ["0.5", "2", ""]],
      "turn.slips": [[], [1], [0, 2]],
      "turn.help": [[], [1], [0, 2]],
    },
  },
  init: {
    changes: 8,
    begin: { depth: 3, width: 8, compare: ["he-normal"] },
    choices: {
      scheme: ["he-normal", "zeros", "normal", "torch-default", "orthogonal", "unit-variance", "nothing"],
      gain: [1, 2, 0],
      std: [0.1, 1, 0],
      activation: ["relu", "tanh", "sigmoid", "nothing"],
      normalization: ["none", "batch", "layer", "nothing"],
      depth: [1, 3, 6],
      width: [1, 4, 16],
      inputMean: [0, 1, -3],
      inputStd: [1, 0, 10],
      compare: [[], ["he-normal", "zeros"], ["torch-default", "torch-default-biases"]],
      "deep.layers": [1, 10],
      "deep.guess": ["", "same", "nothing"],
    },
    reach: { depth: 0.2, width: 0.4 },
    left: ".see, gl-predict, gl-init-plot",
  },
  // Whether a pasted receipt holds follows from its text, which is no part of the state.
  "init-quiz": {
    changes: 12,
    left: "gl-quiz-receipt",
    choices: {
      seed: [1, 2, 3, 4],
      at: [1, 2, 3, 5, 8, 12, 99],
      "#answer": ["0.05", "sqrt(2/n)", "1.2^3", "sqrt("],
    },
  },
  optimizers: {
    changes: 6,
    begin: { steps: 40, rules: ["sgd", "adam"], speed: 1000 },
    choices: {
      surface: [{ name: "ravine", angle: 30 }, { name: "bowl" }, { name: "rosenbrock" }, { name: "nothing" }],
      start: [null, [1, 1], [-1.5, 2]],
      rules: [["sgd", "adam"], ["momentum"], ["sgd", "own"], [], ["nothing"]],
      knobs: [
        {},
        { sgd: { lr: 0.01 } },
        { adam: { lr: 0.1, beta1: 0.5 } },
        { own: { lr: 1 } },
        { sgd: { nothing: 1 } },
      ],
      own: ["theta = theta - lr*g", "theta = theta - lr*", "v = mu*v + g\ntheta = theta - lr*v"],
      steps: [40, 60],
      noise: [0, 0.5],
      step: [0, 5, 40],
      speed: [400, 1000],
      inside: ["sgd", "adam", "own", "nothing"],
      "guess.order": [[], ["adam", "sgd"], ["nothing"]],
      "claims.open": ["", "smooth", "axes", "nothing"],
      "claims.seeds": [2, 10],
      "claims.orders": [{}, { smooth: ["adam", "sgd"] }],
      "claims.guesses": [{}, { smooth: "holds" }],
    },
    reach: { steps: 0.3 },
    left: "gl-slider[path='speed']",
  },
  "optimizers-networks": {
    changes: 12,
    begin: {
      data: { samples: 40 },
      model: { layers: 1, units: 4 },
      batchSize: 20,
      steps: 20,
      rules: ["sgd", "adam"],
      seeds: 2,
    },
    choices: {
      "data.source": ["moons", "spiral", "iris", "nothing"],
      "data.samples": [20, 60],
      "data.noise": [0, 0.3],
      "model.layers": [0, 1, 2],
      "model.units": [1, 4],
      "model.activation": ["relu", "tanh", "nothing"],
      batchSize: [1, 20],
      steps: [20, 40],
      rules: [["sgd", "adam"], ["momentum"], [], ["nothing"]],
      lr: [0.01, 1, 10],
      seeds: [2, 3],
      "guess.order": [[], ["adam", "sgd"], ["nothing"]],
      "schedules.rule": ["sgd", "adam", "nothing"],
    },
    left: ".job",
  },
  playground: {
    changes: 10,
    begin: { data: { samples: 60 }, steps: 40 },
    choices: {
      seed: [1, 2],
      "data.source": ["spiral", "moons", "iris", "csv", "nothing"],
      "data.seed": [0, 1],
      "data.samples": [20, 60],
      "data.noise": [0, 0.3],
      "data.inputScale": [1, 10],
      "data.inputShift": [0, -1],
      "data.split": [
        [0.6, 0.2, 0.2],
        [1, 0, 0],
        [0.5, 0.5, 0.5],
      ],
      "data.preprocess": ["standardize", "none", "nothing"],
      "data.target": ["", "y", "nothing"],
      "model.hidden": [[], [2], [8, 8], [-1]],
      "model.activation": ["tanh", "relu", "nothing"],
      "model.normalization": ["none", "batch", "nothing"],
      init: [
        { scheme: "xavier-normal", std: 0.1, gain: 1 },
        { scheme: "zeros", std: 0.1, gain: 1 },
      ],
      optimizer: [{ name: "adam", lr: 0.01 }, { name: "sgd", lr: 1 }, { name: "nothing" }],
      schedule: [{ name: "constant" }, { name: "cosine" }, { name: "nothing" }],
      batchSize: [1, 32],
      steps: [20, 40],
      csv: [
        { name: "", text: "", hash: "", rows: 0 },
        { name: "a.csv", text: "", hash: "elsewhere", rows: 100 },
        { name: "", text: "x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b", hash: "", rows: 6 },
      ],
      looks: [{}, { "1": 2 }],
    },
    left: ".presets, .shows, .test",
  },
  hparams: {
    changes: 6,
    choices: {
      "ways.seed": [1, 2],
      "map.seed": [0, 1],
      "study.seed": [0, 1],
      "study.lr": [
        [1e-4, 1],
        [1e-3, 0.1],
      ],
      "study.brushes": [{}, { loss: [0.2, 0.5] }],
      "study.fixed.lr": [0.1, 0.3],
      "study.fixed.momentum": [0, 0.9],
      "study.fixed.batchSize": [32, 64],
      "study.fixed.width": [16, 8],
      "fooling.peeks": [0, 3],
      "game.seed": [0, 1],
      "game.runs": [
        [],
        [{ lr: 0.03, momentum: 0.5, batchSize: 32, width: 8 }],
        [
          { lr: 0.03, momentum: 0.5, batchSize: 32, width: 8 },
          { lr: 1, momentum: 0.9, batchSize: 8, width: 4 },
        ],
      ],
      "game.next": [null, { lr: 0.3, momentum: 0, batchSize: 64, width: 16 }],
      "game.opened": [false, false, false, true],
      "changes.next": [null, { lr: 0.3, momentum: 0, batchSize: 64, width: 16 }],
      "changes.seed": [0, 1],
      "changes.runs": [
        [{ lr: 0.03, momentum: 0.5, batchSize: 32, width: 8 }],
        [
          { lr: 0.03, momentum: 0.5, batchSize: 32, width: 8 },
          { lr: 0.1, momentum: 0.5, batchSize: 32, width: 8 },
        ],
        [],
      ],
      "fooling.seed": [0, 1],
      "transfer.seed": [0, 1],
    },
    // A button starts the trainings of a search; the studies in the browser's storage belong to other elements, too.
    left: "gl-predict, .run, .saved, gl-hparams-study dl",
  },
};
