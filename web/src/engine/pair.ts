import { type PartFiles, scriptFailed, type WorkerLike } from "./client";
import { EngineError } from "./errors";
import type { Started } from "./lane";

/**
 * A worker with the part it is to run. Until both are there nobody else listens to the worker, and a browser says only
 * once that its script could not be loaded.
 */
export async function pair(worker: WorkerLike, files: Promise<PartFiles>): Promise<Started> {
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = ({ message }) => reject(new EngineError("not-loaded", message || scriptFailed));
  });
  try {
    return { worker, files: await Promise.race([files, broken]) };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
