import type { Plain } from "./fragment";
import { type Patch, patched } from "./patch";
import { textVersion } from "./text-version";

/**
 * What the defaults of a lesson were before they changed, by the last version that had them, as a change of those that
 * came after: `{ 1: { lr: 0.1 } }` where version 2 made it 0.2.
 */
export type Former<State> = Readonly<Record<number, Patch<State>>>;

/** The version of a text; null where it names one that there is not yet. */
export function versionOf(text: string, newest = textVersion): number | null {
  const [, named = "1"] = /(?:^|[?#&])v=([^&]*)/.exec(text) ?? [];
  return isVersion(named, newest) ? Number(named) : null;
}

/** A list or a group names none: JSON may hold a `toString` of its own, which is not called. */
const numberOf = (version: Plain | undefined): number =>
  typeof version === "number" || typeof version === "string" ? Number(version) : Number.NaN;

/** Whether this is a version that there is not yet. */
export const isLater = (version: Plain | undefined, newest = textVersion): boolean =>
  Number.isInteger(numberOf(version)) && numberOf(version) > newest;

/** Whether a text of this version can be read. */
export function isVersion(version: Plain | undefined, newest = textVersion): boolean {
  const number = numberOf(version);
  return Number.isInteger(number) && number >= 1 && number <= newest;
}

/** The defaults that a text of this version is a difference from. */
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
