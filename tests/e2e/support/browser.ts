import { type Browser, chromium } from "playwright-core";
import { chromiumArguments, findHeadlessChromium } from "../../../scripts/chromium.mjs";

/** The Chromium installed on the machine, without a window. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findHeadlessChromium();
  if (executablePath === undefined) throw new Error("No Chromium on the PATH; CHROMIUM_PATH may name one.");
  return chromium.launch({ executablePath, args: chromiumArguments });
}
