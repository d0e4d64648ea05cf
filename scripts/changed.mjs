/** Which files a change touches: what is not committed, and the commits not yet upstream, or else the last one. */
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

/** The .cpp files in whose translation a changed file takes part. */
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
