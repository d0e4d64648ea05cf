/**
 * Checks that everything that is distributed with Gradlab is named in THIRD-PARTY-NOTICES.md: the runtime dependencies,
 * and the sources from which the page and the core are built.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Distributed, but not as a dependency of the page: compiled in, made into files, or copied. */
const others = [
  "Eigen",
  "JSON for Modern C++",
  "Emscripten",
  "Temml",
  "Source Serif",
  "Inter",
  "Latin Modern Math",
  "scikit-learn",
  "UCI",
  "Efron",
];

/** @returns {string[]} One line for each name that THIRD-PARTY-NOTICES.md does not contain. */
export function unnamedDependencies(root) {
  const notices = readFileSync(join(root, "THIRD-PARTY-NOTICES.md"), "utf8");
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const shipped = Object.entries(packages)
    .filter(
      ([path, entry]) =>
        path.startsWith("node_modules/") &&
        !entry.dev &&
        !entry.devOptional &&
        !entry.optional &&
        !path.includes("/@types/"),
    )
    .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
  return [...shipped, ...others]
    .filter((name) => !notices.includes(name))
    .map((name) => `THIRD-PARTY-NOTICES.md does not name ${name}.`);
}
