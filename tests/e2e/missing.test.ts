/** Missing or wrong files: a message tells what to do, and the page is never blank. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { patience } from "../../web/src/site/gone";
import { besideCourse } from "./support/course";
import { cdn, visitCourse } from "./support/course-pages";
import { elementsOn } from "./support/whole";

const beside = besideCourse();

const wasm = /\/assets\/gradlab-[\w-]{8}\.wasm$/;

async function freshPage(): Promise<Page> {
  return (await beside.browser.newContext({ serviceWorkers: "block" })).newPage();
}

describe("a script of the page", () => {
  it.each([
    ["the main one is gone", /\/assets\/index-[\w-]+\.js$/, 404],
    ["the main one answers 500", /\/assets\/index-[\w-]+\.js$/, 500],
    ["one that the main one needs is gone", /\/assets\/base-[\w-]+\.js$/, 404],
    ["the front page's answers 500", /\/assets\/front-[\w-]{8}\.js$/, 500],
  ])("%s: a message and a button to reload", async (_what, file, status) => {
    const page = await freshPage();
    await page.route(file, (route) => route.fulfill({ status, body: "no" }));
    await page.goto(`${cdn()}/`);
    await page
      .getByRole("alert")
      .getByText(/did not arrive|could not be loaded/)
      .waitFor();
    await page.unroute(file);
    await page.getByRole("button", { name: "Load the page again" }).click();
    await page.locator("gradlab-front").waitFor();
    await page.context().close();
  });

  it("the main one is empty: the same message", async () => {
    const page = await freshPage();
    await page.route(/\/assets\/index-[\w-]+\.js$/, (route) =>
      route.fulfill({ contentType: "text/javascript", body: "" }),
    );
    await page.goto(`${cdn()}/`);
    await page.getByRole("alert").getByText("did not arrive").waitFor();
    await page.context().close();
  });

  it("a lesson's is gone: one notice, and a button that reloads the page with the same state", async () => {
    const page = await freshPage();
    const file = /\/assets\/playground-[\w-]+\.js$/;
    await page.route(file, (route) => route.fulfill({ status: 404, body: "no" }));
    await page.goto(`${cdn()}/#/playground?optimizer.lr=0.02`);
    const notice = page.getByRole("alert").filter({ hasText: "could not be loaded" });
    await notice.waitFor();
    expect(await page.getByRole("alert").count()).toBe(1);
    await page.unroute(file);
    await page.getByRole("button", { name: "Load the page again" }).click();
    await page.locator("gradlab-playground").waitFor();
    await expect.poll(() => page.url()).toContain("optimizer.lr=0.02");
    await page.context().close();
  });
});

describe("a failure that comes after the reader has left", () => {
  const slowly = async (page: Page, file: RegExp) => {
    const answered = new Promise<void>((done) => {
      void page.route(file, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        await route.fulfill({ status: 404, body: "no" });
        done();
      });
    });
    return answered;
  };

  /** Resolves after the page has handled the event that a script is missing. */
  const learning = async (page: Page) => {
    await page.addInitScript(() => {
      addEventListener("vite:preloadError", () => {
        (window as unknown as { lost: boolean }).lost = true;
      });
    });
    return () => page.waitForFunction(() => (window as unknown as { lost?: boolean }).lost);
  };

  it("a missing lesson that was left is not reported on the page that was opened since", async () => {
    const page = await freshPage();
    const answered = slowly(page, /\/assets\/playground-[\w-]+\.js$/);
    const learned = await learning(page);
    await page.goto(`${cdn()}/`);
    await page.locator("gradlab-front").waitFor();
    const requested = page.waitForRequest(/\/assets\/playground-/);
    await page.evaluate(() => {
      location.hash = "#/playground";
    });
    await requested;
    await page.evaluate(() => {
      location.hash = "#/scaling";
    });
    await answered;
    await page.locator("gradlab-scaling").waitFor();
    await learned();
    // The only notice is the one that a file of the site is gone.
    expect(await page.getByRole("main").getByRole("alert").count()).toBe(0);
    await page.context().close();
  });

  it("a missing lesson that was left is not reported in the builder either", async () => {
    const page = await freshPage();
    const answered = slowly(page, /\/assets\/playground-[\w-]+\.js$/);
    const learned = await learning(page);
    await page.goto(`${cdn()}/build.html`);
    const lesson = page.getByLabel("Lesson", { exact: true }).first();
    await lesson.selectOption("playground");
    await lesson.selectOption("scaling");
    await answered;
    await page.locator("gradlab-scaling").waitFor();
    await learned();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.context().close();
  });
});

describe("a missing file is reported once, in the place of its content, with a button to reload", () => {
  const alerts = (page: Page) =>
    elementsOn(page, "[role=alert]", (one) => (one.checkVisibility() ? one.textContent?.trim().slice(0, 60) : ""));

  /** A page with a test clock, so that the time until a notice for the whole page need not pass. */
  async function pageWithClock(): Promise<Page> {
    const page = await freshPage();
    await page.clock.install();
    return page;
  }

  const pageInstead = { status: 200, body: "<!doctype html><p>Hello", contentType: "text/html" };

  it.each<[string, string, RegExp, string, object?]>([
    ["the engine's module", "#/training-loop?lr=0.25", wasm, ""],
    ["a data set", "#/playground?data.source=iris&optimizer.lr=0.25", /\/assets\/iris-[\w-]+\.csv$/, ""],
    ["a part further down", "#/backprop?mode=jvp", /\/assets\/modes-[\w-]+\.js$/, "[data-part=modes]"],
    ["the engine's module, alone in a frame", "embed.html#/training-loop?lr=0.25", wasm, ""],
    ["the engine's module, a page in its place", "#/training-loop?lr=0.25", wasm, "", pageInstead],
    [
      "a data set, replaced by an HTML page",
      "#/playground?data.source=iris",
      /\/assets\/iris-[\w-]+\.csv$/,
      "",
      pageInstead,
    ],
  ])("%s", async (_what, path, file, part, answer = { status: 404, body: "no" }) => {
    const page = await pageWithClock();
    await page.route(file, (route) => route.fulfill(answer));
    await page.goto(`${cdn()}/${path}`);
    if (part) await page.locator(part).first().scrollIntoViewIfNeeded();
    const button = page.getByRole("button", { name: "Load the page again" });
    await button.waitFor();
    await page.clock.fastForward(patience);
    expect((await alerts(page)).filter(Boolean)).toHaveLength(1);
    expect(await button.count()).toBe(1);
    expect(await page.getByRole("button", { name: "Start again" }).count()).toBe(0);
    await page.unroute(file);
    const arrived = page.waitForResponse((response) => file.test(response.url()) && response.ok());
    await button.click();
    if (part) await page.locator(part).first().scrollIntoViewIfNeeded();
    await arrived;
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    expect(page.url()).toContain(path.slice(path.indexOf("?")));
    expect((await alerts(page)).filter(Boolean)).toEqual([]);
    await page.context().close();
  });

  it("for the scans of the race, whose workers start later", async () => {
    const page = await pageWithClock();
    await page.goto(`${cdn()}/#/optimizers?rules=`);
    const adam = page
      .locator("gradlab-optimizers .chips button")
      .filter({ hasText: /^\W*Adam\W*$/ })
      .first();
    await adam.waitFor();
    await page.locator("gl-race-map button.start").waitFor();
    await page.route(/\/assets\/descent-worker-[\w-]+\.js$/, (route) => route.fulfill({ status: 404, body: "no" }));
    await adam.click();
    await page.locator("#scan").scrollIntoViewIfNeeded();
    await page.locator("#scan").getByRole("button", { name: "Load the page again" }).waitFor();
    await page.clock.fastForward(patience);
    expect((await alerts(page)).filter(Boolean)).toHaveLength(1);
    expect(await page.getByText("The scans are being computed").count()).toBe(0);
    await page.context().close();
  });

  const elsewhere = () =>
    beside.course.add({
      head: `<script type="module" src="CDN/gradlab.js"></script>`,
      body: "<gradlab-training-loop></gradlab-training-loop>",
    });

  it("in a lesson on a page of another origin", async () => {
    const page = await pageWithClock();
    await page.route(wasm, (route) => route.fulfill({ status: 404, body: "no" }));
    await page.goto(elsewhere());
    await page.getByRole("button", { name: "Load the page again" }).waitFor();
    await page.clock.fastForward(patience);
    expect((await alerts(page)).filter(Boolean)).toHaveLength(1);
    await page.context().close();
  });

  it("in a lesson on a page of another origin, which keeps its state over the reload", async () => {
    const page = await freshPage();
    await page.route(wasm, (route) => route.fulfill({ status: 404, body: "no" }));
    await page.goto(elsewhere());
    const button = page.getByRole("button", { name: "Load the page again" });
    await button.waitFor();
    await page.evaluate(() => {
      (document.querySelector("gradlab-training-loop") as unknown as { state: string }).state = "lr=0.25";
    });
    await page.unroute(wasm);
    const loaded = page.waitForEvent("load");
    await button.click();
    await loaded;
    const rate = () =>
      page.evaluate(
        () => (document.querySelector("gradlab-training-loop") as unknown as { state?: { lr?: number } })?.state?.lr,
      );
    await expect.poll(() => rate().catch(() => undefined)).toBe(0.25);
    await page.context().close();
  });

  it("for the whole page if the file has no place", async () => {
    const page = await pageWithClock();
    const menu = /\/assets\/menu-[\w-]+\.js$/;
    await page.route(menu, (route) => route.fulfill({ status: 404, body: "no" }));
    await page.goto(`${cdn()}/#/playground`);
    await page.locator("gl-take button").first().click();
    expect((await alerts(page)).filter(Boolean)).toEqual([]);
    await page.clock.fastForward(patience);
    await page.getByRole("button", { name: "Load the page again" }).waitFor();
    expect((await alerts(page)).filter(Boolean)).toHaveLength(1);
    await page.context().close();
  });
});

it("on a page of another origin, a lesson's missing script gives one notice, and all states survive", async () => {
  const head = `<script type="module" src="CDN/gradlab.js"></script>`;
  const page = await freshPage();
  const file = /\/assets\/backprop-[\w-]+\.js$/;
  await page.route(file, (route) => route.fulfill({ status: 404, body: "no" }));
  await page.goto(beside.course.add({ head, body: "<gradlab-scaling></gradlab-scaling>" }));
  await page.waitForFunction(() => customElements.get("gradlab-scaling") !== undefined);
  await page.evaluate(() => {
    (document.querySelector("gradlab-scaling") as unknown as { state: string }).state = "bowl.lr=0.25";
    document.body.append(document.createElement("gradlab-backprop"));
  });
  await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(1);
  await page.unroute(file);
  await page.getByRole("button", { name: "Load the page again" }).click();
  await expect
    .poll(() =>
      page
        .evaluate(() =>
          JSON.stringify((document.querySelector("gradlab-scaling") as unknown as { state?: object })?.state ?? {}),
        )
        .catch(() => ""),
    )
    .toContain('"lr":0.25');
  await page.context().close();
});

describe("the engine's module", () => {
  it.each([
    [
      "incomplete",
      { body: Buffer.from("0061736d01000000010a02", "hex"), contentType: "application/wasm" },
      "arrived incomplete",
    ],
    [
      "incomplete, of another type",
      { body: Buffer.from("0061736d0100000001", "hex"), contentType: "text/plain" },
      "arrived incomplete",
    ],
    ["somebody's index.html", { body: "<!doctype html><p>Hello", contentType: "text/html" }, "something else"],
    [
      "an index.html that says it is a module",
      { body: "<!doctype html>", contentType: "application/wasm" },
      "something else",
    ],
    ["gone", { status: 404, body: "no" }, "has been updated"],
    ["a fault of the server", { status: 503, body: "no" }, "could not send"],
  ])("%s: a sentence with the remedy, followed by the browser's message", async (_what, answer, words) => {
    const page = await freshPage();
    await page.route(wasm, (route) => route.fulfill(answer));
    await page.goto(`${cdn()}/embed.html#/training-loop`);
    const notice = page.getByRole("alert").filter({ hasText: words }).first();
    await notice.waitFor();
    const details = notice.locator("details");
    expect(await details.getAttribute("open")).toBeNull();
    expect(await details.textContent()).toContain(".wasm");
    await page.unroute(wasm);
    await page.context().close();
  });

  it.each([
    ["the worker's script is gone", /\/assets\/worker-[\w-]+\.js$/, { status: 404, body: "no" }, "has been updated"],
    [
      "the worker's script is an index.html",
      /\/assets\/worker-[\w-]+\.js$/,
      { body: "<!doctype html><p>Hello", contentType: "text/html" },
      "something else",
    ],
    [
      "the worker's script cannot be sent",
      /\/assets\/worker-[\w-]+\.js$/,
      { status: 503, body: "no" },
      "could not send",
    ],
    [
      "a data set is an index.html",
      /\/assets\/iris-[\w-]+\.csv$/,
      { body: "<!doctype html><p>Hello", contentType: "text/html" },
      "something else",
    ],
  ])("%s: a sentence with the remedy", async (_what, file, answer, words) => {
    const page = await freshPage();
    await page.route(file, (route) => route.fulfill(answer));
    await page.goto(`${cdn()}/embed.html#/playground?data.source=iris`);
    await page.getByRole("alert").filter({ hasText: words }).first().waitFor();
    expect(await page.getByText("newer browser").count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ["script-src without wasm-unsafe-eval", "script-src CDN; connect-src CDN; font-src CDN; worker-src blob:"],
    ["no connect-src", "script-src CDN 'wasm-unsafe-eval'; font-src CDN; worker-src blob:"],
    ["no worker-src", "script-src CDN 'wasm-unsafe-eval'; connect-src CDN; font-src CDN"],
  ])("forbidden by a policy with %s: the message lists what the policy must allow", async (_what, policy) => {
    const head = `<script type="module" src="CDN/gradlab.js"></script>`;
    const address = beside.course.add({
      head,
      body: "<gradlab-training-loop></gradlab-training-loop>",
      policy: `default-src 'none'; ${policy}`,
    });
    const { page } = await visitCourse(beside.browser, address);
    await page
      .getByRole("alert")
      .filter({ hasText: "'wasm-unsafe-eval', connect-src, font-src, and worker-src blob:" })
      .first()
      .waitFor();
    await page.context().close();
  });

  it("not readable by pages of other origins: the message names the header that the server must send", async () => {
    const head = `<script type="module" src="CDN/gradlab.js"></script>`;
    // Like our server, but without the header that allows pages of other origins to read the module.
    const careless = createServer(async (request, response) => {
      const from = await fetch(cdn() + request.url);
      const saved = wasm.test(request.url ?? "") ? {} : { "access-control-allow-origin": "*" };
      response.writeHead(from.status, { "content-type": from.headers.get("content-type") ?? "", ...saved });
      response.end(Buffer.from(await from.arrayBuffer()));
    });
    await new Promise<void>((done) => careless.listen(0, "127.0.0.1", () => done()));
    const other = `http://127.0.0.1:${(careless.address() as AddressInfo).port}`;
    const page = await freshPage();
    const here = head.replace("CDN", other);
    await page.goto(beside.course.add({ head: here, body: "<gradlab-training-loop></gradlab-training-loop>" }));
    await page.getByRole("alert").filter({ hasText: "Access-Control-Allow-Origin: *" }).first().waitFor();
    await page.context().close();
    careless.closeAllConnections();
    careless.close();
  });
});
