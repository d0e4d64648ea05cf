import { failureOf } from "../../kit/failure";

/**
 * Work for one part of the page, of which only the newest matters: an answer that comes after another question was asked is
 * dropped, and what the engine cannot do is kept as words.
 */
export class Asking<T> {
  value: T | null = null;
  failure = "";
  private asked = 0;
  private key = "";

  constructor(private readonly changed: () => void) {}

  /** Asks unless the same was asked last. */
  async ask(key: string, work: () => Promise<T>): Promise<void> {
    if (key === this.key) return;
    this.key = key;
    const turn = ++this.asked;
    try {
      const value = await work();
      if (turn !== this.asked) return;
      this.value = value;
      this.failure = "";
    } catch (caught) {
      if (turn !== this.asked) return;
      this.failure = failureOf(caught);
      this.key = "";
    }
    this.changed();
  }
}
