/** How an expected order compares with the measured one, in pairs: 1/2 of them right is what a guess would have. */
export interface Judged {
  right: number;
  /** Pairs that can be told apart. */
  of: number;
  /** Pairs that cannot. */
  ties: number;
}

/** An order that came from outside, if it is one of these rules; else their own. */
export function orderOfAll(order: readonly string[], rules: readonly string[]): string[] {
  return order.length === rules.length && rules.every((rule) => order.includes(rule)) ? [...order] : [...rules];
}

/** Whether a better and a worse one are too close to be told apart. */
export type Tied<One> = (better: One, worse: One) => boolean;

/** An expected order against the measured one, best first: only pairs that can be told apart count. */
export function judged<One extends { rule: string }>(
  order: readonly string[],
  truth: readonly One[],
  tied: Tied<One> = () => false,
): Judged {
  const found: Judged = { right: 0, of: 0, ties: 0 };
  for (const [place, better] of truth.entries())
    for (const worse of truth.slice(place + 1)) {
      if (tied(better, worse)) found.ties++;
      else {
        found.of++;
        if (order.indexOf(better.rule) < order.indexOf(worse.rule)) found.right++;
      }
    }
  return found;
}

/**
 * For each, the places from 0 that it may take in a right order: one, or several where others cannot be told from it.
 */
export function placesOf<One>(truth: readonly One[], tied: Tied<One>): Array<[first: number, last: number]> {
  return truth.map((one, at) => {
    const better = truth.slice(0, at).filter((other) => !tied(other, one)).length;
    const worse = truth.slice(at + 1).filter((other) => !tied(one, other)).length;
    return [better, truth.length - 1 - worse];
  });
}
