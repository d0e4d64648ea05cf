/** Serves the built site for the whole run; a test finds it with `inject("address")`. */
import type { TestProject } from "vitest/node";
import { serve } from "../../../scripts/server.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the site's root, with a slash at the end. */
    address: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await serve("dist", 0);
  project.provide("address", server.address);
  return server.close;
}
