/** What is said of a file: how large it is, and of which day. Apart from other numbers, as few pages speak of files. */
const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' });

/** A moment, in ms, by its day: "Mar 4, 2026". */
export function formatDay(moment: number): string {
  return days.format(moment);
}

const twoDigits = (value: number) => String(Number(value.toPrecision(value < 100 ? 2 : 3)));

/** Bytes: "820 bytes", "41 kB", "2.1 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${twoDigits(bytes / 1000)} kB` : `${twoDigits(bytes / 1e6)} MB`;
}
