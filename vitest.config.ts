import { playwright } from "@vitest/browser-playwright";
import { defineConfig, mergeConfig } from "vitest/config";
import { catalog } from "./scripts/catalog.mjs";
import { chromiumArguments, findHeadlessChromium } from "./scripts/chromium.mjs";
import { formulas } from "./scripts/formulas.mjs";
import viteConfig from "./vite.config.ts";

const root = import.meta.dirname;

const browser = playwright({ launchOptions: { executablePath: findHeadlessChromium(), args: chromiumArguments } });

/** In a browser, in real time: a test that passes at the second try is named (scripts/second-try.mjs). */
const secondTry = 1;

/**
 * One project a part of `npm test`. Tests in a real browser are called *.browser.test.ts. Where files are not isolated
 * they share their modules: nothing there keeps what another file could see.
 */
export default mergeConfig(
  { ...viteConfig, root, plugins: [catalog, formulas] },
  defineConfig({
    test: {
      // What an engine answers is waited for as long as by Playwright: a busy machine is late.
      expect: { poll: { timeout: 30_000 } },
      projects: [
        {
          extends: true,
          test: {
            name: "wasm",
            environment: "node",
            include: ["tests/wasm/**/*.test.ts"],
            isolate: false,
            // They run beside the browsers, which go first.
            testTimeout: 240_000,
            hookTimeout: 240_000,
          },
        },
        {
          extends: true,
          test: {
            // What lessons claim, over whole families of seeds and settings: `npm run test:claims`. A part of it runs
            // with the others.
            name: "claims",
            environment: "node",
            include: ["tests/claims/**/*.test.ts", "tests/wasm/lessons/scaling-runs.test.ts"],
            env: { GRADLAB_FAMILIES: "all" },
            isolate: false,
            testTimeout: 1_200_000,
            hookTimeout: 240_000,
          },
        },
        {
          extends: true,
          test: {
            name: "web",
            environment: "node",
            include: ["tests/{web,structure,scripts}/**/*.test.ts"],
            exclude: ["**/*.browser.test.ts"],
            isolate: false,
            // As those of the module.
            testTimeout: 240_000,
            hookTimeout: 240_000,
          },
        },
        {
          extends: true,
          test: {
            name: "web-browser",
            retry: secondTry,
            globalSetup: [
              "tests/web/engine/native.setup.ts",
              "tests/web/settle/seeds.setup.ts",
              "tests/web/fuzz/seeds.setup.ts",
            ],
            include: ["tests/web/**/*.browser.test.ts"],
            testTimeout: 60_000,
            hookTimeout: 60_000,
            browser: {
              enabled: true,
              provider: browser,
              headless: true,
              screenshotFailures: false,
              fileParallelism: false,
              instances: [{ browser: "chromium" }],
            },
          },
        },
        {
          extends: true,
          test: {
            // The built site in Firefox: `npm test -- browsers`.
            name: "browsers",
            retry: secondTry,
            environment: "node",
            include: ["tests/browsers/**/*.test.ts"],
            globalSetup: ["tests/e2e/support/serve.ts"],
            fileParallelism: false,
            isolate: false,
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
        {
          extends: true,
          test: {
            name: "python",
            retry: secondTry,
            environment: "node",
            include: ["tests/python/**/*.test.ts"],
            fileParallelism: false,
            testTimeout: 300_000,
            hookTimeout: 180_000,
          },
        },
        {
          extends: true,
          test: {
            name: "e2e",
            retry: secondTry,
            environment: "node",
            include: ["tests/e2e/**/*.test.ts"],
            globalSetup: ["tests/e2e/support/serve.ts"],
            // A page waits more than it computes: two browsers take half the time of one.
            maxWorkers: 2,
            isolate: false,
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  }),
);
