/** The browser for tests and benchmarks: the one installed on the machine, never a download. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const elsewhere = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** @returns {string | undefined} Path of the executable; CHROMIUM_PATH wins. */
export const findChromium = () => find(names, process.env.CHROMIUM_PATH, elsewhere);

/** The same browser without windows, if Debian's package of it is installed: pages open in half the time. */
export const findHeadlessChromium = () =>
  find(["chromium-headless-shell", ...names], process.env.CHROMIUM_PATH, elsewhere);

/**
 * The path of an installed program: `chosen` if it exists, then the first of `names` on the PATH, then the first path
 * of `elsewhere`.
 * @param {readonly string[]} names
 * @param {string | undefined} chosen
 * @param {readonly string[]} elsewhere
 */
export function find(names, chosen, elsewhere) {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [chosen, ...onPath, ...elsewhere].find((path) => path !== undefined && path !== "" && isExecutable(path));
}

/** Switches off lookups, updates and synchronisation in the background. Chromium's sandbox does not start as root. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
