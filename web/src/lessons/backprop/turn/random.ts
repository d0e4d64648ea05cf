/** Draws that a seed repeats: xorshift (Marsaglia, 2003), so that a link to an exercise gives the same numbers everywhere. */
export class Draws {
  private state: number;

  constructor(seed: number) {
    // Neighbouring seeds are spread over all 32 bits; the state must not be 0.
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
    for (let round = 0; round < 8; round++) this.next();
  }

  private next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state;
  }

  /** One of these, each as likely. */
  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor((this.next() / 2 ** 32) * choices.length)] as T;
  }
}
