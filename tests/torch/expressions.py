"""Random expressions with their values and gradients from PyTorch, in double precision: writes tests/fixtures/expressions/random.json.

Every example is finite, moderate, and away from kinks (of abs, relu, max, min), so that both sides must agree to the last
digits. Matrices are nested arrays of rows. Run it from the root of the project with a Python that has torch.
"""

import json
import pathlib
import random
import re

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

NAMES = {"a": (1, 1), "b": (1, 1), "r": (1, 3), "c": (2, 1), "X": (2, 3), "Y": (2, 3), "W": (2, 2), "V": (3, 3)}
SMOOTH = ["exp", "sin", "cos", "tanh", "sigmoid", "gelu", "silu", "softplus", "relu", "abs", "log", "sqrt"]
MARGIN = 1e-2
LARGEST = 1e4


class Unfit(Exception):
    """Too close to a kink, too large, or outside a domain."""


def away(x, from_what=0.0):
    if ((x - from_what).abs() < MARGIN).any():
        raise Unfit
    return x


def positive(x):
    if (x < MARGIN).any():
        raise Unfit
    return x


FUNCTIONS = {
    "exp": torch.exp,
    "sin": torch.sin,
    "cos": torch.cos,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "gelu": F.gelu,
    "silu": F.silu,
    "softplus": lambda x: F.softplus(x, threshold=40),
    "relu": lambda x: F.relu(away(x)),
    "abs": lambda x: torch.abs(away(x)),
    "log": lambda x: torch.log(positive(x)),
    "sqrt": lambda x: torch.sqrt(positive(x)),
    "max": lambda x, y: torch.maximum(x, y) if (away(x - y), True) else None,
    "min": lambda x, y: torch.minimum(x, y) if (away(x - y), True) else None,
    "sum": lambda x: x.sum().reshape(1, 1),
    "mean": lambda x: x.mean().reshape(1, 1),
    "T": lambda number: torch.tensor([[number]]),
}


class Writer:
    """Writes texts whose values have a wanted shape."""

    def __init__(self, dice):
        self.dice = dice

    def leaf(self, shape):
        fitting = [name for name, own in NAMES.items() if own == shape]
        if shape == (1, 1) and self.dice.random() < 0.3:
            return str(round(self.dice.uniform(0.1, 3), 2))
        return self.dice.choice(fitting)

    def text(self, shape, depth):
        if depth == 0 or self.dice.random() < 0.1:
            return self.leaf(shape)
        kind = self.dice.random()
        if kind < 0.4:
            left, right = self.pair(shape)
            operands = [self.text(left, depth - 1), self.text(right, depth - 1)]
            symbol = self.dice.choice(["+", "-", "*", "/", "max", "min"])
            if len(symbol) > 1:
                return f"{symbol}({operands[0]}, {operands[1]})"
            return f"({operands[0]} {symbol} {operands[1]})" if self.dice.random() < 0.7 else f"{operands[0]} {symbol} {operands[1]}"
        if kind < 0.75:
            return f"{self.dice.choice(SMOOTH)}({self.text(shape, depth - 1)})"
        if kind < 0.8:
            return f"-{self.text(shape, depth - 1)}"
        if kind < 0.87:
            return f"({self.text(shape, depth - 1)})^{self.dice.choice(['2', '3'])}"
        if kind < 0.9:
            return f"exp({self.text(shape, depth - 1)})^{self.leaf((1, 1))}"
        if shape == (1, 1):
            return f"{self.dice.choice(['sum', 'mean'])}({self.text(self.dice.choice([(2, 3), (1, 3), (2, 1)]), depth - 1)})"
        inner = 2 if shape[0] == 2 and self.dice.random() < 0.5 else 3
        if (shape[0], inner) not in NAMES.values() or (inner, shape[1]) not in NAMES.values():
            return self.leaf(shape)
        return f"({self.text((shape[0], inner), depth - 1)} @ {self.text((inner, shape[1]), depth - 1)})"

    def pair(self, shape):
        """Two shapes that are repeated to this one."""
        smaller = {(1, 1)} | {(rows, columns) for rows in {1, shape[0]} for columns in {1, shape[1]}}
        other = self.dice.choice([one for one in sorted(smaller) if one in NAMES.values()])
        return (shape, other) if self.dice.random() < 0.5 else (other, shape)

    def whole(self):
        """Sometimes with a part that has a name and is used twice."""
        depth = self.dice.randint(2, 4)
        if self.dice.random() < 0.3:
            part = self.text((2, 3), depth - 1)
            return f"part = {part}; {self.dice.choice(['sum', 'mean'])}(part * {self.text((2, 3), depth - 1)} + part)"
        return self.text((1, 1), depth + 1)


def evaluate(text, at):
    """Python has the same precedence, with ** for ^; numbers become 1 x 1 tensors."""
    scope = {**FUNCTIONS, **at}
    python = re.sub(r"(?<![A-Za-z_])(\d+\.?\d*)", r"T(\1)", text).replace("^", "**")
    *definitions, last = python.split(";")
    for definition in definitions:
        name, value = definition.split("=")
        scope[name.strip()] = eval(value.strip(), scope)
    return eval(last.strip(), scope)


def example(dice):
    while True:
        text = Writer(dice).whole()
        used = [name for name in NAMES if re.search(rf"\b{name}\b", text)]
        at = {
            name: [[round(dice.uniform(-2, 2), 3) for _ in range(NAMES[name][1])] for _ in range(NAMES[name][0])] for name in used
        }
        leaves = {name: torch.tensor(rows, requires_grad=True) for name, rows in at.items()}
        try:
            value = evaluate(text, leaves)
        except (Unfit, RuntimeError):  # shapes too: without parentheses an operator may take other operands than were meant
            continue
        if not used or value.shape != (1, 1) or not value.requires_grad or not value.abs().item() < LARGEST:
            continue
        gradients = torch.autograd.grad(value, list(leaves.values()))
        if not all((gradient.abs() < LARGEST).all() for gradient in gradients):
            continue
        return {
            "text": text,
            "at": at,
            "value": value.item(),
            "gradient": {name: gradient.tolist() for name, gradient in zip(used, gradients)},
        }


def examples(seed, count):
    dice = random.Random(seed)
    return [example(dice) for _ in range(count)]


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(one, allow_nan=False) for one in examples(0, 500))
    pathlib.Path("tests/fixtures/expressions/random.json").write_text(f"[\n{lines}\n]\n")
