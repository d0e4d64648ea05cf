/** The second browser for tests: the Firefox installed on the machine, never a download. */
import { find } from "./chromium.mjs";

const names = ["firefox-esr", "firefox"];
const elsewhere = ["/Applications/Firefox.app/Contents/MacOS/firefox"];

/** @returns {string | undefined} Path of the executable; FIREFOX_PATH wins. */
export const findFirefox = () => find(names, process.env.FIREFOX_PATH, elsewhere);
