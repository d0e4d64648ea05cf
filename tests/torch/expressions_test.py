"""`gradlab backprop` against PyTorch's autograd, on expressions that no fixture has."""

import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from expressions import examples  # noqa: E402  (beside this file, which is started from the root)

GRADLAB = pathlib.Path(__file__).resolve().parent.parent.parent / "build" / "native" / "gradlab"


def flat(value):
    return [number for row in value for number in row] if isinstance(value, list) else [value]


class SameGradients(unittest.TestCase):
    def test_on_new_expressions(self):
        for one in examples(1, 200):
            at = ",".join(f"{name}={json.dumps(rows)}" for name, rows in one["at"].items())
            done = subprocess.run([GRADLAB, "backprop", "--at", at, "--", one["text"]], capture_output=True, text=True)
            with self.subTest(one["text"]):
                self.assertEqual(done.returncode, 0, done.stderr)
                result = json.loads(done.stdout)
                self.compare([one["value"]], flat(result["value"]))
                for name, gradient in one["gradient"].items():
                    self.compare(flat(gradient), flat(result["gradient"][name]))

    def compare(self, expected, result):
        largest = max(1e-3, *map(abs, expected))
        for one, other in zip(expected, result, strict=True):
            self.assertLessEqual(abs(one - other), 1e-9 * largest, f"{expected} and {result}")


if __name__ == "__main__":
    unittest.main()
