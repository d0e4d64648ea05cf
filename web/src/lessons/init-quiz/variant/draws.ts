/**
 * Draws that the same numbers repeat everywhere: a counter, and a hash of 32 bits over it (splitmix: Steele, Lea and Flood, 2014).
 *
 *   const draws = new Draws(seed, question, retry); draws.whole(100, 1024);
 */
export class Draws {
  private state = 0;

  constructor(...from: readonly number[]) {
    for (const part of from) this.state = hashed(this.state ^ hashed(part));
  }

  /** From 0 up to, but never, 1. */
  private next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    return hashed(this.state) / 2 ** 32;
  }

  /** A whole number between these, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.whole(0, choices.length - 1)] as T;
  }

  /** The same things in any order, each order as likely (Fisher and Yates). */
  shuffled<T>(things: readonly T[]): T[] {
    const order = [...things];
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.whole(0, last);
      [order[last], order[other]] = [order[other] as T, order[last] as T];
    }
    return order;
  }
}

function hashed(value: number): number {
  let bits = (value + 0x9e3779b9) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
