import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Catalog, Prepared } from "../../engine/types";
import { pythonNumber } from "../../kit/python";
import { currentLanguage } from "../../messages";
import type { State } from "./state";
import { words } from "./words";

type Values = Readonly<Record<string, unknown>>;

const tones = { backward: "backward", logits: "forward", prediction: "forward", loss: "forward" } as const;

/** The drawer that holds the program. */
export function code(catalog: Catalog, state: State, prepared: Prepared): TemplateResult {
  return html`${guard(
    [catalog, state, prepared, currentLanguage()],
    () => html`<gl-field part-name="code">
      <gl-drawer label=${words.text("code.title")} summary=${words.text("code.summary")}>
        <gl-code
          copyable
          label=${words.text("code.label")}
          .lines=${torch(catalog, state, prepared).map((text) => ({ text }))}
          .tones=${tones}
        ></gl-code>
      </gl-drawer>
    </gl-field>`,
  )}`;
}

/** The lines of a PyTorch program with the same network and training loop; only the random numbers differ. */
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
 * Lines of Python that shuffle the rows in each epoch and cut them into batches. Batch normalization cannot train on a
 * batch of one row: a last batch of one row joins the batch before it, as in the core (core/train/batch-order.h).
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

function model({ activations }: Catalog, state: State, inputs: number, outputs: number): string[] {
  const { hidden, activation, normalization } = state.model;
  const ratio = widthRatio(state);
  const normal = normalization === "batch" ? "nn.BatchNorm1d" : normalization === "layer" ? "nn.LayerNorm" : "";
  const layers = hidden.flatMap((units, index) => [
    `nn.Linear(${hidden[index - 1] ?? inputs}, ${units})`,
    ...(normal ? [`${normal}(${units})`] : []),
    activations.find(({ name }) => name === activation)?.torch ?? "",
  ]);
  const last = `nn.Linear(${hidden.at(-1) ?? inputs}, ${outputs})`;
  return [
    ...(ratio === 1 ? [] : divided(ratio)),
    "model = nn.Sequential(",
    ...[...layers, ...(ratio === 1 ? [] : ["Divided()"]), last].map((line) => `    ${line},`),
    ")",
  ];
}

/**
 * The width of the first hidden layer divided by the base width of the maximal-update parametrization
 * (core/optim/parametrization.h); 1 for the standard parametrization.
 */
function widthRatio({ model: { hidden, parametrization } }: State): number {
  const base = Number(parametrization.baseWidth);
  return parametrization.name === "mup" && base > 0 && hidden[0] !== undefined ? hidden[0] / base : 1;
}

/** A PyTorch module that divides the weighted sums of the output layer by `ratio`; its bias is not divided. */
const divided = (ratio: number): string[] => [
  `m = ${pythonNumber(ratio)}  # ${words.text("code.mup")}`,
  "",
  "class Divided(nn.Module):",
  "    def forward(self, x):",
  "        return x / m",
  "",
];

function firstWeights({ initializers }: Catalog, state: State): string[] {
  const { init } = state;
  const scheme = initializers.find(({ name }) => name === init.scheme);
  const lines = [
    filled(scheme?.torch ?? "", init),
    // PyTorch's default initialization also draws the biases.
    ...(init.scheme === "torch-default" ? [] : ["torch.nn.init.zeros_(layer.bias)"]),
    ...(init.gain === 1 ? [] : [`layer.weight.data.mul_(${pythonNumber(init.gain)})`]),
  ];
  return [
    "for layer in model:",
    "    if isinstance(layer, nn.Linear):",
    ...lines.map((line) => `        ${line}`),
    ...(widthRatio(state) === 1 ? [] : ["model[-1].weight.data.mul_(m ** 0.5)"]),
  ];
}

/** The parameter groups of the maximal-update parametrization, which has a different rate for each group. */
function groups({ scaleFree, decoupledDecay }: Catalog["optimizers"][number], state: State): string[] {
  const { lr, weightDecay } = state.optimizer;
  if (widthRatio(state) === 1) return [];
  const rate = pythonNumber(Number(lr));
  // PyTorch multiplies a decoupled decay by the rate of its group; here it follows the rate of the step alone.
  const decay = (inverse: string) =>
    decoupledDecay ? `, "weight_decay": ${pythonNumber(Number(weightDecay))} ${inverse}` : "";
  const lines = [
    `# ${words.text("code.mup.rates")}`,
    "linear = [layer for layer in model if isinstance(layer, nn.Linear)]",
  ];
  if (!scaleFree)
    return [
      ...lines,
      "usual = [layer.weight for layer in linear[1:-1]] + [linear[-1].bias]",
      "others = [one for one in model.parameters() if all(one is not other for other in usual)]",
      `groups = [{"params": usual}, {"params": others, "lr": ${rate} * m${decay("/ m")}}]`,
    ];
  return [
    ...lines,
    "hidden = [layer.weight for layer in linear[1:-1]]",
    "others = [one for one in model.parameters() if all(one is not other for other in hidden)]",
    `groups = [{"params": others}, {"params": hidden, "lr": ${rate} / m${decay("* m")}}]`,
  ];
}

function optimizer({ optimizers, schedules }: Catalog, state: State): string[] {
  const rule = optimizers.find(({ name }) => name === state.optimizer.name);
  const schedule = schedules.find(({ name }) => name === state.schedule.name);
  const defaults = (knobs: Catalog["optimizers"][number]["knobs"] = []) =>
    Object.fromEntries(knobs.map((knob) => [knob.name, knob.default]));
  const rates = { ...defaults(schedule?.knobs), ...state.schedule, steps: state.steps, lr: state.optimizer.lr };
  const optimizer = { ...defaults(rule?.knobs), ...state.optimizer };
  const parameterGroups = rule ? groups(rule, { ...state, optimizer }) : [];
  const created = filled(rule?.torch ?? "", optimizer);
  return [
    ...parameterGroups,
    `optimizer = ${parameterGroups.length > 0 ? created.replace("model.parameters()", "groups") : created}`,
    ...(scheduled(state) ? [`scheduler = ${filled(scheduler(schedule, parameterGroups.length > 0), rates)}`] : []),
  ];
}

/** PyTorch's cosine schedule ends at the same rate for all groups. With groups, it is written as a factor instead. */
function scheduler(schedule: Catalog["schedules"][number] | undefined, grouped: boolean): string {
  if (schedule?.name !== "cosine" || !grouped) return schedule?.torch ?? "";
  const end = "{final} / {lr}";
  const wave = "(1 + math.cos(math.pi * t / {steps})) / 2";
  return `torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: ${end} + (1 - ${end}) * ${wave})`;
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

/** A line of the catalog with each `{name}` replaced by its value. */
function filled(line: string, values: Values): string {
  return line.replaceAll(/\{(\w+)\}/g, (_, name: string) => pythonNumber(Number(values[name])));
}
