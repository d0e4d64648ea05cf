import { EngineError } from "./errors";
import { violationOf } from "./policy";

/**
 * Event of the window: one of our files no longer exists, as after an update of the site. `detail`: the file's address.
 */
export const filesGone = "gradlab-files-gone";

/**
 * Event of the window: a lesson shows why a file did not arrive. `detail`: the text shown, which contains the address.
 */
export const noticeShown = "gradlab-notice-shown";

/** Fetches one of our own files; throws an EngineError where the response is not that file. */
export async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url).catch(async (error: unknown) => {
    throw new EngineError(await reasonOf(url), `${url.href}: ${String(error)}${await violationOf(url.href)}`);
  });
  // For a missing file, as after an update, some servers send an HTML page with status 200.
  const isPage = response.ok && /^text\/html\b/.test(response.headers.get("content-type") ?? "");
  const isGone = response.status === 404 || response.status === 410;
  if (isGone || isPage) globalThis.dispatchEvent?.(new CustomEvent(filesGone, { detail: url.href }));
  if (isPage) throw new EngineError("not-a-module", `${url.href}: text/html`);
  if (response.ok) return response;
  throw new EngineError(
    isGone ? "gone" : "server-failed",
    `${url.href}: ${response.status} ${response.statusText}`.trim(),
  );
}

/** The reason why a fetch was rejected; its error does not contain it. */
async function reasonOf(url: URL): Promise<"forbidden" | "no-cors" | "unreachable"> {
  if (await violationOf(url.href)) return "forbidden";
  if (url.origin === globalThis.origin || !url.protocol.startsWith("http")) return "unreachable";
  // A request without CORS succeeds where the file exists and only the server's permission to read it is missing.
  const isThere = await fetch(url, { mode: "no-cors" }).then(
    () => true,
    () => false,
  );
  return isThere ? "no-cors" : "unreachable";
}
