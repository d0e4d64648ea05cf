import { EngineError } from "./errors";
import { violationOf } from "./policy";

/** Sent to the window when one of our files is not there any more, as after an update of the site: its address. */
export const filesGone = "gradlab-files-gone";

/** Sent to the window when a lesson says in its own place why something did not arrive: the words, with its address. */
export const noticeShown = "gradlab-notice-shown";

/** One of our own files; an answer that is not one is an error that says what to do. */
export async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url).catch(async (error: unknown) => {
    throw new EngineError(await reasonOf(url), `${url.href}: ${String(error)}${await violationOf(url.href)}`);
  });
  // A server that knows no such file may send a page of its own, and say that all is well: after an update, too.
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

/** Browsers say only that a fetch failed. */
async function reasonOf(url: URL): Promise<"forbidden" | "no-cors" | "unreachable"> {
  if (await violationOf(url.href)) return "forbidden";
  if (url.origin === globalThis.origin || !url.protocol.startsWith("http")) return "unreachable";
  // Without leave to read it, a file that is there can still be fetched.
  const isThere = await fetch(url, { mode: "no-cors" }).then(
    () => true,
    () => false,
  );
  return isThere ? "no-cors" : "unreachable";
}
