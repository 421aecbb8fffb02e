/** Hands a file to the visitor. */

/** How long a browser may take to read what it was handed, in ms. */
const FORGET_MS = 60_000;

export function handFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), FORGET_MS);
}
