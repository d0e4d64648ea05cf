import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { coreLayers, violations } from "../../scripts/layering.mjs";

const root = join(import.meta.dirname, "../..");

/** A tree of made-up files, which the checker treats like the real one. */
function tree(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "gradlab-layering-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

it("the whole tree keeps the order of the layers", () => {
  expect(violations(root)).toEqual([]);
});

it("the order equals that of the libraries in CMakeLists.txt", () => {
  const built = [...readFileSync(join(root, "CMakeLists.txt"), "utf8").matchAll(/^gradlab_layer\(([^)]*)\)/gm)];
  expect(
    Object.fromEntries(built.map(([, words = ""]) => words.split(" ")).map(([layer, ...below]) => [layer, below])),
  ).toEqual(coreLayers);
});

it("a layer may include itself and all layers below it", () => {
  const folder = tree({
    "core/ops/mul.h":
      '#include "core/ops/shape.h"\n#include "core/matrix/types.h"\n#include "core/base/knob.h"\n#include <vector>\n',
    "core/train/trainer.h": '#include "core/catalog.h"\n#include "core/optim/optimizer.h"\n',
    "cli/main.cpp": '#include "core/expression/parse.h"\n#include "cli/json.h"\n',
    "web/src/lessons/backprop.ts": 'import { engine } from "../engine";\nimport { graph } from "./backprop/graph";\n',
    "web/src/lessons/index.ts": 'export const load = () => import("./backprop");\n',
  });
  expect(violations(folder)).toEqual([]);
});

it.each([
  ["core/matrix/product.h", '#include "core/autodiff/tape.h"', "matrix is not built on autodiff"],
  ["core/nn/network.h", '  #  include "core/experiment/experiment.h"', "nn is not built on experiment"],
  ["core/optim/adam.h", '#include "core/ops/mul.h"', "optim is not built on ops"],
  ["core/train/trainer.cpp", '#include "cli/json.h"', "train is not built on cli"],
  ["core/odds/ends.h", "", "odds is not a layer"],
  ["wasm-bindings/bindings.cpp", '#include "cli/json.h"', "wasm-bindings is not built on cli"],
])("reports a forbidden include of %s", (path, text, why) => {
  expect(violations(tree({ [path]: text })).join()).toContain(why);
});

it("reports a forbidden include that is written relative to the file", () => {
  const folder = tree({ "core/matrix/product.h": '#include "../autodiff/tape.h"', "core/autodiff/tape.h": "" });
  expect(violations(folder)).toEqual([
    "core/matrix/product.h includes core/autodiff/tape.h: matrix is not built on autodiff",
  ]);
});

it.each([
  ["web/src/lessons/backprop.ts", 'import { a } from "./playground";', "lessons never import each other"],
  [
    "web/src/lessons/backprop/graph.ts",
    'import type { A } from "../playground/state";',
    "lessons never import each other",
  ],
  ["web/src/charts/curve.ts", 'import {\n  engine,\n} from "../engine";', "know no engine"],
  ["web/src/elements/slider.ts", 'const late = () => import("../engine/client");', "know no engine"],
  ["web/src/engine/run.ts", 'import "../lessons/playground";', "the engine knows nothing"],
  [
    "web/src/site/page.ts",
    'import wasm from "../../../build/wasm/gradlab.wasm?url";',
    "only web/src/engine loads the core",
  ],
])("reports a forbidden import of %s", (path, text, why) => {
  expect(violations(tree({ [path]: text })).join()).toContain(why);
});
