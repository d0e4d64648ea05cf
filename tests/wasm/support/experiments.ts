/**
 * Experiments that together use every kind of arithmetic in the core: compared natively, in Node and in Chromium.
 */
import type { ExperimentDraft } from "../../../wasm-bindings/engine";

const steps = 500;
const evalEvery = 100;

export const experiments: Record<string, ExperimentDraft> = {
  "spiral, relu, adam": { data: { source: "spiral" }, model: { hidden: [32, 32] }, steps, evalEvery },
  "moons, tanh, momentum, batch normalization": {
    seed: 3,
    data: { source: "moons", noise: 0.2 },
    model: { hidden: [7, 5], activation: "tanh", normalization: "batch" },
    init: { scheme: "xavier-uniform" },
    optimizer: { name: "momentum", lr: 0.05 },
    schedule: { name: "cosine" },
    batchSize: 13,
    steps,
    evalEvery,
  },
  "plane, gelu, rmsprop, layer normalization": {
    seed: 9,
    data: { source: "plane", preprocess: "whiten" },
    model: { hidden: [9, 6], activation: "gelu", normalization: "layer" },
    init: { scheme: "orthogonal" },
    optimizer: { name: "rmsprop", lr: 0.003, momentum: 0.5 },
    schedule: { name: "warmup-cosine", warmup: 50 },
    batchSize: 10,
    steps,
    evalEvery,
  },
  "sine, sigmoid, adamw": {
    data: { source: "sine", preprocess: "min-max" },
    model: { hidden: [20], activation: "sigmoid" },
    init: { scheme: "lecun-normal" },
    optimizer: { name: "adamw", lr: 0.01 },
    steps,
    evalEvery,
  },
  "circles, elu, adagrad": {
    data: { source: "circles" },
    model: { hidden: [8, 8], activation: "elu" },
    init: { scheme: "torch-default" },
    optimizer: { name: "adagrad", lr: 0.05 },
    schedule: { name: "step", every: 200 },
    steps,
    evalEvery,
  },
  "moons, relu, adamw, maximal update": {
    data: { source: "moons" },
    model: { hidden: [24, 24], parametrization: { name: "mup", baseWidth: 8 } },
    optimizer: { name: "adamw", lr: 0.01 },
    steps,
    evalEvery,
  },
  "gaussians, silu, nesterov": {
    data: { source: "gaussians" },
    model: { hidden: [6], activation: "silu" },
    optimizer: { name: "nesterov", lr: 0.02 },
    steps,
    evalEvery,
  },
  "xor, softplus, sgd": {
    data: { source: "xor" },
    model: { hidden: [6, 3], activation: "softplus" },
    optimizer: { name: "sgd", lr: 0.1, weightDecay: 0.001 },
    batchSize: 1,
    steps,
    evalEvery,
  },
};
