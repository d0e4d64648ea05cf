/** Parts made from keys: one whose key is as before is the same object as before, so that whoever draws it can pass over it. */
export class Kept<Part> {
  private readonly parts: Array<{ key: readonly unknown[]; part: Part }> = [];

  at(index: number, key: readonly unknown[], make: () => Part): Part {
    const before = this.parts[index];
    if (before && before.key.length === key.length && before.key.every((one, place) => one === key[place])) return before.part;
    const part = make();
    this.parts[index] = { key, part };
    return part;
  }
}
