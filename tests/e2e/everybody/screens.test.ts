/** Every lesson on changing screens, on small screens, in forced colours, and in print. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { lessons } from "../../../web/src/lessons";
import { launchChromium } from "../support/browser";
import { elementsOn, everythingNear } from "../support/whole";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const slugs = lessons.map(({ slug }) => slug);

/** A new page, because changes such as the emulated media would stay on a shared one. */
async function opened(
  path: string,
  width = 1000,
  height = 800,
  colorScheme: "light" | "dark" = "light",
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    serviceWorkers: "block",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(inject("address") + path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return page;
}

/** The canvases that have fewer pixels than the screen needs, and the number of all canvases. */
async function coarse(page: Page) {
  const canvases = await elementsOn(page, "canvas", (canvas) => {
    const { width, clientWidth } = canvas as HTMLCanvasElement;
    const name = (canvas.getRootNode() as ShadowRoot).host?.localName ?? canvas.className;
    return { name, shown: clientWidth, sharp: width >= Math.floor(clientWidth * Math.min(3, devicePixelRatio)) - 1 };
  });
  const shown = canvases.filter((canvas) => canvas.shown > 0);
  return { count: shown.length, coarse: shown.filter(({ sharp }) => !sharp).map(({ name }) => name) };
}

/** Lessons in which no chart is drawn before a question is answered. */
const answered: Readonly<Record<string, string>> = { backprop: "?guesses.neuron=one" };

describe.each(slugs)("%s", (slug) => {
  it("every chart is redrawn when the pixel ratio changes, although no size changes", async () => {
    const page = await opened(`#/${slug}${answered[slug] ?? ""}`);
    await everythingNear(page);
    await expect.poll(async () => (await coarse(page)).count, { timeout: 30_000 }).toBeGreaterThan(0);
    const session = await page.context().newCDPSession(page);
    for (const deviceScaleFactor of [2.5, 1, 1.5]) {
      await session.send("Emulation.setDeviceMetricsOverride", {
        width: 1000,
        height: 800,
        deviceScaleFactor,
        mobile: false,
      });
      expect(await page.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor);
      await expect.poll(async () => (await coarse(page)).coarse).toEqual([]);
    }
    await page.context().close();
  });

  it.each([
    [640, 400],
    [390, 844],
  ])("at %d x %d sticky elements cover less than half of the screen", async (width, height) => {
    const page = await opened(`#/${slug}`, width, height);
    await everythingNear(page);
    const end = await page.evaluate(() => document.documentElement.scrollHeight);
    const places = () =>
      elementsOn(page, "*", (element) => {
        if (!["sticky", "fixed"].includes(getComputedStyle(element).position)) return null;
        const { top, bottom } = element.getBoundingClientRect();
        return { name: `${element.localName}.${element.className}`, top, bottom };
      });
    for (let from = 0; from < Math.min(end, 4000); from += 250) {
      await page.evaluate((to) => scrollTo(0, to), from);
      const before = await places();
      const at = await page.evaluate(() => {
        scrollBy(0, 24);
        return scrollY;
      });
      if (at !== from + 24) continue;
      const after = await places();
      // An element that did not move with the page is sticky.
      const stays = after.filter((one, index) => one && Math.abs(one.top - (before[index]?.top ?? Number.NaN)) < 1);
      for (const one of stays) {
        const covered = Math.max(0, Math.min(height, one?.bottom ?? 0) - Math.max(0, one?.top ?? 0));
        expect(covered, `${one?.name} at ${from}`).toBeLessThan(height / 2);
      }
    }
    await page.context().close();
  });
});

describe("in forced colours", () => {
  it.each(["", ...slugs.map((slug) => `#/${slug}`), "#/backprop?panel=code"])(
    "chosen and current items differ from the others by more than their colours: %s",
    async (path) => {
      const page = await opened(path);
      await page.emulateMedia({ forcedColors: "active" });
      await everythingNear(page);
      const marked = await elementsOn(
        page,
        "[aria-pressed], [aria-selected], [aria-checked], nav a, input[type=radio], input[type=checkbox]",
        (element) => {
          const input = element instanceof HTMLInputElement ? element : null;
          const marks = ["aria-pressed", "aria-selected", "aria-checked", "aria-current"].map((name) =>
            element.getAttribute(name),
          );
          const isOn = input ? input.checked : marks.some((value) => value !== null && value !== "false");
          const shown = input?.closest("label") ?? element;
          const looks = [shown, ...shown.querySelectorAll("*")].flatMap((part) =>
            [null, "::before", "::after"].map((pseudo) => {
              const style = getComputedStyle(part, pseudo);
              if (pseudo && style.content === "none") return "";
              const borders = ["Top", "Right", "Bottom", "Left"].map((side) => {
                const width = style.getPropertyValue(`border-${side.toLowerCase()}-width`);
                return `${width} ${style.getPropertyValue(`border-${side.toLowerCase()}-style`)}`;
              });
              const { outlineStyle, outlineWidth, fontWeight, textDecorationLine, transform, appearance } = style;
              // Controls that the browser draws differ in shape.
              const own = part === input && appearance !== "none" && style.opacity !== "0" ? String(isOn) : "";
              return [...borders, outlineStyle, outlineWidth, fontWeight, textDecorationLine, transform, own].join(" ");
            }),
          );
          const host = (element.getRootNode() as ShadowRoot).host?.localName ?? "";
          return {
            kind: `${host} ${element.localName}.${element.className}`,
            shown: shown.getBoundingClientRect().width > 0,
            isOn,
            looks: looks.join(";"),
          };
        },
      );
      const alike = marked
        .filter(({ shown, isOn }) => shown && isOn)
        .filter((on) => marked.some((off) => !off.isOn && off.kind === on.kind && off.looks === on.looks));
      expect(alike.map(({ kind }) => kind)).toEqual([]);
      await page.context().close();
    },
  );
});

describe("printed", () => {
  it.each([
    ["training-loop", "lr=0.3", "learning rate: 0.3"],
    ["backprop", "panel=code", "code"],
    ["scaling", "lr=0.2", "learning rate: 0.2"],
    ["init", "depth=7", "7"],
    ["optimizers", "steps=77", "77"],
    ["playground", "optimizer.lr=0.02", "learning rate: 0.02"],
    ["hparams", "ways.trials=42", "42"],
  ])(
    "%s: every part is open, nothing is wider than the paper, settings are in words, and there is no button",
    async (slug, fragment, text) => {
      const page = await opened(`#/${slug}?${fragment}`);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      // The width of a sheet of paper.
      await page.setViewportSize({ width: 720, height: 1000 });
      const shut = () =>
        elementsOn(page, "[data-part], .sections > [id], gl-drawer #content", (part) => {
          const { height } = part.getBoundingClientRect();
          return height > 20 ? "" : part.id || part.localName;
        });
      await expect.poll(async () => (await shut()).filter(Boolean), { timeout: 20_000 }).toEqual([]);
      const buttons = await elementsOn(page, "gl-button, button[aria-label]:not([aria-pressed])", (button) =>
        button.checkVisibility({ visibilityProperty: true }) ? button.outerHTML.slice(0, 90) : "",
      );
      expect(buttons.filter(Boolean)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
      const code = await elementsOn(page, "pre", (text) => text.scrollWidth - text.clientWidth);
      expect(Math.max(0, ...code)).toBeLessThanOrEqual(1);
      const settings = async () =>
        (await elementsOn(page, ".print", (part) => (part.checkVisibility() ? part.textContent : ""))).join(" ");
      await expect.poll(settings).toContain(text);
      expect(await settings()).toContain(`#/${slug}`);
      expect((await page.pdf()).length).toBeGreaterThan(20_000);
      await page.context().close();
    },
  );
});

describe("before printing", () => {
  it.each([
    ["training-loop", "learning rate: 0.5"],
    ["backprop", "mode: backward (VJP)"],
    ["scaling", "input scale: 0.3"],
    ["init", "initialize with: Xavier, normal"],
    ["optimizers", "surface: Ravine"],
    ["playground", "logarithmic loss: on"],
    ["hparams", "trials at random: 20"],
  ])("%s: settings have the words of their controls; dark pages and their pictures are light", async (slug, text) => {
    const page = await opened(`#/${slug}`, 1000, 800, "dark");
    await everythingNear(page);
    // For each picture that fills its canvas, the share of pixels as bright as paper.
    const bright = () =>
      elementsOn(page, "canvas", (canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const context = (canvas as HTMLCanvasElement).getContext("2d");
        const data = context?.getImageData(0, 0, width || 1, height || 1).data ?? new Uint8ClampedArray();
        const isBright = (at: number) => [0, 1, 2].every((part) => (data[at + part] ?? 0) > 130);
        const filled = Array.from({ length: data.length / 4 }, (_, index) => 4 * index).filter((at) => data[at + 3]);
        return filled.length > 0.5 * width * height ? filled.filter(isBright).length / filled.length : 1;
      });
    // No frame passes, because printing does not wait for one.
    await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
    });
    expect(Math.min(...(await bright()))).toBeGreaterThan(0.5);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 720, height: 1000 });
    const colours = await elementsOn(page, "p, h1, h2, th, td", (text) => getComputedStyle(text).color);
    const numbers = colours.filter(Boolean).map((colour) => (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    expect(numbers.filter((rgb) => Math.min(...rgb) > 150)).toEqual([]);
    const settings = async () =>
      (await elementsOn(page, ".print", (part) => (part.checkVisibility() ? part.textContent : ""))).join("\n");
    await expect.poll(settings).toContain(text);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await page.evaluate(() => document.documentElement.getAttribute("scheme"))).toBe("dark");
    await page.context().close();
  });

  it("chosen items keep their background, and pictures and tables are not split", async () => {
    const page = await opened("#/optimizers");
    await everythingNear(page);
    await page.emulateMedia({ media: "print" });
    const grounds = await elementsOn(page, "input[type=radio]:checked + span", (one) =>
      getComputedStyle(one).getPropertyValue("print-color-adjust"),
    );
    expect(new Set(grounds)).toEqual(new Set(["exact"]));
    const cut = await elementsOn(page, "gl-race-map, gl-line-chart, table", (one) => getComputedStyle(one).breakInside);
    expect(new Set(cut)).toEqual(new Set(["avoid"]));
    await page.context().close();
  });

  it("a table with long texts, and a graph wider than the paper, are printed completely", async () => {
    for (const [path, shown] of [
      ["#/optimizers", "gradlab-optimizers-networks .standings .said"],
      ["#/backprop", "gl-backprop-graph svg"],
    ] as const) {
      const page = await opened(path);
      await everythingNear(page);
      await page.locator(shown).first().waitFor();
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 720, height: 1000 });
      const far = () => elementsOn(page, "table, svg[role=group]", (one) => one.getBoundingClientRect().right);
      await expect.poll(async () => Math.max(...(await far()))).toBeLessThanOrEqual(720);
      await page.context().close();
    }
  });
});
