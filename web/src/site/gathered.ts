import { textVersion } from "../state";

/**
 * Several lessons on one page share its address: the lesson's own state stands as it is, a companion's under `key.`.
 */

/** The state of each companion, by its key, behind that of the lesson. */
export function gathered(own: string, companions: ReadonlyArray<readonly [key: string, fragment: string]>): string {
  const parts = companions.flatMap(([key, fragment]) => settings(fragment).map((part) => `${key}.${part}`));
  const all = [...settings(own), ...parts];
  return all.length > 0 ? [version, ...all].join("&") : "";
}

/** What every text begins with; the address has it once. */
const version = `v=${textVersion}`;
const settings = (fragment: string): string[] => split(fragment).filter((part) => part !== version);

/** What of an address is meant for the companion of that key, as it wrote it. */
export function companionPart(fragment: string, key: string): string {
  const own = split(fragment)
    .filter((part) => part.startsWith(`${key}.`))
    .map((part) => part.slice(key.length + 1));
  const versions = split(fragment).filter((part) => part.startsWith("v="));
  return own.length > 0 ? [...versions, ...own].join("&") : "";
}

/** What is meant for none of these companions: the lesson's own. */
export function ownPart(fragment: string, keys: readonly string[]): string {
  return split(fragment)
    .filter((part) => !keys.some((key) => part.startsWith(`${key}.`)))
    .join("&");
}

const split = (fragment: string): string[] => fragment.split("&").filter((part) => part !== "");
