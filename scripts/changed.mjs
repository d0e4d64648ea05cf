/**
 * The files that a change touches: uncommitted changes and the commits that are not upstream yet, otherwise the last
 * commit.
 */
import { filesBelow, includesOf } from "./includes.mjs";
import { outputOf, root } from "./run.mjs";

const lines = (text) => (text ?? "").split("\n").filter(Boolean);

export function changedFiles() {
  const fork = outputOf("git", ["merge-base", "HEAD", "@{upstream}"]);
  const head = outputOf("git", ["rev-parse", "HEAD"]);
  const base = fork !== undefined && fork !== head ? fork : outputOf("git", ["rev-parse", "HEAD~1"]);
  const uncommitted = lines(outputOf("git", ["ls-files", "--others", "--modified", "--exclude-standard"]));
  return [...new Set([...(base ? lines(outputOf("git", ["diff", "--name-only", base])) : []), ...uncommitted])];
}

/** The .cpp files that include a changed file, directly or not, and the changed .cpp files themselves. */
export function translationsOf(changed) {
  const files = ["core", "cli"].flatMap((folder) => filesBelow(root, folder, [".h", ".cpp"]));
  const includes = new Map(files.map((file) => [file, includesOf(root, file)]));
  const touched = new Set(changed.filter((file) => includes.has(file)));
  for (let before = -1; before !== touched.size; ) {
    before = touched.size;
    for (const [file, included] of includes) if (included.some((header) => touched.has(header))) touched.add(file);
  }
  return [...touched].filter((file) => file.endsWith(".cpp")).sort();
}
