import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumArguments, findHeadlessChromium } from "../../scripts/chromium.mjs";

const root = join(import.meta.dirname, "../..");

/** A program of the virtual environment in which the wheel is installed. */
export const program = (name: string) => join(root, "build", "python", "bin", name);

/** A new, empty folder. */
export const emptyFolder = () => mkdtempSync(join(tmpdir(), "gradlab-"));

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** A server of notebooks; starting it waits until it answers. Its output is kept for the message of a failed test. */
export class Server {
  private output = "";
  private readonly child: ChildProcess;

  constructor(
    command: string,
    args: readonly string[],
    readonly address: string,
    folder: string,
  ) {
    // A new home folder, without settings and extensions of a user.
    const env = { ...process.env, HOME: folder, JUPYTER_PREFER_ENV_PATH: "1", PYTHONDONTWRITEBYTECODE: "1" };
    this.child = spawn(program(command), args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on("data", (piece: Buffer) => {
        this.output += piece;
      });
  }

  async ready(): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      if (this.child.exitCode !== null) throw new Error(`It ended: ${this.output}`);
      const answer = await fetch(this.address).catch(() => null);
      if (answer) return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    throw new Error(`It does not answer: ${this.output}`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("close", resolve));
    // Its kernels end with it. After SIGINT the server would ask for confirmation.
    this.child.kill("SIGTERM");
    setTimeout(() => this.child.kill("SIGKILL"), 20_000).unref();
    await ended;
  }
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findHeadlessChromium(), args: chromiumArguments });

/** A page that can reach only its server. Requests to other servers are added to `elsewhere`. */
export async function pageOf(browser: Browser, address: string, elsewhere: string[]): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 1600 } })).newPage();
  const { host } = new URL(address);
  await page.route("**", (route) => {
    const url = new URL(route.request().url());
    if (url.host === host || !/^https?:/.test(url.protocol)) return route.continue();
    elsewhere.push(url.href);
    return route.abort();
  });
  return page;
}
