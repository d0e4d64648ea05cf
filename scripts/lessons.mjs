/** The lessons, for scripts: read from the list that the site uses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/**
 * The element of every lesson and companion, with the module that defines it, as listed in web/src/lessons/index.ts.
 */
export function lessonModules() {
  const text = readFileSync(join(root, "web/src/lessons/index.ts"), "utf8");
  const entries = [...text.matchAll(/(?:slug: "|element: "gradlab-)([\w-]+)"[\s\S]*?import\("\.\/([^"]+)"\)/g)];
  return entries.map(([, slug = "", module = ""]) => ({ slug, module }));
}
