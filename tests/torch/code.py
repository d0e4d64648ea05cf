"""Runs the PyTorch and NumPy programs of the lesson backprop and writes what they print: tests/fixtures/code/backprop.json.

The programs are those of tests/fixtures/programs/backprop.json, which `npm test -- wasm -u` writes. What stands behind a label is
flattened row by row. Run it from the root of the project with a Python that has torch.
"""

import contextlib
import io
import json
import pathlib

FIXTURES = pathlib.Path("tests/fixtures")


def flat(value):
    return [number for part in value for number in flat(part)] if isinstance(value, list) else [value]


def printed(program):
    """The numbers behind each label, as the program itself prints them."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})
    lines = [line.split(" = ") for line in output.getvalue().splitlines()]
    return {label: flat(json.loads(value)) for label, value in lines}


if __name__ == "__main__":
    programs = json.loads((FIXTURES / "programs" / "backprop.json").read_text())
    runs = [{"text": one["text"], "torch": printed(one["torch"]), "numpy": printed(one["numpy"])} for one in programs]
    lines = ",\n".join(json.dumps(run, allow_nan=False) for run in runs)
    (FIXTURES / "code" / "backprop.json").write_text(f"[\n{lines}\n]\n")
