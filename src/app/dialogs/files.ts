/** Files a visitor opens. They are read in the browser and go nowhere. */

export const MOST_MEGABYTES = 5;

/** A file as text, or a sentence on why it cannot be read. Old files that are not UTF-8 are read as Windows-1252. */
export async function readTextFile(
  file: File,
): Promise<{ readonly text: string } | { readonly error: string }> {
  if (file.size > MOST_MEGABYTES * 1e6) {
    const megabytes = Math.ceil(file.size / 1e6);
    return {
      error: `“${file.name}” has ${megabytes} MB; up to ${MOST_MEGABYTES} MB can be read. Cut it down and try again.`,
    };
  }
  try {
    return { text: decodeText(await file.arrayBuffer()) };
  } catch {
    return { error: `“${file.name}” could not be read. Open it again, or paste what is in it.` };
  }
}

export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
