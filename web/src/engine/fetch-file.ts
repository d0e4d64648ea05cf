import { EngineError } from "./errors";

/** One of our own files; an answer that is not one is an error that names the file. */
export async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new EngineError("not-loaded", `${url.pathname}: ${String(error)}`);
  });
  if (!response.ok) throw new EngineError("not-loaded", `${url.pathname}: ${response.status} ${response.statusText}`);
  return response;
}
