"""What SciPy makes of samples, for tests/web/statistics.

    python3 tests/scipy/statistics.py      writes tests/fixtures/statistics/scipy.json

Written with SciPy 1.17.1.
"""

import json
import pathlib

import numpy as np
from scipy import stats

FILE = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "statistics" / "scipy.json"
FREEDOMS = [1, 1.5, 2, 3, 4, 4.7, 9, 19, 20.3, 49, 199, 1000]
TIMES = [1e-3, 0.1, 0.5, 1, 2, 2.776, 5, 12.71, 40]
TAILS = [0.5, 0.4, 0.1, 0.05, 0.05 / 3, 0.01, 0.05 / 21, 1e-4]
rng = np.random.default_rng(1)


def difference(result):
    low, high = result.confidence_interval(0.95)
    return {"p": result.pvalue, "freedom": float(result.df), "low": low, "high": high}


def samples():
    for first, second in [(2, 2), (3, 3), (5, 5), (20, 20), (60, 60), (4, 9), (30, 6)]:
        one = rng.normal(0.4, 1, first).round(6)
        other = rng.normal(0, 3, second).round(6)
        yield {
            "one": one.tolist(),
            "other": other.tolist(),
            "welch": difference(stats.ttest_ind(one, other, equal_var=False)),
            "paired": difference(stats.ttest_rel(one, other)) if first == second else None,
        }


def main():
    result = {
        "tail": [[t, n, float(2 * stats.t.sf(t, n))] for n in FREEDOMS for t in TIMES],
        "quantile": [[tail, n, float(stats.t.isf(tail / 2, n))] for n in FREEDOMS for tail in TAILS],
        "samples": list(samples()),
    }
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(result, indent=1) + "\n")


main()
