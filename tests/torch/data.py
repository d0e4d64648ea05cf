"""What NumPy makes of small tables: the expected values of tests/core/data/preprocess_test.cpp.

Run with a Python that has NumPy: python3 tests/torch/data.py
"""

import json
import pathlib

import numpy as np

ROOT = pathlib.Path(__file__).parents[2]


def prepared(mode, x, train, scale, shift):
    """x is rows x features; everything is fitted on the rows in train."""
    z = scale * x + shift
    fit = z[train]
    constant = fit.min(0) == fit.max(0)
    if mode == "none":
        return z
    if mode == "standardize":
        out = (z - fit.mean(0)) / np.where(constant, 1, fit.std(0))
    elif mode == "min-max":
        out = (z - fit.min(0)) / np.where(constant, 1, fit.max(0) - fit.min(0))
    else:
        varied = ~constant
        covariance = np.cov(fit[:, varied], rowvar=False, bias=True).reshape(varied.sum(), varied.sum())
        values, vectors = np.linalg.eigh(covariance)
        whitening = vectors @ np.diag((values + 1e-8 * values.max()) ** -0.5) @ vectors.T
        out = np.zeros_like(z)
        out[:, varied] = (z - fit.mean(0))[:, varied] @ whitening
    out[:, constant] = 0
    return out


def tables():
    random = np.random.default_rng(7)
    mixed = random.normal(size=(40, 5)) @ random.normal(size=(5, 5)) + [1, -20, 300, 0, 5]
    with_constant = mixed.copy()
    with_constant[:30, 2] = 4.5
    iris = np.loadtxt(ROOT / "data/iris.csv", skiprows=1, delimiter=",")[:, :-1]
    yield "mixed", mixed, np.arange(0, 40, 2), 1, 0
    yield "constant on the training rows", with_constant, np.arange(30), 1, 0
    yield "scaled and shifted", mixed, np.arange(25), -0.25, 7
    yield "iris", iris, np.arange(0, 150, 3), 1, 0
    yield "one feature", mixed[:, :1], np.arange(10), 2, -1


def main():
    cases = [
        {
            "table": name,
            "mode": mode,
            "inputScale": scale,
            "inputShift": shift,
            "train": train.tolist(),
            "raw": x.tolist(),
            "prepared": prepared(mode, x, train, scale, shift).tolist(),
        }
        for name, x, train, scale, shift in tables()
        for mode in ("none", "standardize", "min-max", "whiten")
    ]
    path = ROOT / "tests/fixtures/data/preprocess.json"
    path.write_text(json.dumps({"numpy": np.__version__, "cases": cases}) + "\n")


main()
