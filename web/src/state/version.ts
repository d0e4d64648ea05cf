import type { Plain } from "./fragment";
import { type Patch, patched } from "./patch";
import { textVersion } from "./text-version";

/**
 * The earlier defaults of a lesson, by the last version that had them, each as a change of the next newer defaults:
 * `{ 1: { lr: 0.1 } }` if version 2 changed the rate from 0.1.
 */
export type Former<State> = Readonly<Record<number, Patch<State>>>;

/** The version of a text; null if there is no such version yet. */
export function versionOf(text: string, newest = textVersion): number | null {
  const [, named = "1"] = /(?:^|[?#&])v=([^&]*)/.exec(text) ?? [];
  return isVersion(named, newest) ? Number(named) : null;
}

/** Not a number for a list or a group: JSON may contain a `toString`, which must not be called. */
const numberOf = (version: Plain | undefined): number =>
  typeof version === "number" || typeof version === "string" ? Number(version) : Number.NaN;

/** Whether this version is newer than the newest known one. */
export const isLater = (version: Plain | undefined, newest = textVersion): boolean =>
  Number.isInteger(numberOf(version)) && numberOf(version) > newest;

/** Whether a text of this version can be read. */
export function isVersion(version: Plain | undefined, newest = textVersion): boolean {
  const number = numberOf(version);
  return Number.isInteger(number) && number >= 1 && number <= newest;
}

/** The defaults from which a text of this version differs. */
export function defaultsOf<State extends object>(
  version: number,
  defaults: State,
  former: Former<State> = {},
  newest = textVersion,
): State {
  let then = defaults;
  for (let at = newest - 1; at >= version; at--) {
    const change = former[at];
    if (change) then = patched(then, change);
  }
  return then;
}
