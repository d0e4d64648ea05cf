/// Yields the rows of mini-batches forever: each row once per epoch, in a new random order, as in every training loop.
export function* shuffledBatches({ rows, batch }) {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  for (;;) {
    for (let last = rows - 1; last > 0; last--) {
      const other = Math.floor(Math.random() * (last + 1));
      [order[last], order[other]] = [order[other], order[last]];
    }
    for (let at = 0; at < rows; at += batch) yield order.subarray(at, at + batch);
  }
}
