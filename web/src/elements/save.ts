/** Downloads a text or a picture that the page made as a file. No data leave the machine. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the file only after `click` has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
