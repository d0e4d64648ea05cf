/**
 * Serves a folder of static files on this machine only, as a web server should serve dist/: compressed, and readable by
 * every origin.
 */
import { createServer } from "node:http";
import { constants } from "node:zlib";
import compression from "@polka/compression";
import sirv from "sirv";

/** Fonts and pictures are compressed already, so they are sent unchanged. */
const compress = compression({
  mimes: /text|javascript|json|xml|manifest|application\/wasm/i,
  brotli: { [constants.BROTLI_PARAM_QUALITY]: 5 },
});

/**
 * @param {string} folder
 * @param {number} port 0: any free one.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} The address ends with a slash.
 */
export async function serve(folder, port) {
  const files = sirv(folder, {
    // Files are read on each request, because a build may replace them while the server runs.
    dev: true,
    etag: true,
    setHeaders: (response) => response.setHeader("access-control-allow-origin", "*"),
  });
  const server = createServer((request, response) => {
    compress(request, response, () =>
      files(request, response, () =>
        response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.\n"),
      ),
    );
  });
  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => done(undefined));
  });
  const { port: given } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${given}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
