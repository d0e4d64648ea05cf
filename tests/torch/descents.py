"""Where PyTorch's optimizers go on the surfaces, for tests/core/surfaces.

    python3 tests/torch/descents.py      writes tests/fixtures/descents/

Each rule runs 200 steps on each surface, with its defaults and with every knob moved. Some paths are chaotic: there the
last bit of a point decides where they end, and two right programs differ. So the rate is the largest of a list for
which shifts by 1e-15, of the start and at every tenth step, move no point by more than 1e-10. Every tenth point is
written.
"""

import json
import math
import pathlib

import torch

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "descents"
STEPS, EVERY = 200, 10
RATES = [0.3, 0.1, 0.03, 0.01, 0.003, 1e-3, 3e-4, 1e-4, 1e-5]


def ravine(angle, kappa):
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return lambda x, y: ((x * c + y * s) ** 2 + kappa * (-x * s + y * c) ** 2) / 2


def rastrigin(x, y):
    return 20 + x**2 - 10 * torch.cos(2 * math.pi * x) + y**2 - 10 * torch.cos(2 * math.pi * y)


# name, knobs, loss, start
SURFACES = [
    ("bowl", {}, lambda x, y: (x**2 + y**2) / 2, (2.5, 2)),
    ("ravine", {"angle": 0, "kappa": 100}, ravine(0, 100), (1.8, 0.8)),
    ("ravine", {"angle": 30, "kappa": 20}, ravine(30, 20), (-1.3, 0.9)),
    ("saddle", {}, lambda x, y: x**2 / 2 - y**2 / 2 + y**4 / 4, (1.5, 0.01)),
    ("rosenbrock", {}, lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, (-1.5, 2)),
    (
        "beale",
        {},
        lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
        (1, 1.5),
    ),
    ("himmelblau", {}, lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, (0.5, -0.3)),
    ("styblinski-tang", {}, lambda x, y: (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2, (4, 3)),
    ("rastrigin", {}, rastrigin, (3.3, 2.7)),
]

# rule: how PyTorch calls it, and every knob but the rate moved
RULES = {
    "sgd": (lambda p, lr, weightDecay=0: torch.optim.SGD(p, lr, weight_decay=weightDecay), {"weightDecay": 0.1}),
    "momentum": (
        lambda p, lr, momentum=0.9, dampening=0, weightDecay=0: torch.optim.SGD(p, lr, momentum, dampening, weightDecay),
        {"momentum": 0.6, "dampening": 0.3, "weightDecay": 0.1},
    ),
    "nesterov": (
        lambda p, lr, momentum=0.9, weightDecay=0: torch.optim.SGD(p, lr, momentum, 0, weightDecay, nesterov=True),
        {"momentum": 0.6, "weightDecay": 0.1},
    ),
    "adam": (
        lambda p, lr, beta1=0.9, beta2=0.999, eps=1e-8, weightDecay=0: torch.optim.Adam(p, lr, (beta1, beta2), eps, weightDecay),
        {"beta1": 0.7, "beta2": 0.9, "eps": 1e-3, "weightDecay": 0.1},
    ),
    "adamw": (
        lambda p, lr, beta1=0.9, beta2=0.999, eps=1e-8, weightDecay=0.01: torch.optim.AdamW(p, lr, (beta1, beta2), eps, weightDecay),
        {"beta1": 0.7, "beta2": 0.9, "eps": 1e-3, "weightDecay": 0.1},
    ),
    "rmsprop": (
        lambda p, lr, alpha=0.99, eps=1e-8, momentum=0, weightDecay=0: torch.optim.RMSprop(p, lr, alpha, eps, weightDecay, momentum),
        {"alpha": 0.9, "eps": 1e-2, "momentum": 0.5, "weightDecay": 0.1},
    ),
    "adagrad": (
        lambda p, lr, lrDecay=0, eps=1e-10, initialAccumulator=0, weightDecay=0: torch.optim.Adagrad(
            p, lr, lrDecay, weightDecay, initialAccumulator, eps
        ),
        {"lrDecay": 0.05, "eps": 1e-3, "initialAccumulator": 0.1, "weightDecay": 0.1},
    ),
}


def path(loss, rule, lr, knobs, start, shift=0.0):
    theta = torch.nn.Parameter(torch.tensor(start, dtype=torch.float64))
    optimizer = RULES[rule][0]([theta], lr, **knobs)
    points = [theta.tolist()]
    for t in range(STEPS):
        if t % EVERY == 0:
            theta.data += shift
        optimizer.zero_grad()
        loss(theta[0], theta[1]).backward()
        optimizer.step()
        points.append(theta.tolist())
    return points


def moved_by(one, other):
    """How far apart two paths come, or infinity where one leaves the picture."""
    gaps = [abs(a - b) for p, q in zip(one, other) for a, b in zip(p, q)]
    stays = all(abs(number) < 100 for point in one for number in point)
    return max(gaps) if stays else math.inf


def case(loss, rule, knobs, start):
    for lr in RATES:
        points = path(loss, rule, lr, knobs, start)
        shifted = path(loss, rule, lr, knobs, start, shift=1e-15)
        if moved_by(points, shifted) < 1e-10:
            return {"rule": rule, "knobs": {"lr": lr, **knobs}, "points": points[::EVERY]}
    raise SystemExit(f"{rule} {knobs}: every rate is chaotic")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, surface_knobs, loss, start in SURFACES:
        cases = [case(loss, rule, knobs, start) for rule in RULES for knobs in ({}, RULES[rule][1])]
        content = {"surface": name, "knobs": surface_knobs, "start": start, "steps": STEPS, "every": EVERY, "cases": cases}
        text = json.dumps(content, separators=(",", ":")).replace('{"rule"', '\n{"rule"') + "\n"
        (FOLDER / f"{name}{'-turned' if surface_knobs.get('angle') else ''}.json").write_text(text)
