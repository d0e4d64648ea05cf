import { words } from "../book-words";
import type { Receipt } from "./receipt";

/** Hands the receipt to the reader as a file; it is made in the page and goes nowhere else. */
export function saveReceipt(receipt: Receipt): void {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(receipt, null, 2)}\n`], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = words.text("file", { seed: receipt.seed });
  link.click();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
