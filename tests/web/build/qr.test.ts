/** QR codes compared with those of another program, and with the standard for every size. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { qrCode } from "../../../web/src/build/copy";

interface Fixture {
  codes: readonly { text: string; rows: string[] }[];
}
const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../fixtures/qr/qrencode.json"), "utf8"),
) as Fixture;

const rowsOf = (text: string) => qrCode(text)?.map((line) => line.map((dark) => (dark ? "1" : "0")).join(""));

it.each(fixture.codes)("draws the same code as qrencode: $text", ({ text, rows }) => {
  expect(rowsOf(text)).toEqual(rows);
});

it("takes the smallest version that holds a text at level M: 14 bytes in version 1, 2,331 in 40; then level L", () => {
  const version = (length: number) => ((qrCode("x".repeat(length))?.length ?? 0) - 17) / 4;
  expect([14, 15, 26, 27, 106, 107, 2331].map(version)).toEqual([1, 2, 2, 3, 6, 7, 40]);
  expect([2332, 2953].map(version)).toEqual([36, 40]);
  expect(qrCode("x".repeat(2954))).toBeNull();
});

it("has three corners and timing lines in every version", () => {
  const corner = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
  for (let length = 1; length < 2900; length += 410) {
    const rows = rowsOf("y".repeat(length)) ?? [];
    const size = rows.length;
    const cut = (row: number, column: number) => rows.slice(row, row + 7).map((line) => line.slice(column, column + 7));
    expect([cut(0, 0), cut(0, size - 7), cut(size - 7, 0)]).toEqual([corner, corner, corner]);
    for (let at = 8; at < size - 8; at++)
      expect([rows[6]?.[at], rows[at]?.[6]]).toEqual(at % 2 ? ["0", "0"] : ["1", "1"]);
  }
});
