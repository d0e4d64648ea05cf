"""What the exported PyTorch calls of the initializers draw, for tests/core/init.

    python3 tests/torch/initializers.py [GRADLAB]    writes tests/fixtures/initializers/torch.json

The calls are those of the catalog, which GRADLAB, the native program (build/native/gradlab), prints.

For one wide layer (800 inputs, 500 units): the call, and the standard deviation of the weights that it drew.
"""

import json
import math  # noqa: F401  (the calls use it)
import pathlib
import subprocess
import sys

import torch

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "tests" / "fixtures" / "initializers" / "torch.json"
GRADLAB = sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "native" / "gradlab"


def calls():
    catalog = json.loads(subprocess.run([GRADLAB, "catalog"], check=True, capture_output=True, text=True).stdout)
    return {choice["name"]: choice["torch"] for choice in catalog["initializers"]}


def drawn(call):
    torch.manual_seed(0)
    layer = torch.nn.Linear(800, 500)
    eval(call.replace("{std}", "0.1"))
    return layer.weight.square().mean().sqrt().item()


def content():
    return {name: {"call": call, "rootMeanSquare": drawn(call)} for name, call in calls().items()}


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(content(), indent=1) + "\n")
