import { type PartFiles, scriptFailed, type WorkerLike } from "./client";
import { EngineError } from "./errors";
import type { Started } from "./lane";
import { violationOf } from "./policy";

/**
 * A worker with the part it is to run. Until both are there nobody else listens to the worker, and a browser says only
 * once that its script could not be loaded.
 */
export async function pair(worker: WorkerLike, files: Promise<PartFiles>): Promise<Started> {
  let isBroken = false;
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = async ({ message }) => {
      isBroken = true;
      const violation = await violationOf("blob:");
      reject(new EngineError(violation ? "forbidden" : "not-loaded", (message || scriptFailed) + violation));
    };
  });
  try {
    const found = await Promise.race([files, broken]);
    return isBroken ? await broken : { worker, files: found };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
