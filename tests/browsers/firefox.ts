/** The Firefox installed on the machine, controlled by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/). */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { findFirefox } from "../../scripts/firefox.mjs";

type Fields = Record<string, unknown>;

/** No lookups in the background, and no pages of the browser itself. */
const preferences: Readonly<Record<string, boolean | number | string>> = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

/** The longest time to start on a busy machine, in milliseconds. */
const patience = 90_000;

export class Firefox {
  private asked = 0;
  private readonly waiting = new Map<number, { done: (result: Fields) => void; failed: (error: Error) => void }>();
  private readonly tabs = new Map<string, Tab>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    private readonly socket: WebSocket,
  ) {
    socket.on("message", (data) => this.heard(JSON.parse(String(data)) as Fields));
    socket.on("close", () => {
      for (const { failed } of this.waiting.values()) failed(new Error("Firefox has gone."));
    });
  }

  static async launch(): Promise<Firefox> {
    const program = findFirefox();
    if (program === undefined) throw new Error("No Firefox on the PATH; FIREFOX_PATH may name one.");
    const profile = mkdtempSync(join(tmpdir(), "gradlab-firefox-"));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const child = spawn(program, ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile], {
      // A new home folder, which works for root, too.
      env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const socket = new WebSocket(`${await addressOf(child)}/session`, { maxPayload: 1 << 28 });
    await new Promise((done, failed) => socket.once("open", done).once("error", failed));
    const firefox = new Firefox(child, profile, socket);
    await firefox.send("session.new", { capabilities: {} });
    await firefox.send("session.subscribe", { events: ["log.entryAdded"] });
    await firefox.send("script.addPreloadScript", { functionDeclaration: String(keepViolations) });
    return firefox;
  }

  /** Sends a command of the protocol; resolves with its answer. */
  send(method: string, params: Fields): Promise<Fields> {
    const id = ++this.asked;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed: (error) => failed(new Error(`${method}: ${error.message}`)) });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  private heard(message: Fields): void {
    if (message.type === "event") {
      this.logged(message.params as Entry);
      return;
    }
    const asked = this.waiting.get(message.id as number);
    this.waiting.delete(message.id as number);
    if (message.type === "success") asked?.done(message.result as Fields);
    else asked?.failed(new Error(`${message.error}: ${message.message}`));
  }

  private logged({ level, text, source, stackTrace }: Entry): void {
    if (level !== "error") return;
    const at = stackTrace?.callFrames[0];
    const fault = at ? `${text} (${at.url}:${at.lineNumber})` : `${text}`;
    // An error of a frame or a worker has no tab, so it counts for all open tabs.
    const tab = source.context === undefined ? undefined : this.tabs.get(source.context);
    for (const { faults } of tab ? [tab] : this.tabs.values()) faults.push(fault);
  }

  /** Opens a page in a new user context. */
  async open(address: string, { width = 1280, height = 900 } = {}): Promise<Tab> {
    const { userContext } = await this.send("browser.createUserContext", {});
    const { context } = await this.send("browsingContext.create", { type: "tab", userContext });
    const tab = new Tab(this, String(context), String(userContext));
    this.tabs.set(tab.context, tab);
    await this.send("browsingContext.setViewport", { context, viewport: { width, height } });
    await this.send("browsingContext.navigate", { context, url: address, wait: "complete" });
    return tab;
  }

  async leave({ context, userContext }: Tab): Promise<void> {
    this.tabs.delete(context);
    await this.send("browser.removeUserContext", { userContext });
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.child.once("close", done));
    // The browser may close before it has answered.
    this.send("browser.close", {}).catch(() => {});
    const impatient = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(impatient);
    rmSync(this.profile, { recursive: true, force: true });
  }
}

interface Entry {
  level: string;
  text: string | null;
  source: { context?: string };
  stackTrace?: { callFrames: Array<{ url: string; lineNumber: number }> };
}

/** A page, or a frame in one. */
export class Frame {
  constructor(
    protected readonly firefox: Firefox,
    readonly context: string,
    readonly url: string,
  ) {}

  /** Runs a function in the page; arguments and result are plain data. */
  async evaluate<Input extends unknown[], Output>(
    what: (...input: Input) => Output | Promise<Output>,
    ...input: Input
  ): Promise<Output> {
    const answer = await this.firefox.send("script.callFunction", {
      functionDeclaration: `async (text) => JSON.stringify((await (${what})(...JSON.parse(text))) ?? null)`,
      arguments: [{ type: "string", value: JSON.stringify(input) }],
      target: { context: this.context },
      awaitPromise: true,
    });
    if (answer.type !== "success") throw new Error((answer.exceptionDetails as { text: string }).text);
    return JSON.parse((answer.result as { value: string }).value) as Output;
  }

  /** The frames inside, at any depth. */
  async frames(): Promise<Frame[]> {
    const { contexts } = await this.firefox.send("browsingContext.getTree", { root: this.context });
    const below = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...below(node.children ?? [])]);
    return below((contexts as Node[])[0]?.children ?? []).map(
      ({ context, url }) => new Frame(this.firefox, context, url),
    );
  }
}

interface Node {
  context: string;
  url: string;
  children: Node[] | null;
}

/** A page in a separate user context, with its errors. */
export class Tab extends Frame {
  readonly faults: string[] = [];

  constructor(
    firefox: Firefox,
    context: string,
    readonly userContext: string,
  ) {
    super(firefox, context, "");
  }

  /** Errors of the page, its frames and its workers, and all violations of a policy. */
  async complaints(): Promise<string[]> {
    const violations = await Promise.all(
      [this, ...(await this.frames())].map((frame) => frame.evaluate(() => window.violations ?? [])),
    );
    // The browser requests an icon for a page without one, which the strict policy refuses.
    return [...this.faults, ...violations.flat()].filter((complaint) => !complaint.includes("/favicon.ico"));
  }

  leave(): Promise<void> {
    return this.firefox.leave(this);
  }
}

declare global {
  interface Window {
    violations?: string[];
  }
}

/** Runs in every page before its scripts. */
function keepViolations(): void {
  window.violations = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    window.violations?.push(`${violatedDirective} refused ${blockedURI}`),
  );
}

/** The address at which Firefox listens, read from its output. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let text = "";
    const impatient = setTimeout(() => failed(new Error(`Firefox does not listen: ${text}`)), patience);
    child.once("close", (code) => failed(new Error(`Firefox ended with exit code ${code}: ${text}`)));
    child.stderr?.on("data", (piece: Buffer) => {
      text += piece;
      const address = text.match(/WebDriver BiDi listening on (ws:\/\/\S+)/)?.[1];
      if (address === undefined) return;
      clearTimeout(impatient);
      done(address);
    });
  });
}
