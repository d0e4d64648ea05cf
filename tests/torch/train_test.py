"""The same training runs in Gradlab and in a live PyTorch: same data, same first weights, same losses and same last weights.

Full batches, so that the order of the rows does not matter. Both compute in float32, and round differently.
"""

import json
import pathlib
import subprocess
import unittest

import torch

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GRADLAB = ROOT / "build" / "native" / "gradlab"

ACTIVATIONS = {
    "identity": lambda x: x,
    "relu": torch.relu,
    "leaky-relu": lambda x: torch.nn.functional.leaky_relu(x, 0.01),
    "elu": torch.nn.functional.elu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "gelu": torch.nn.functional.gelu,
    "silu": torch.nn.functional.silu,
    "softplus": torch.nn.functional.softplus,
}

RULES = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05, weight_decay=0.01),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, dampening=0.1, weight_decay=0.01),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, nesterov=True),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.8, 0.99), weight_decay=0.01),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, momentum=0.5),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.05, lr_decay=0.01, initial_accumulator_value=0.1),
}
KNOBS = {
    "sgd": {"lr": 0.05, "weightDecay": 0.01},
    "momentum": {"lr": 0.05, "momentum": 0.8, "dampening": 0.1, "weightDecay": 0.01},
    "nesterov": {"lr": 0.05, "momentum": 0.8},
    "adam": {"lr": 0.01, "beta1": 0.8, "beta2": 0.99, "weightDecay": 0.01},
    "adamw": {"lr": 0.01, "weightDecay": 0.1},
    "rmsprop": {"lr": 0.01, "alpha": 0.9, "momentum": 0.5},
    "adagrad": {"lr": 0.05, "lrDecay": 0.01, "initialAccumulator": 0.1},
}


def gradlab(command, experiment, *flags):
    done = subprocess.run([GRADLAB, command, "-", *flags], input=json.dumps(experiment), capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"gradlab {command} ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def experiment(**changes):
    usual = {
        "data": {"source": "moons", "samples": 100},
        "model": {"hidden": [8, 6]},
        "optimizer": {"name": "sgd", "lr": 0.1},
        "batchSize": 1000,
        "steps": 60,
        "evalEvery": 20,
    }
    return {**usual, **changes}


class Twin:
    """A network of linear layers, normalizations and activations in PyTorch with Gradlab's first weights."""

    def __init__(self, initial, activation, normalization):
        self.linear = [(torch.tensor(layer["weight"], dtype=torch.float32), torch.tensor(layer["bias"], dtype=torch.float32)) for layer in initial]
        self.activation = ACTIVATIONS[activation]
        self.norms = [self.norm(normalization, len(bias)) for _, bias in self.linear[:-1]]
        self.parameters = [tensor.requires_grad_() for pair in self.linear for tensor in pair]
        self.parameters += [p for norm in self.norms for p in norm.parameters()]

    @staticmethod
    def norm(kind, width):
        return {"none": torch.nn.Identity, "batch": torch.nn.BatchNorm1d, "layer": torch.nn.LayerNorm}[kind](width)

    def __call__(self, x):
        for (weight, bias), norm in zip(self.linear[:-1], self.norms):
            x = self.activation(norm(x @ weight.T + bias))
        weight, bias = self.linear[-1]
        return x @ weight.T + bias


class SameTraining(unittest.TestCase):
    def compare(self, document, make_optimizer, schedule=None):
        ours = gradlab("train", document, "--weights")
        data = gradlab("data", document)
        rows = [row for row in data["rows"] if row["split"] == "train"]
        x = torch.tensor([row["x"] for row in rows])
        model = document["model"]
        twin = Twin(ours["weights"]["initial"], model.get("activation", "relu"), model.get("normalization", "none"))
        loss_of, y = self.loss(data, rows)
        optimizer = make_optimizer(twin.parameters)
        scheduler = schedule and torch.optim.lr_scheduler.LambdaLR(optimizer, schedule)
        losses = []
        for _ in range(document["steps"]):
            optimizer.zero_grad()
            loss = loss_of(twin(x), y)
            loss.backward()
            optimizer.step()
            if scheduler:
                scheduler.step()
            losses.append(loss.item())
        self.assertEqual(ours["train"]["step"], list(range(1, document["steps"] + 1)))
        torch.testing.assert_close(torch.tensor(ours["train"]["loss"]), torch.tensor(losses), rtol=2e-4, atol=2e-5)
        for layer, (weight, bias) in zip(ours["weights"]["final"], twin.linear):
            torch.testing.assert_close(torch.tensor(layer["weight"]), weight.detach(), rtol=2e-3, atol=2e-4)
            torch.testing.assert_close(torch.tensor(layer["bias"]), bias.detach(), rtol=2e-3, atol=2e-4)

    @staticmethod
    def loss(data, rows):
        if data["classes"] is None:
            return torch.nn.functional.mse_loss, torch.tensor([[row["y"]] for row in rows])
        names = data["classes"]
        labels = [row["y"] if isinstance(row["y"], int) else names.index(row["y"]) for row in rows]
        return torch.nn.functional.cross_entropy, torch.tensor(labels)

    def test_every_rule(self):
        for name, make in RULES.items():
            with self.subTest(name):
                self.compare(experiment(optimizer={"name": name, **KNOBS[name]}), make)

    def test_every_activation(self):
        for name in ACTIVATIONS:
            with self.subTest(name):
                document = experiment(model={"hidden": [8, 6], "activation": name}, init={"scheme": "xavier-normal"})
                self.compare(document, lambda p: torch.optim.SGD(p, lr=0.1))

    def test_every_normalization(self):
        for name in ["batch", "layer"]:
            with self.subTest(name):
                document = experiment(model={"hidden": [8, 6], "activation": "tanh", "normalization": name})
                self.compare(document, lambda p: torch.optim.SGD(p, lr=0.1))

    def test_a_linear_model_for_a_regression(self):
        document = experiment(data={"source": "diabetes"}, model={"hidden": []})
        self.compare(document, lambda p: torch.optim.SGD(p, lr=0.1))

    def test_real_data_with_ten_classes(self):
        document = experiment(data={"source": "digits"}, model={"hidden": [16]}, batchSize=2000, steps=30)
        self.compare(document, lambda p: torch.optim.SGD(p, lr=0.1))

    def test_a_schedule(self):
        document = experiment(schedule={"name": "step", "every": 20, "factor": 0.5})
        self.compare(document, lambda p: torch.optim.SGD(p, lr=0.1), schedule=lambda t: 0.5 ** (t // 20))


if __name__ == "__main__":
    unittest.main()
