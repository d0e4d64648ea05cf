/** Keeps what was made last for an owner and makes it anew when the key has changed: what is the same object is not drawn again. */
export class Kept<Owner extends object, Result> {
  readonly #last = new WeakMap<Owner, { key: string; result: Result }>();

  get(owner: Owner, key: string, make: () => Result): Result {
    const last = this.#last.get(owner);
    if (last?.key === key) return last.result;
    const result = make();
    this.#last.set(owner, { key, result });
    return result;
  }
}
