/** Joins wrapped lines: each paragraph becomes one line; a line that begins with a space is verse and stays a line. */
export function readProse(wrapped: string): string {
  return wrapped
    .trim()
    .split(/\n\n+/)
    .map((paragraph) => paragraph.replace(/\n(?! )/g, ' ').replace(/\n /g, '\n').trim())
    .join('\n');
}
