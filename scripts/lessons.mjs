/** Which lessons there are, for scripts: read where the site lists them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/** Every lesson's element and companion, with the module that defines it, as web/src/lessons/index.ts has them. */
export function lessonModules() {
  const text = readFileSync(join(root, "web/src/lessons/index.ts"), "utf8");
  const entries = [...text.matchAll(/(?:slug: "|element: "gradlab-)([\w-]+)"[\s\S]*?import\("\.\/([^"]+)"\)/g)];
  return entries.map(([, slug = "", module = ""]) => ({ slug, module }));
}
