/// The rows of mini-batches without end: each row once an epoch, in an order of its own, as in every training loop.
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
