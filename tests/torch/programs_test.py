"""Runs every PyTorch program of the playground to its last line: tests/fixtures/programs/playground.jsonl.

The programs cover every pair of the playground's choices; `npm test -- wasm -u` writes them, together with the rate
that the core has at each step. What a program does is watched at its own optimizer and loss: rates, sizes of batches,
and that nothing becomes NaN.
"""

import json
import pathlib
import unittest

import torch

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "programs" / "playground.jsonl"


def run(case):
    """The rates and batch sizes of a program, step by step, and the names that it leaves."""
    generator = torch.Generator().manual_seed(0)
    rows, classes = case["rows"], case["classes"]
    x = torch.randn(rows, case["features"], generator=generator)
    y = torch.arange(rows) % classes if classes else torch.randn(rows, 1, generator=generator)
    names = {"x_train": x, "y_train": y}
    rates, sizes = [], []
    step = torch.optim.Optimizer.zero_grad

    def watched(optimizer, *args, **kwargs):
        rates.append(optimizer.param_groups[0]["lr"])
        return step(optimizer, *args, **kwargs)

    cross_entropy, mse_loss = torch.nn.functional.cross_entropy, torch.nn.functional.mse_loss

    def counted(loss):
        def of(output, target):
            sizes.append(len(target))
            assert output.shape == ((len(target), classes) if classes else target.shape), "shapes differ"
            return loss(output, target)

        return of

    torch.optim.Optimizer.zero_grad = watched
    torch.nn.functional.cross_entropy = counted(cross_entropy)
    torch.nn.functional.mse_loss = counted(mse_loss)
    try:
        exec(compile(case["program"], "<program>", "exec"), names)
    finally:
        torch.optim.Optimizer.zero_grad = step
        torch.nn.functional.cross_entropy, torch.nn.functional.mse_loss = cross_entropy, mse_loss
    return rates, sizes, names


def batch_sizes(rows, size, joins_single):
    """Of one pass, as core/train/batch-order.h has it."""
    sizes = [min(size, rows - start) for start in range(0, rows, size)]
    if joins_single and len(sizes) > 1 and sizes[-1] == 1:
        sizes[-2:] = [sizes[-2] + 1]
    return sizes


class Programs(unittest.TestCase):
    def test_every_program_runs_to_its_last_line_with_the_rates_and_batches_of_the_core(self):
        cases = [json.loads(line) for line in PROGRAMS.read_text().splitlines()]
        self.assertGreater(len(cases), 100)
        for number, case in enumerate(cases):
            with self.subTest(number):
                rates, sizes, names = run(case)
                steps = len(case["rates"])
                self.assertEqual(names["step"], steps)
                self.assertEqual(len(rates), steps)
                for mine, core in zip(rates, case["rates"]):
                    self.assertAlmostEqual(mine, core, delta=1e-9 * abs(core) + 1e-12)
                expected = batch_sizes(case["rows"], case["batchSize"], case["joinsSingle"])
                self.assertEqual(sizes, [expected[step % len(expected)] for step in range(steps)])
                self.assertTrue(all(bool(torch.isfinite(value).all()) for value in names["model"].state_dict().values()))

    def test_under_mup_every_parameter_has_the_rate_and_decay_of_its_role(self):
        cases = [case for case in map(json.loads, PROGRAMS.read_text().splitlines()) if "ratio" in case]
        traced = {file.stem for file in (PROGRAMS.parent.parent / "optimizers").glob("*.json")} - {"gradients"}
        self.assertEqual({case["rule"] for case in cases}, traced)
        for number, case in enumerate(cases):
            with self.subTest(number, rule=case["rule"]):
                _, _, names = run(case)
                m, model = case["ratio"], names["model"]
                linear = [layer for layer in model if isinstance(layer, torch.nn.Linear)]
                hidden, output = [layer.weight for layer in linear[1:-1]], linear[-1]
                group = {id(one): group for group in names["optimizer"].param_groups for one in group["params"]}
                base = group[id(output.bias)]["lr"]
                for one in model.parameters():
                    if case["rule"] in ("sgd", "momentum", "nesterov"):
                        factor = 1 if any(one is other for other in hidden) or one is output.bias else m
                    else:
                        factor = 1 / m if any(one is other for other in hidden) else 1
                    own = group[id(one)]
                    self.assertAlmostEqual(own["lr"], factor * base, delta=1e-9 * base)
                    if case["rule"] == "adamw":
                        self.assertAlmostEqual(own["lr"] * own["weight_decay"], base * 0.1, delta=1e-9)

    def test_under_mup_the_output_sums_the_part_m_of_weights_of_m_times_the_variance(self):
        cases = [case for case in map(json.loads, PROGRAMS.read_text().splitlines()) if "ratio" in case]
        for number, case in enumerate(cases):
            with self.subTest(number):
                first = case["program"].split("\noptimizer = ")[0].split("\ndata = ")
                names = {}
                exec(first[0] + "\n" + first[1].split("\n", 2)[2], names)
                model, m = names["model"], case["ratio"]
                output, inner = model[-1], torch.randn(5, model[-1].in_features)
                self.assertTrue(torch.allclose(model[-2:](inner), inner @ output.weight.T / m + output.bias, atol=1e-5))
                # Xavier's variance is 2 / (inputs + outputs).
                expected = (m * 2 / (output.in_features + output.out_features)) ** 0.5
                self.assertLess(abs(output.weight.std().item() / expected - 1), 0.5)

    def test_the_odd_row_and_the_endless_warm_up_are_among_them(self):
        cases = [json.loads(line) for line in PROGRAMS.read_text().splitlines()]
        self.assertTrue(any("class Batches" in case["program"] for case in cases))
        for steps in (100, 40, 1):
            ends = [case for case in cases if f"max(1, {steps} - {steps})" in case["program"]]
            self.assertTrue(ends)
            for case in ends:
                lr = case["rates"][-1]
                for step, rate in enumerate(run(case)[0]):
                    self.assertAlmostEqual(rate, lr * (step + 1) / steps, delta=1e-9 * lr)


if __name__ == "__main__":
    unittest.main()
