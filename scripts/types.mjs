/**
 * Makes dist/gradlab.d.ts: the types of web/src/embed/public.d.ts, and the tables of elements and events that have
 * them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lessonModules } from "./lessons.mjs";
import { root } from "./run.mjs";

const events = { ready: "State", state: "State", result: "Result", error: "Error" };

/** @returns {string} */
export function publicTypes() {
  const elements = lessonModules().map(({ slug }) => `    "gradlab-${slug}": GradlabElement;`);
  const heard = Object.entries(events).map(
    ([name, detail]) => `    "gradlab-${name}": CustomEvent<Gradlab${detail}Detail>;`,
  );
  return `${readFileSync(join(root, "web/src/embed/public.d.ts"), "utf8")}
declare global {
  interface HTMLElementTagNameMap {
${elements.join("\n")}
  }

  interface GlobalEventHandlersEventMap {
${heard.join("\n")}
  }
}
`;
}
