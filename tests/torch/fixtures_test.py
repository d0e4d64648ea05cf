"""The committed fixtures say what the PyTorch at hand says: every script that makes some is run again, in a copy of its folder."""

import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GRADLAB = ROOT / "build" / "native" / "gradlab"
FIXTURES = ROOT / "tests" / "fixtures"

# Single precision, where a processor with other instructions sums in another order: a last bit is 6e-8 of a number, and
# training carries it through its steps. All else is double.
TOLERANCE = {"train": 1e-4, "initializers": 1e-5}


def makers():
    return sorted(path for path in (ROOT / "tests" / "torch").glob("*.py") if not path.name.endswith("_test.py"))


class SameFixtures(unittest.TestCase):
    def test_every_maker(self):
        for maker in makers():
            with self.subTest(maker.stem), tempfile.TemporaryDirectory() as folder:
                self.compare(maker, pathlib.Path(folder))

    def compare(self, maker, folder):
        (folder / "tests" / "fixtures" / maker.stem).mkdir(parents=True)
        copy = folder / "tests" / "torch" / maker.name
        copy.parent.mkdir()
        shutil.copy(maker, copy)
        (folder / "data").symlink_to(ROOT / "data")
        (folder / "tests" / "fixtures" / "programs").symlink_to(FIXTURES / "programs")
        done = subprocess.run([sys.executable, copy, GRADLAB], cwd=folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        made = {path.name: path for path in (folder / "tests" / "fixtures" / maker.stem).glob("*.json")}
        committed = {path.name: path for path in (FIXTURES / maker.stem).glob("*.json")}
        self.assertGreater(len(made), 0, "it made nothing")
        self.assertEqual(set(made), set(committed))
        for name in sorted(made):
            tolerance = TOLERANCE.get(maker.stem, 1e-9)
            self.same(json.loads(committed[name].read_text()), json.loads(made[name].read_text()), tolerance, name)

    def same(self, committed, fresh, tolerance, path):
        if isinstance(committed, dict):
            self.assertEqual(set(committed), set(fresh), path)
            for key in committed:
                self.same(committed[key], fresh[key], tolerance, f"{path}/{key}")
        elif isinstance(committed, list):
            self.assertEqual(len(committed), len(fresh), path)
            for place, (one, other) in enumerate(zip(committed, fresh)):
                self.same(one, other, tolerance, f"{path}/{place}")
        elif isinstance(committed, float):
            # A bias before batch normalization has no gradient but rounding, which is another on each processor.
            close = math.isclose(committed, fresh, rel_tol=tolerance, abs_tol=tolerance / 10)
            self.assertTrue(close, f"{path}: {committed} is committed, now it is {fresh}")
        else:
            self.assertEqual(committed, fresh, path)


if __name__ == "__main__":
    unittest.main()
