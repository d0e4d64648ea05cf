/**
 * Keeps the last result of `make`. While the key is the same, it returns the same object, so that rendering can skip
 * it.
 */
export class Memo<Part> {
  private last: { key: readonly unknown[]; part: Part } | null = null;

  get(key: readonly unknown[], make: () => Part): Part {
    const { last } = this;
    if (last && last.key.length === key.length && last.key.every((one, place) => one === key[place])) return last.part;
    const part = make();
    this.last = { key, part };
    return part;
  }
}

/** The same for each of several owners, as long as the owner exists. */
export class MemoFor<Owner extends object, Part> {
  private readonly all = new WeakMap<Owner, Memo<Part>>();

  get(owner: Owner, key: readonly unknown[], make: () => Part): Part {
    const own = this.all.get(owner) ?? new Memo<Part>();
    this.all.set(owner, own);
    return own.get(key, make);
  }
}
