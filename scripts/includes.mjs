/** The include graph of the C++ and the import graph of the TypeScript, as written in the files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** All files below a folder, as paths from the root, that end in one of the endings. */
export function filesBelow(root, folder, endings) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !path.includes("node_modules"))
    .sort();
}

/** What a C++ file includes of ours (from the root or beside itself), as paths from the root. */
export function includesOf(root, file) {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)].map(([, path]) =>
    existsSync(join(root, path)) || !existsSync(join(root, dirname(file), path))
      ? path
      : normalize(join(dirname(file), path)),
  );
}

/** What a TypeScript file imports by relative path, statically or not, as paths from the root without `?query`. */
export function importsOf(root, file) {
  const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const specifiers = [
    ...text.matchAll(/^\s*(?:import|export)\b[^"';]*?\bfrom\s*["'](\.[^"']+)["']/gm),
    ...text.matchAll(/^\s*import\s*["'](\.[^"']+)["']/gm),
    ...text.matchAll(/\bimport\s*\(\s*["'](\.[^"']+)["']/g),
  ].map(([, path]) => path);
  return specifiers.map((path) => normalize(join(dirname(file), path.replace(/\?.*$/, ""))));
}
