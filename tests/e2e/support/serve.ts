/** Serves the built site during the whole run. Tests read its address with `inject("address")`. */
import type { TestProject } from "vitest/node";
import { serve } from "../../../scripts/server.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the site's root, with a slash at the end. */
    address: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await serve("dist", 0);
  project.provide("address", server.address);
  return server.close;
}
