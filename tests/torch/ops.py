"""Values and gradients of every op from PyTorch, in double precision: writes tests/fixtures/ops/<op>.json.

Matrices are nested arrays of rows; a batch has one sample a column, as in the core. Run it with a Python that has
torch (Debian: python3-torch) from the root of the project. The output is the same in every run.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)

KINKS = [[-1000.0, -30.0, -1.0, -1e-9], [0.0, 1e-9, 1.0, 30.0], [1000.0, -0.0, 2.5, -2.5]]
MODERATE = [[-20.0, -3.0, -1.0, -1e-9], [0.0, 1e-9, 1.0, 3.0], [20.0, 0.5, 2.5, -2.5]]
POSITIVE = [[1e-9, 0.5, 1.0], [2.0, 30.0, 1e9]]
LABELS = [1, 0, 0, 1, 1, 0, 1, 0]
LARGE = [[1000.0, -1000.0, 3.0, 0.0], [-1000.0, 1000.0, 3.0, 1e-9], [999.0, 1000.0, 3.0, -5.0]]


def normal(*shape):
    return torch.randn(*shape).tolist()


def cross_entropy(x):
    return F.cross_entropy(x.T, torch.tensor(LABELS[: x.shape[1]])).reshape(1, 1)


def layer_norm(x, scale, shift):
    return F.layer_norm(x.T, (x.shape[0],), scale[:, 0], shift[:, 0]).T


def single(f):
    return lambda *x: f(*x).reshape(1, 1)


TIES = ([[1.0, 2.0, -3.0], [0.0, 5.0, 1.0]], [[1.0, 3.0, -4.0], [0.0, 5.0, 1.0]])
PAIR = (normal(3, 4), normal(3, 4))
BROADCAST = [PAIR, (normal(3, 4), normal(3, 1)), (normal(1, 4), normal(3, 4)), (normal(3, 4), [[2.0]]), (normal(3, 1), normal(1, 4))]
NORMAL = [(normal(2, 3),), (normal(5, 4),)]

OPS = {
    "identity": (lambda x: x * 1, [(KINKS,)]),
    "relu": (F.relu, [(KINKS,)]),
    "leaky-relu": (F.leaky_relu, [(KINKS,)]),
    "elu": (F.elu, [(KINKS,)]),
    "tanh": (torch.tanh, [(KINKS,), (MODERATE,)]),
    "sigmoid": (torch.sigmoid, [(KINKS,), (MODERATE,)]),
    "gelu": (F.gelu, [(KINKS,), (MODERATE,)]),
    "silu": (F.silu, [(KINKS,), (MODERATE,)]),
    "softplus": (lambda x: F.softplus(x, threshold=40), [(KINKS,), (MODERATE,)]),
    "neg": (torch.neg, [(KINKS,)]),
    "abs": (torch.abs, [(KINKS,)]),
    "exp": (torch.exp, [(MODERATE,)]),
    "sin": (torch.sin, [(KINKS,), (MODERATE,)]),
    "cos": (torch.cos, [(KINKS,), (MODERATE,)]),
    "log": (torch.log, [(POSITIVE,)]),
    "sqrt": (torch.sqrt, [(POSITIVE,)]),
    "sum": (single(torch.sum), NORMAL),
    "mean": (single(torch.mean), NORMAL),
    "add": (torch.add, BROADCAST),
    "sub": (torch.sub, BROADCAST),
    "mul": (torch.mul, BROADCAST),
    "div": (torch.div, BROADCAST),
    "max": (torch.maximum, [*BROADCAST, TIES]),
    "min": (torch.minimum, [*BROADCAST, TIES]),
    "pow": (torch.pow, [(POSITIVE[:1], [[2.0, -1.5, 0.0]]), ([[0.0, 0.0, 2.0]], [[2.0, 0.0, 0.0]])]),
    "matmul": (torch.matmul, [(normal(3, 4), normal(4, 5)), (normal(1, 7), normal(7, 1))]),
    "linear": (lambda w, x, b: w @ x + b, [(normal(3, 4), normal(4, 5), normal(3, 1))]),
    "log-softmax": (lambda x: F.log_softmax(x, 0), [(LARGE,), *NORMAL]),
    "softmax-cross-entropy": (cross_entropy, [(LARGE,), (normal(2, 8),), (normal(10, 5),)]),
    "mean-squared-error": (single(F.mse_loss), [PAIR]),
    "layer-norm": (layer_norm, [(normal(5, 3), normal(5, 1), normal(5, 1)), ([[1.0], [1.0]], [[2.0], [3.0]], [[4.0], [5.0]])]),
}

folder = pathlib.Path("tests/fixtures/ops")
for name, (f, cases) in OPS.items():
    results = []
    for case in cases:
        inputs = [torch.tensor(matrix, requires_grad=True) for matrix in case]
        value = f(*inputs)
        cotangent = torch.randn(value.shape)
        gradients = torch.autograd.grad(value, inputs, cotangent)
        results.append(
            {
                "inputs": case,
                "value": value.tolist(),
                "cotangent": cotangent.tolist(),
                "gradients": [gradient.tolist() for gradient in gradients],
            }
        )
    (folder / f"{name}.json").write_text(json.dumps(results, allow_nan=False) + "\n")
