/** Serves a folder of static files on this machine only: what any web server would do with dist/. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * @param {string} folder
 * @param {number} port 0: any free one.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} The address ends with a slash.
 */
export async function serve(folder, port) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const file = await fileAt(root, request.url ?? "/");
    if (file === undefined) {
      response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.\n");
      return;
    }
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The file that an address means, if it lies inside the folder. */
async function fileAt(root, address) {
  let path;
  try {
    path = join(root, normalize(decodeURIComponent(new URL(address, "http://localhost").pathname)));
  } catch {
    return undefined;
  }
  if (path !== root && !path.startsWith(root.endsWith("/") ? root : `${root}/`)) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    return fileAt(root, `${new URL(address, "http://localhost").pathname.replace(/\/?$/, "/")}index.html`);
  return found?.isFile() ? path : undefined;
}
