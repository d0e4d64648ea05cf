/** Does one piece of work after the other, in the order asked; where one fails, the next is done all the same. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  add<T>(work: () => Promise<T>): Promise<T> {
    const added = this.#last.catch(() => {}).then(work);
    this.#last = added;
    return added;
  }
}
