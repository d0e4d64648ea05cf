/** Runs one piece of work after the other, in the order of `add`. A failed piece does not stop the next ones. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  add<T>(work: () => Promise<T>): Promise<T> {
    const added = this.#last.catch(() => {}).then(work);
    this.#last = added;
    return added;
  }
}
