"""What PyTorch's optimizers and schedulers do with given gradients, for tests/core/optim.

    python3 tests/torch/optimizers.py      writes tests/fixtures/optimizers/

Gradients are random, of four very different sizes, the last one mostly zero. Each case is a rule with its knobs and
a schedule with its knobs, and the call that PyTorch was given: the catalog must export the same one.
"""

import json
import math  # noqa: F401  (the calls use it)
import pathlib

import numpy
import torch

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "optimizers"
STEPS = 200

SGD = "torch.optim.SGD(model.parameters(), lr={lr}, weight_decay={weightDecay})"
MOMENTUM = "torch.optim.SGD(model.parameters(), lr={lr}, momentum={momentum}, dampening={dampening}, weight_decay={weightDecay})"
NESTEROV = "torch.optim.SGD(model.parameters(), lr={lr}, momentum={momentum}, nesterov=True, weight_decay={weightDecay})"
ADAM = "torch.optim.Adam(model.parameters(), lr={lr}, betas=({beta1}, {beta2}), eps={eps}, weight_decay={weightDecay})"
ADAMW = ADAM.replace("Adam", "AdamW")
RMSPROP = "torch.optim.RMSprop(model.parameters(), lr={lr}, alpha={alpha}, eps={eps}, momentum={momentum}, weight_decay={weightDecay})"
ADAGRAD = (
    "torch.optim.Adagrad(model.parameters(), lr={lr}, lr_decay={lrDecay}, eps={eps}, "
    "initial_accumulator_value={initialAccumulator}, weight_decay={weightDecay})"
)

# Defaults first, then every knob moved alone, then all of them at once.
RULES = {
    "sgd": (SGD, {"lr": 0.01, "weightDecay": 0}, {"lr": 0.05, "weightDecay": 0.1}),
    "momentum": (
        MOMENTUM,
        {"lr": 0.01, "momentum": 0.9, "dampening": 0, "weightDecay": 0},
        {"lr": 0.05, "momentum": 0.5, "dampening": 0.3, "weightDecay": 0.1},
    ),
    "nesterov": (NESTEROV, {"lr": 0.01, "momentum": 0.9, "weightDecay": 0}, {"lr": 0.05, "momentum": 0.5, "weightDecay": 0.1}),
    "adam": (
        ADAM,
        {"lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weightDecay": 0},
        {"lr": 0.05, "beta1": 0.7, "beta2": 0.95, "eps": 0.01, "weightDecay": 0.1},
    ),
    "adamw": (
        ADAMW,
        {"lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weightDecay": 0.01},
        {"lr": 0.05, "beta1": 0.7, "beta2": 0.95, "eps": 0.01, "weightDecay": 0.5},
    ),
    "rmsprop": (
        RMSPROP,
        {"lr": 0.01, "alpha": 0.99, "eps": 1e-8, "momentum": 0, "weightDecay": 0},
        {"lr": 0.05, "alpha": 0.9, "eps": 0.01, "momentum": 0.5, "weightDecay": 0.1},
    ),
    "adagrad": (
        ADAGRAD,
        {"lr": 0.01, "lrDecay": 0, "eps": 1e-10, "initialAccumulator": 0, "weightDecay": 0},
        {"lr": 0.05, "lrDecay": 0.02, "eps": 0.01, "initialAccumulator": 0.5, "weightDecay": 0.1},
    ),
}

CONSTANT = ("constant", "torch.optim.lr_scheduler.ConstantLR(optimizer, factor=1)", {})
SCHEDULES = [
    ("step", "torch.optim.lr_scheduler.StepLR(optimizer, step_size={every}, gamma={factor})", {"every": 30, "factor": 0.5}),
    ("cosine", "torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max={steps}, eta_min={final})", {"final": 0.0005}),
    (
        "warmup-cosine",
        "torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: (t + 1) / {warmup} if t < {warmup} else ({final} + ({lr} - {final}) * "
        "(1 + math.cos(math.pi * (t - {warmup}) / max(1, {steps} - {warmup}))) / 2) / {lr})",
        {"warmup": 20, "final": 0.0005},
    ),
]


def filled(call, values):
    for name, value in values.items():
        call = call.replace("{" + name + "}", repr(value))
    return call


def gradients():
    random = numpy.random.RandomState(20)
    drawn = random.standard_normal((STEPS, 4)) * [1, 10, 1e-3, 1]
    drawn[random.uniform(size=STEPS) < 0.9, 3] = 0
    return drawn


def trace(rule_call, knobs, schedule, gradient):
    """theta after every step, and the rate of every step."""
    _, schedule_call, schedule_knobs = schedule
    theta = torch.nn.Parameter(torch.tensor([1.0, -2.0, 0.5, 3.0], dtype=torch.float64))
    model = torch.nn.Module()
    model.theta = theta
    optimizer = eval(filled(rule_call, knobs))
    scheduler = eval(filled(schedule_call, {**schedule_knobs, "steps": STEPS, "lr": knobs["lr"]}))
    thetas, rates = [], []
    for row in gradient:
        theta.grad = torch.tensor(row)
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
        thetas.append(theta.tolist())
    return thetas, rates


def cases_of(rule):
    call, defaults, moved = RULES[rule]
    variants = [(defaults, CONSTANT)]
    variants += [({**defaults, name: value}, CONSTANT) for name, value in moved.items()]
    variants += [(moved, schedule) for schedule in [CONSTANT, *SCHEDULES]]
    drawn = gradients()
    cases = []
    for knobs, schedule in variants:
        thetas, rates = trace(call, knobs, schedule, drawn)
        name, schedule_call, schedule_knobs = schedule
        cases.append(
            {"knobs": knobs, "schedule": {"name": name, "call": schedule_call, "knobs": schedule_knobs}, "rates": rates, "theta": thetas}
        )
    return {"rule": rule, "call": call, "cases": cases}


def write(name, content):
    (FOLDER / f"{name}.json").write_text(json.dumps(content, separators=(",", ":")).replace('{"knobs"', '\n{"knobs"') + "\n")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    write("gradients", {"start": [1.0, -2.0, 0.5, 3.0], "steps": gradients().tolist()})
    for rule in RULES:
        write(rule, cases_of(rule))
