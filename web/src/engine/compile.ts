import { EngineError } from "./errors";
import { fetchFile } from "./fetch-file";

const magic = [0x00, 0x61, 0x73, 0x6d];

/** While it streams where the server sends the right type, else from its bytes. */
export async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetchFile(url);
  const streams = /^application\/wasm\b/.test(response.headers.get("content-type") ?? "");
  try {
    return streams
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw await diagnosed(url, error);
  }
}

/** Why it could not be compiled: seen in its bytes, which are fetched once more. */
async function diagnosed(url: URL, error: unknown): Promise<EngineError> {
  const raw = `${url.href}: ${String(error)}`;
  if (/unsafe-eval|Content.Security.Policy|disallowed by embedder|blocked by CSP/i.test(String(error)))
    return new EngineError("forbidden", raw);
  const bytes = await fetchFile(url)
    .then((response) => response.arrayBuffer())
    .then(
      (buffer) => new Uint8Array(buffer),
      () => null,
    );
  if (bytes !== null && magic.some((byte, index) => bytes[index] !== byte))
    return new EngineError("not-a-module", `${raw} (${bytes.length} bytes)`);
  return new EngineError("incomplete", `${raw} (${bytes?.length ?? 0} bytes)`);
}
