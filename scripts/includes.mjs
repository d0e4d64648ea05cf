/** The graph of includes in C++ and the graph of imports in TypeScript, as written in the files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** All files below a folder whose names end in one of the endings, as sorted paths from the root. */
export function filesBelow(root, folder, endings) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !path.includes("node_modules"))
    .sort();
}

/**
 * The project's files that a C++ file includes (written from the root or relative to the file), as paths from the root.
 */
export function includesOf(root, file) {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)].map(([, path]) =>
    existsSync(join(root, path)) || !existsSync(join(root, dirname(file), path))
      ? path
      : normalize(join(dirname(file), path)),
  );
}

/**
 * The files that a TypeScript file imports by relative path, statically or dynamically, as paths from the root without
 * `?query`.
 */
export function importsOf(root, file) {
  const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const specifiers = [
    ...text.matchAll(/^\s*(?:import|export)\b[^"';]*?\bfrom\s*["'](\.[^"']+)["']/gm),
    ...text.matchAll(/^\s*import\s*["'](\.[^"']+)["']/gm),
    ...text.matchAll(/\bimport\s*\(\s*["'](\.[^"']+)["']/g),
  ].map(([, path]) => path);
  return specifiers.map((path) => normalize(join(dirname(file), path.replace(/\?.*$/, ""))));
}
