"""Whole training runs in PyTorch, for tests/core/train: the same data, first weights and batches as the native program's.

    python3 tests/torch/train.py [GRADLAB]      writes tests/fixtures/train/

GRADLAB is the native program (build/native/gradlab), asked for prepared data and first weights. The order of batches
follows from the seed alone and is made here once more, from O'Neill's PCG and Fisher and Yates's shuffle.
"""

import json
import pathlib
import subprocess
import sys

import torch

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests" / "fixtures" / "train"
GRADLAB = sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "native" / "gradlab"
STEPS = 60
MADE = {"source": "moons", "samples": 90, "noise": 0.2, "split": [0.7, 0.3, 0]}
CURVE = {"source": "sine", "samples": 90, "noise": 0.1, "split": [0.7, 0.3, 0]}

# Batch normalization makes the gradient of the bias before it mere rounding, which Adam would blow up: hence sgd there.
# Every activation, normalization and rule at least once; 63 training rows make a shorter last batch of all batch
# sizes but one, 31, whose last row joins the batch before when it is normalized.
RUNS = {
    "relu-adam": {"data": MADE, "model": {"hidden": [8, 8]}, "batchSize": 16},
    "linear-sgd": {"data": MADE, "model": {"hidden": []}, "optimizer": {"name": "sgd", "lr": 0.5}, "batchSize": 16},
    "tanh-momentum": {
        "data": MADE,
        "model": {"hidden": [5], "activation": "tanh"},
        "init": {"scheme": "xavier-uniform", "gain": 1.5},
        "optimizer": {"name": "momentum", "lr": 0.05, "dampening": 0.1},
        "batchSize": 10,
    },
    "batch-norm-relu-sgd": {
        "data": MADE,
        "model": {"hidden": [8, 7], "normalization": "batch"},
        "optimizer": {"name": "sgd", "lr": 0.1},
        "batchSize": 31,
    },
    "layer-norm-gelu-adamw": {
        "data": MADE,
        "model": {"hidden": [7, 6], "activation": "gelu", "normalization": "layer"},
        "optimizer": {"name": "adamw", "lr": 0.01, "weightDecay": 0.1},
        "schedule": {"name": "cosine", "final": 0.001},
        "batchSize": 16,
    },
    "regression-silu-rmsprop": {
        "data": CURVE,
        "model": {"hidden": [9], "activation": "silu"},
        "optimizer": {"name": "rmsprop", "lr": 0.01},
        "batchSize": 16,
    },
    "regression-softplus-nesterov-full-batch": {
        "data": CURVE,
        "model": {"hidden": [6], "activation": "softplus"},
        "init": {"scheme": "torch-default"},
        "optimizer": {"name": "nesterov", "lr": 0.05},
        "schedule": {"name": "step", "every": 20, "factor": 0.5},
        "batchSize": 1000,
    },
    "elu-adagrad-warmup": {
        "data": MADE,
        "model": {"hidden": [6, 5], "activation": "elu"},
        "optimizer": {"name": "adagrad", "lr": 0.1},
        "schedule": {"name": "warmup-cosine", "warmup": 10, "final": 0.01},
        "batchSize": 16,
    },
    "sigmoid-sgd-decay": {
        "data": MADE,
        "model": {"hidden": [6], "activation": "sigmoid"},
        "optimizer": {"name": "sgd", "lr": 0.5, "weightDecay": 0.01},
        "batchSize": 16,
    },
    "leaky-relu-adam-decay": {
        "data": MADE,
        "model": {"hidden": [6, 6], "activation": "leaky-relu"},
        "optimizer": {"name": "adam", "lr": 0.02, "weightDecay": 0.01},
        "batchSize": 62,
    },
}

ACTIVATIONS = {
    "relu": torch.nn.ReLU,
    "leaky-relu": torch.nn.LeakyReLU,
    "elu": torch.nn.ELU,
    "tanh": torch.nn.Tanh,
    "sigmoid": torch.nn.Sigmoid,
    "gelu": torch.nn.GELU,
    "silu": torch.nn.SiLU,
    "softplus": torch.nn.Softplus,
}


def gradlab(command, document, *flags):
    result = subprocess.run([GRADLAB, command, "-", *flags], input=json.dumps(document), text=True, stdout=subprocess.PIPE, check=True)
    return json.loads(result.stdout)


class Pcg:
    """PCG-XSH-RR 64/32, stream 4: batch order."""

    def __init__(self, seed):
        self.state, self.increment = 0, (4 << 1) | 1
        self.next()
        self.state += seed
        self.next()

    def next(self):
        old = self.state % 2**64
        self.state = (old * 6364136223846793005 + self.increment) % 2**64
        shifted, turn = (((old >> 18) ^ old) >> 27) % 2**32, old >> 59
        return (shifted >> turn | shifted << (-turn % 32)) % 2**32

    def below(self, bound):
        while True:
            product = self.next() * bound
            if product % 2**32 >= (2**32 - bound) % bound:
                return product >> 32


def batches(rows, size, joins_single):
    random = Pcg(0)
    while True:
        order = list(range(rows))
        for left in range(rows, 1, -1):
            other = random.below(left)
            order[left - 1], order[other] = order[other], order[left - 1]
        at = 0
        while at < rows:
            left = rows - at
            count = left if left <= size or (joins_single and left == size + 1) else size
            yield order[at : at + count]
            at += count


def optimizer(model, choice):
    knobs = {"name": "adam", "lr": 0.001, **choice}
    name, lr, decay = knobs["name"], knobs["lr"], knobs.get("weightDecay", 0)
    parameters = model.parameters()
    if name == "sgd":
        return torch.optim.SGD(parameters, lr, weight_decay=decay)
    if name == "momentum":
        return torch.optim.SGD(parameters, lr, momentum=0.9, dampening=knobs["dampening"], weight_decay=decay)
    if name == "nesterov":
        return torch.optim.SGD(parameters, lr, momentum=0.9, nesterov=True, weight_decay=decay)
    rule = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW, "rmsprop": torch.optim.RMSprop, "adagrad": torch.optim.Adagrad}
    return rule[name](parameters, lr, weight_decay=decay)


def scheduler(rule, choice):
    name = choice.get("name", "constant")
    if name == "constant":
        return torch.optim.lr_scheduler.LambdaLR(rule, lambda t: 1)
    if name == "step":
        return torch.optim.lr_scheduler.StepLR(rule, choice["every"], choice["factor"])
    if name == "cosine":
        return torch.optim.lr_scheduler.CosineAnnealingLR(rule, STEPS, choice["final"])
    warmup, rest = choice["warmup"], STEPS - choice["warmup"]
    first = torch.optim.lr_scheduler.LinearLR(rule, 1 / warmup, 1, warmup - 1)
    then = torch.optim.lr_scheduler.CosineAnnealingLR(rule, rest, choice["final"])
    return torch.optim.lr_scheduler.SequentialLR(rule, [first, then], [warmup])


def network(document, weights):
    model, modules = document["model"], []
    for i, layer in enumerate(weights):
        weight, bias = torch.tensor(layer["weight"]), torch.tensor(layer["bias"])
        linear = torch.nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            linear.weight.copy_(weight)
            linear.bias.copy_(bias)
        modules.append(linear)
        if i + 1 < len(weights):
            kind = model.get("normalization")
            modules += [torch.nn.BatchNorm1d(len(bias))] if kind == "batch" else [torch.nn.LayerNorm(len(bias))] if kind == "layer" else []
            modules.append(ACTIVATIONS[model.get("activation", "relu")]())
    return torch.nn.Sequential(*modules)


def trained(document):
    document = {**document, "steps": STEPS, "evalEvery": STEPS}
    data = gradlab("data", document)
    first = gradlab("train", {**document, "steps": 1}, "--weights")["weights"]["initial"]
    regression = data["classes"] is None
    dtype = torch.float64 if regression else torch.int64

    def part(name):
        rows = [row for row in data["rows"] if row["split"] == name]
        y = torch.tensor([row["y"] for row in rows], dtype=dtype)
        return torch.tensor([row["x"] for row in rows]), y.float()[:, None] if regression else y

    (x, y), (valid_x, valid_y) = part("train"), part("valid")
    model = network(document, first)
    rule = optimizer(model, document.get("optimizer", {}))
    schedule = scheduler(rule, document.get("schedule", {}))
    loss_of = torch.nn.MSELoss() if regression else torch.nn.CrossEntropyLoss()
    losses = []
    for _, rows in zip(range(STEPS), batches(len(x), document["batchSize"], document["model"].get("normalization") == "batch")):
        rule.zero_grad()
        loss = loss_of(model(x[rows]), y[rows])
        loss.backward()
        rule.step()
        schedule.step()
        losses.append(loss.item())
    model.eval()
    with torch.no_grad():
        valid_loss = loss_of(model(valid_x), valid_y).item()
    linears = [module for module in model if isinstance(module, torch.nn.Linear)]
    final = [{"weight": linear.weight.tolist(), "bias": linear.bias.tolist()} for linear in linears]
    return {"document": document, "initial": first, "loss": losses, "validLoss": valid_loss, "final": final}


def contents():
    return {FOLDER / f"{name}.json": json.dumps(trained(document)) + "\n" for name, document in RUNS.items()}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file, content in contents().items():
        file.write_text(content)
