/** The result with every view on this memory replaced by a copy of its own, which can be transferred and outlives the next call. */
export function copyOut<T>(result: T, memory: ArrayBufferLike): T {
  return copy(result, memory) as T;
}

function copy(value: unknown, memory: ArrayBufferLike): unknown {
  if (ArrayBuffer.isView(value)) return value.buffer === memory ? (value as Float32Array).slice() : value;
  if (Array.isArray(value)) return value.map((item) => copy(item, memory));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member, memory)]));
}
