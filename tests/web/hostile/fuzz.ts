import type { Random } from "../../../web/src/kit/random";
import { payloads } from "./payloads";

const signs = [
  "&",
  "=",
  ".",
  ",",
  "%",
  "%2",
  "%zz",
  "%2C",
  "+",
  "#",
  "?",
  "{",
  "}",
  "[",
  "]",
  '"',
  "\\",
  "\u0000",
  "\ud800",
  "é",
  " ",
  "-",
  "e",
  "1",
];
const numbers = [
  "0",
  "-0",
  "1e999",
  "-1e999",
  "NaN",
  "Infinity",
  "1e-400",
  "9007199254740993",
  "0x10",
  "1_000",
  "١",
  "",
];
const keys = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "length",
  "v",
  "",
  "0",
  "-1",
  "a.b",
  "then",
];

const payload = (random: Random): string => random.of(payloads as readonly [string, ...string[]]).slice(0, 3000);
const of = (random: Random, list: readonly string[]): string => list[random.whole(0, list.length - 1)] as string;

/** A wrong text of an address. `paths`: those of the lesson's settings; `whole`: a correct text. */
export function hostileText(random: Random, paths: readonly string[], whole: string): string {
  const kind = random.whole(0, 5);
  if (kind === 0) return payload(random);
  if (kind === 1) return mutated(random, whole);
  if (kind === 2) return `{${"[".repeat(random.whole(0, 2000))}`;
  if (kind === 3) return JSON.stringify(hostileValue(random, paths, 3) ?? null);
  const pairs = Array.from({ length: random.whole(1, 6) }, () => {
    const path = random.whole(0, 3) === 0 ? of(random, keys) : of(random, paths);
    const below = random.whole(0, 4) === 0 ? `.${of(random, keys)}` : "";
    return `${path}${below}=${random.whole(0, 1) === 0 ? of(random, numbers) : encodeURIComponent(wellFormed(payload(random)))}`;
  });
  return `v=${random.of(["1", "0", "2", "99", "x", "1"])}&${pairs.join("&")}`;
}

/** Only well-formed texts can be escaped. */
const wellFormed = (text: string): string => text.replaceAll(/[\ud800-\udfff]/g, "?");

/** A text with some letters removed, doubled or replaced. */
function mutated(random: Random, text: string): string {
  let result = text;
  for (let count = random.whole(1, 8); count > 0; count--) {
    const at = random.whole(0, result.length);
    const length = random.whole(0, 4);
    const put = random.whole(0, 2) === 0 ? result.slice(at, at + length).repeat(2) : of(random, signs);
    result = result.slice(0, at) + put + result.slice(at + length);
  }
  return result;
}

/** Any value that a script may pass, with names of settings among its keys. */
export function hostileValue(random: Random, paths: readonly string[], depth: number): unknown {
  const kind = random.whole(0, depth > 0 ? 9 : 6);
  if (kind === 0) return payload(random);
  if (kind === 1) return Number(of(random, numbers));
  if (kind === 2) return random.of<unknown>([null, true, false, undefined]);
  if (kind === 3) return random.whole(-5, 5);
  if (kind === 4) return of(random, numbers);
  if (kind === 5) return random.uniform();
  if (kind === 6) return of(random, keys);
  if (kind === 7) return Array.from({ length: random.whole(0, 4) }, () => hostileValue(random, paths, depth - 1));
  const entries = Array.from({ length: random.whole(0, 5) }, () => {
    const name = random.whole(0, 3) === 0 ? of(random, keys) : (of(random, paths).split(".")[0] as string);
    return [name, hostileValue(random, paths, depth - 1)] as const;
  });
  // Like a value made from JSON: `__proto__` is a key like any other.
  const made: Record<string, unknown> = {};
  for (const [name, value] of entries)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

/** Values that are no plain data. */
export const strange: ReadonlyArray<() => unknown> = [
  () => () => 1,
  () => Symbol("x"),
  () => 10n,
  () => new Date(Number.NaN),
  () => new Map([["lr", 1]]),
  () => new Proxy({}, { get: refuse, ownKeys: refuse, has: refuse, getPrototypeOf: refuse }),
  () => Object.defineProperty({}, "lr", { enumerable: true, get: refuse }),
  () => Object.create({ lr: 1 }),
  () => Object.create(null),
  () => {
    const round: Record<string, unknown> = {};
    round.round = round;
    return round;
  },
  () => new Proxy([], { get: refuse }),
  () => ({ toJSON: refuse, valueOf: refuse, toString: refuse }),
  () => new Uint8Array(10),
  () => Promise.resolve({ lr: 1 }),
];

function refuse(): never {
  throw new Error("not to be looked at");
}

/** Values of `hide`, `lock`, `seed`, `theme` and `lang`. */
export function hostileAttribute(random: Random, paths: readonly string[]): string {
  return Array.from({ length: random.whole(0, 4) }, () =>
    random.of([() => of(random, paths), () => payload(random), () => of(random, keys), () => of(random, numbers)])(),
  ).join(random.of([" ", "\n", "\t", ",", ""]));
}
