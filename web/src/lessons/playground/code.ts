import type { Catalog, Prepared } from "../../engine/types";
import { pythonNumber } from "../../kit/python";
import type { State } from "./state";
import { words } from "./words";

type Values = Readonly<Record<string, unknown>>;

/** The same network and the same training loop in PyTorch: what differs is which random numbers are drawn. */
export function torch(catalog: Catalog, state: State, prepared: Prepared): string[] {
  const { classes, features } = prepared;
  const code = [
    "import torch",
    "from torch import nn",
    "",
    `torch.manual_seed(${state.seed})`,
    `# ${words.text("code.data", { features: features.length, preprocess: state.data.preprocess })}`,
    `# ${words.text(classes ? "code.classes" : "code.values")}`,
    "data = torch.utils.data.TensorDataset(x_train, y_train)",
    ...loader(state, prepared.parts.train.count),
    "",
    ...model(catalog, state, features.length, classes ? classes.length : 1),
    "",
    ...firstWeights(catalog, state),
    "",
    ...optimizer(catalog, state),
    "",
    ...loop(state, classes !== null),
  ];
  return code.some((line) => line.includes("math.")) ? ["import math", ...code] : code;
}

/**
 * What cuts the rows into batches, shuffled anew for each pass. Batch normalization cannot train on one row: where the
 * last
 * batch would have a single one, it joins the batch before, as in the core (core/train/batch-order.h).
 */
function loader({ batchSize, model: { hidden, normalization } }: State, rows: number): string[] {
  const size = pythonNumber(batchSize);
  const single =
    normalization === "batch" && hidden.length > 0 && batchSize > 1 && rows > batchSize && rows % batchSize === 1;
  if (!single) return [`loader = torch.utils.data.DataLoader(data, batch_size=${size}, shuffle=True)`];
  return [
    `# ${words.text("code.single", { rows, batchSize })}`,
    "class Batches:",
    "    def __iter__(self):",
    `        batches = list(torch.randperm(len(data)).split(${size}))`,
    "        yield from [*batches[:-2], torch.cat(batches[-2:])]",
    "",
    "loader = torch.utils.data.DataLoader(data, sampler=Batches(), batch_size=None)",
  ];
}

function model(
  { activations }: Catalog,
  { model: { hidden, activation, normalization } }: State,
  inputs: number,
  outputs: number,
): string[] {
  const normal = normalization === "batch" ? "nn.BatchNorm1d" : normalization === "layer" ? "nn.LayerNorm" : "";
  const layers = hidden.flatMap((units, index) => [
    `nn.Linear(${hidden[index - 1] ?? inputs}, ${units})`,
    ...(normal ? [`${normal}(${units})`] : []),
    activations.find(({ name }) => name === activation)?.torch ?? "",
  ]);
  return [
    "model = nn.Sequential(",
    ...[...layers, `nn.Linear(${hidden.at(-1) ?? inputs}, ${outputs})`].map((line) => `    ${line},`),
    ")",
  ];
}

function firstWeights({ initializers }: Catalog, { init }: State): string[] {
  const scheme = initializers.find(({ name }) => name === init.scheme);
  const lines = [
    filled(scheme?.torch ?? "", init),
    // What PyTorch draws unless told otherwise includes the biases.
    ...(init.scheme === "torch-default" ? [] : ["torch.nn.init.zeros_(layer.bias)"]),
    ...(init.gain === 1 ? [] : [`layer.weight.data.mul_(${pythonNumber(init.gain)})`]),
  ];
  return ["for layer in model:", "    if isinstance(layer, nn.Linear):", ...lines.map((line) => `        ${line}`)];
}

function optimizer({ optimizers, schedules }: Catalog, state: State): string[] {
  const rule = optimizers.find(({ name }) => name === state.optimizer.name);
  const schedule = schedules.find(({ name }) => name === state.schedule.name);
  const defaults = (knobs: Catalog["optimizers"][number]["knobs"] = []) =>
    Object.fromEntries(knobs.map((knob) => [knob.name, knob.default]));
  const rates = { ...defaults(schedule?.knobs), ...state.schedule, steps: state.steps, lr: state.optimizer.lr };
  return [
    `optimizer = ${filled(rule?.torch ?? "", { ...defaults(rule?.knobs), ...state.optimizer })}`,
    ...(scheduled(state) ? [`scheduler = ${filled(schedule?.torch ?? "", rates)}`] : []),
  ];
}

const scheduled = ({ schedule }: State) => schedule.name !== "constant";

function loop(state: State, classes: boolean): string[] {
  const loss = classes
    ? "loss = nn.functional.cross_entropy(logits, y)"
    : "loss = nn.functional.mse_loss(prediction, y)";
  return [
    "step = 0",
    `while step < ${pythonNumber(state.steps)}:`,
    "    for x, y in loader:",
    ...[
      "optimizer.zero_grad()",
      `${classes ? "logits" : "prediction"} = model(x)`,
      loss,
      "loss.backward()",
      "optimizer.step()",
      ...(scheduled(state) ? ["scheduler.step()"] : []),
      "step += 1",
      `if step == ${pythonNumber(state.steps)}:`,
      "    break",
    ].map((line) => `        ${line}`),
  ];
}

/** A line of the catalog with the values in place of the braces. */
function filled(line: string, values: Values): string {
  return line.replaceAll(/\{(\w+)\}/g, (_, name: string) => pythonNumber(Number(values[name])));
}
