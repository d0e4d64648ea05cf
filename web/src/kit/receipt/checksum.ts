/**
 * FNV-1a over a receipt without its own checksum, as 16 hexadecimal digits. It shows that a file was edited by hand;
 * whoever writes a whole one can make it too.
 */
export function checksumOf({ checksum: _, ...body }: { checksum?: unknown; [field: string]: unknown }): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify(body, inOrder)))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/** Fields by name: a program that read and wrote the file may have moved them. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
