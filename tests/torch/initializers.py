"""What the exported PyTorch calls of the initializers draw, for tests/core/init.

    python3 tests/torch/initializers.py    writes tests/fixtures/initializers/torch.json

For one wide layer (800 inputs, 500 units): the call, and the standard deviation of the weights that it drew.
"""

import json
import math  # noqa: F401  (the calls use it)
import pathlib

import torch

FILE = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "initializers" / "torch.json"

CALLS = {
    "zeros": "torch.nn.init.zeros_(layer.weight)",
    "constant": "torch.nn.init.constant_(layer.weight, {std})",
    "normal": "torch.nn.init.normal_(layer.weight, std={std})",
    "uniform": "torch.nn.init.uniform_(layer.weight, -math.sqrt(3) * {std}, math.sqrt(3) * {std})",
    "lecun-normal": "torch.nn.init.kaiming_normal_(layer.weight, nonlinearity='linear')",
    "lecun-uniform": "torch.nn.init.kaiming_uniform_(layer.weight, nonlinearity='linear')",
    "xavier-normal": "torch.nn.init.xavier_normal_(layer.weight)",
    "xavier-uniform": "torch.nn.init.xavier_uniform_(layer.weight)",
    "he-normal": "torch.nn.init.kaiming_normal_(layer.weight, nonlinearity='relu')",
    "he-uniform": "torch.nn.init.kaiming_uniform_(layer.weight, nonlinearity='relu')",
    "unit-variance": "torch.nn.init.normal_(layer.weight, std=math.sqrt(2 * math.pi / ((math.pi - 1) * layer.in_features)))",
    "orthogonal": "torch.nn.init.orthogonal_(layer.weight)",
    "torch-default": "layer.reset_parameters()",
}


def drawn(call):
    torch.manual_seed(0)
    layer = torch.nn.Linear(800, 500)
    eval(call.replace("{std}", "0.1"))
    return layer.weight.square().mean().sqrt().item()


def content():
    return {name: {"call": call, "rootMeanSquare": drawn(call)} for name, call in CALLS.items()}


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(content(), indent=1) + "\n")
