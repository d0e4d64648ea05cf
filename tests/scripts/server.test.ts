import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve } from "../../scripts/server.mjs";

let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradlab-server-"));
  writeFileSync(join(folder, "secret.txt"), "not for you");
  const site = join(folder, "site");
  mkdirSync(join(site, "lesson"), { recursive: true });
  writeFileSync(join(site, "index.html"), "front");
  writeFileSync(join(site, "lesson", "index.html"), "lesson");
  writeFileSync(join(site, "gradlab.wasm"), Buffer.alloc(5000, "wasm"));
  writeFileSync(join(site, "gradlab.js"), "export {};\n".repeat(1000));
  writeFileSync(join(site, "text.woff2"), randomBytes(5000));
  mkdirSync(join(folder, "site-of-others"));
  writeFileSync(join(folder, "site-of-others", "index.html"), "not for you either");
  server = await serve(site, 0);
});
afterAll(() => server.close());

it.each([
  ["", "front"],
  ["?theme=dark", "front"],
  ["lesson/", "lesson"],
  ["lesson", "lesson"],
])("answers /%s with its page", async (path, text) => {
  const response = await fetch(server.address + path);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(await response.text()).toBe(text);
});

it("sends WebAssembly as application/wasm, which browsers compile while loading", async () => {
  expect((await fetch(`${server.address}gradlab.wasm`)).headers.get("content-type")).toBe("application/wasm");
});

it.each([
  ["gradlab.js", "br", 11_000],
  ["gradlab.js", "gzip", 11_000],
  ["gradlab.wasm", "br", 5000],
])("sends /%s compressed by %s to a client that accepts it", async (path, encoding, length) => {
  const response = await fetch(server.address + path, { headers: { "accept-encoding": encoding } });
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect((await response.arrayBuffer()).byteLength).toBe(length);
});

it.each([
  ["text.woff2", "br, gzip"],
  ["gradlab.js", "identity"],
])("sends /%s unchanged to a client that accepts %s", async (path, encoding) => {
  const response = await fetch(server.address + path, { headers: { "accept-encoding": encoding } });
  expect(response.headers.get("content-encoding")).toBeNull();
});

it("lets pages of every origin read its files", async () => {
  for (const path of ["gradlab.js", "gradlab.wasm", "text.woff2", ""])
    expect((await fetch(server.address + path)).headers.get("access-control-allow-origin")).toBe("*");
});

it("answers 304 for an unchanged file", async () => {
  const first = await fetch(`${server.address}gradlab.js`);
  expect(first.headers.get("cache-control")).toBe("no-cache");
  const headers = { "if-none-match": first.headers.get("etag") ?? "", "cache-control": "no-cache" };
  const { hostname, port } = new URL(server.address);
  const status = await new Promise((done) =>
    request({ hostname, port, path: "/gradlab.js", headers }, (response) => done(response.statusCode)).end(),
  );
  expect(status).toBe(304);
});

it.each([
  "none.html",
  "../site-of-others/",
  "%2e%2e/site-of-others/index.html",
  "../secret.txt",
  "%2e%2e/secret.txt",
  "..%2fsecret.txt",
  "%00",
  "%zz",
])("has nothing at /%s", async (path) => {
  const { hostname, port } = new URL(server.address);
  // Not fetch, which would normalize the path before sending it.
  const status = await new Promise((done) =>
    request({ hostname, port, path: `/${path}` }, (response) => done(response.statusCode)).end(),
  );
  expect(status).toBe(404);
});
