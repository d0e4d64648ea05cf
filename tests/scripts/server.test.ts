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
  writeFileSync(join(site, "gradlab.wasm"), "");
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

it("sends WebAssembly with the type that browsers compile while loading", async () => {
  expect((await fetch(`${server.address}gradlab.wasm`)).headers.get("content-type")).toBe("application/wasm");
});

it.each(["none.html", "../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "%00", "%zz"])(
  "has nothing at /%s",
  async (path) => {
    const { hostname, port } = new URL(server.address);
    // Not fetch, which would tidy the path up before sending it.
    const status = await new Promise((done) =>
      request({ hostname, port, path: `/${path}` }, (response) => done(response.statusCode)).end(),
    );
    expect(status).toBe(404);
  },
);
