"""Makes tests/fixtures/search: what Optuna 4.6.0 proposes and computes, and a slow program of the rule for several dimensions.

  python3 -m venv V && V/bin/pip install optuna==4.6.0 && V/bin/python tests/optuna/make_fixtures.py
"""

import json
import math
import pathlib

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

assert optuna.__version__ == "4.6.0", optuna.__version__
optuna.logging.set_verbosity(optuna.logging.ERROR)
FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures" / "search"


def write(name, content):
    (FIXTURES / name).write_text(json.dumps(content) + "\n")


def optuna_distribution(dimension):
    if dimension["kind"] == "choice":
        return CategoricalDistribution(dimension["values"])
    whole, log = "int" in dimension["kind"], "log" in dimension["kind"]
    return (IntDistribution if whole else FloatDistribution)(dimension["low"], dimension["high"], log=log)


def draw(dimension, rng):
    kind = dimension["kind"]
    if kind == "choice":
        return dimension["values"][rng.integers(len(dimension["values"]))]
    low, high = dimension["low"], dimension["high"]
    if kind == "uniform":
        return rng.uniform(low, high)
    if kind == "log-uniform":
        return math.exp(rng.uniform(math.log(low), math.log(high)))
    if kind == "int":
        return int(rng.integers(low, high + 1))
    return int(min(high, max(low, round(math.exp(rng.uniform(math.log(low - 0.5), math.log(high + 0.5)))))))


def study_of(space, trials, sampler=None):
    """A finished study with these trials: (params, value)."""
    study = optuna.create_study(sampler=sampler)
    distributions = {path: optuna_distribution(dimension) for path, dimension in space.items()}
    for params, value in trials:
        study.add_trial(
            optuna.trial.create_trial(
                params=params, distributions={path: distributions[path] for path in params}, value=value
            )
        )
    return study, distributions


def proposals():
    """In one dimension: histories, and 2,000 proposals of Optuna's own sampler for each."""
    rng = np.random.default_rng(1)
    cases = []
    for dimension, target in [
        ({"kind": "uniform", "low": -5, "high": 5}, lambda x: (x - 1) ** 2),
        ({"kind": "log-uniform", "low": 1e-4, "high": 1}, lambda x: (math.log10(x) + 2) ** 2),
        ({"kind": "int", "low": 1, "high": 20}, lambda x: (x - 6) ** 2),
    ]:
        for count in [5, 11, 40, 200]:
            history = [draw(dimension, rng) for _ in range(count)]
            losses = [target(x) + 0.1 * rng.standard_normal() for x in history]
            sampler = optuna.samplers.TPESampler(seed=count, n_startup_trials=1)
            study, distributions = study_of({"x": dimension}, [({"x": x}, y) for x, y in zip(history, losses)], sampler)
            proposed = [study.ask(distributions).params["x"] for _ in range(2000)]
            cases.append({"dimension": dimension, "history": history, "losses": losses, "proposed": sorted(proposed)})
    write("tpe-proposals.json", {"optuna": optuna.__version__, "cases": cases})


def phi(x):
    return 0.5 * math.erfc(-x / math.sqrt(2))


class SlowParzen:
    """The rule, one kernel and one dimension after the other."""

    def __init__(self, space, seen):
        self.space = space
        n = len(seen)
        self.weights = [1.0] * n if n < 25 else list(np.linspace(1 / n, 1, n - 25)) + [1.0] * 25
        self.weights.append(1.0)
        self.kernels = {path: self.axis(path, seen) for path in space}

    def scale(self, path):
        dimension = self.space[path]
        whole, log = "int" in dimension["kind"], "log" in dimension["kind"]
        to = math.log if log else float
        half = 0.5 if whole else 0
        return whole, to, to(dimension["low"] - half), to(dimension["high"] + half)

    def axis(self, path, seen):
        if self.space[path]["kind"] == "choice":
            return [at.get(path) for at in seen] + [None]
        _, to, low, high = self.scale(path)
        prior = (low + high) / 2
        # Of equal values each has a place of its own, the older one first and the prior's center last.
        known = sorted([(to(at[path]), i) for i, at in enumerate(seen) if path in at] + [(prior, len(seen))])
        least = (high - low) / min(100, len(known) + 1)
        kernels = []
        for i, at in enumerate(seen):
            if path not in at:
                kernels.append(None)
                continue
            place = known.index((to(at[path]), i))
            gaps = [known[k + 1][0] - known[k][0] for k in (place - 1, place) if 0 <= k < len(known) - 1]
            kernels.append((to(at[path]), min(max(max(gaps), least), high - low)))
        return kernels + [(prior, high - low)]

    def mass(self, path, kernel, x):
        dimension = self.space[path]
        if dimension["kind"] == "choice":
            known = sum(seen is not None for seen in self.kernels[path])
            count, extra = len(dimension["values"]), 1 / (known + 1)
            seen = self.kernels[path][kernel]
            return 1 / count if seen is None else (extra + (seen == x)) / (1 + count * extra)
        whole, to, low, high = self.scale(path)
        cell = (to(x - 0.5), to(x + 0.5)) if whole else None
        if self.kernels[path][kernel] is None:
            return ((cell[1] - cell[0]) if whole else 1) / (high - low)
        center, width = self.kernels[path][kernel]
        total = phi((high - center) / width) - phi((low - center) / width)
        if whole:
            return (phi((cell[1] - center) / width) - phi((cell[0] - center) / width)) / total
        z = (to(x) - center) / width
        return math.exp(-z * z / 2) / (width * math.sqrt(2 * math.pi)) / total

    def log_density(self, at):
        total = sum(self.weights)
        return math.log(
            sum(
                weight / total * math.prod(self.mass(path, kernel, x) for path, x in at.items())
                for kernel, weight in enumerate(self.weights)
            )
        )


def densities():
    """In several dimensions, one of which waits for a choice: densities at points by the slow program."""
    space = {
        "name": {"kind": "choice", "values": ["a", "b", "c"]},
        "rate": {"kind": "log-uniform", "low": 1e-4, "high": 1},
        "momentum": {"kind": "uniform", "low": 0, "high": 0.99, "when": {"name": ["a", "b"]}},
        "batch": {"kind": "log-int", "low": 8, "high": 128},
        "depth": {"kind": "int", "low": 1, "high": 4},
    }
    rng = np.random.default_rng(2)

    def point():
        at = {path: draw(dimension, rng) for path, dimension in space.items()}
        return at if at["name"] in ("a", "b") else {path: x for path, x in at.items() if path != "momentum"}

    cases = []
    for count in [0, 1, 2, 7, 24, 25, 26, 60]:
        seen = [point() for _ in range(count)]
        parzen = SlowParzen(space, seen)
        points = [point() for _ in range(20)]
        cases.append({"seen": seen, "points": points, "logDensity": [parzen.log_density(at) for at in points]})
    write("parzen-densities.json", {"space": space, "cases": cases})


def importances():
    """Ten tables and what Optuna's evaluator says of them."""
    rng = np.random.default_rng(3)
    spaces = [
        {"x": {"kind": "uniform", "low": 0, "high": 1}, "y": {"kind": "uniform", "low": 0, "high": 1}},
        {
            "rate": {"kind": "log-uniform", "low": 1e-4, "high": 1},
            "batch": {"kind": "log-int", "low": 8, "high": 128},
            "depth": {"kind": "int", "low": 1, "high": 4},
            "name": {"kind": "choice", "values": ["sgd", "adam", "rmsprop"]},
        },
        {
            "width": {"kind": "int", "low": 1, "high": 200},
            "noise": {"kind": "uniform", "low": -3, "high": 2},
            "act": {"kind": "choice", "values": ["relu", "tanh"]},
        },
    ]

    def loss(params):
        total = 0
        for weight, x in zip([1, 0.3, 0.1, 0.03], params.values()):
            number = {"sgd": 3, "adam": 1, "rmsprop": 2, "relu": 0, "tanh": 1}[x] if isinstance(x, str) else x
            total += weight * abs(math.log(abs(number) + 0.01))
        return total

    tables = []
    for i in range(10):
        space = spaces[i % 3]
        count = [50, 57, 64, 80, 100, 120, 150, 200, 300, 500][i]
        rows = []
        for _ in range(count):
            params = {path: draw(dimension, rng) for path, dimension in space.items()}
            rows.append((params, loss(params) + 0.05 * rng.standard_normal()))
        study, _ = study_of(space, rows)
        evaluator = optuna.importance.PedAnovaImportanceEvaluator()
        result = optuna.importance.get_param_importances(study, evaluator=evaluator)
        tables.append({"space": space, "params": [p for p, _ in rows], "losses": [y for _, y in rows], "importance": result})
    write("importances.json", {"optuna": optuna.__version__, "tables": tables})


if __name__ == "__main__":
    FIXTURES.mkdir(parents=True, exist_ok=True)
    proposals()
    densities()
    importances()
