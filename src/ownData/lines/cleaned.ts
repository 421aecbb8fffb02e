/** A text without what no table holds: bytes of nothing that a logger left as it lost its power, and line ends of several kinds. */
import type { SeriesNote } from '../notes.ts';

/** Text has a stretch of them here and there; another kind of file, or UTF-16 read as something else, has them all over. */
const MOST_STRETCHES = 0.01;
const FEW = 3;
/** Control characters other than tabs and line ends: text has hardly any. */
const MOST_CONTROLS = 0.001;

export interface Cleaned {
  readonly text: string;
  readonly notes: readonly SeriesNote[];
}

/** Undefined where it is no text. */
export function cleaned(given: string): Cleaned | undefined {
  const filled = withoutNothing(given);
  return filled && { ...filled, text: withOneLineEnd(filled.text) };
}

function withoutNothing(text: string): Cleaned | undefined {
  if (!text.includes('\0')) return { text, notes: [] };
  let [stretches, nothing, controls] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) {
      nothing++;
      if (i === 0 || text.charCodeAt(i - 1) !== 0) stretches++;
    } else if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) controls++;
  }
  const rest = text.length - nothing;
  if (stretches > Math.max(FEW, MOST_STRETCHES * rest) || controls > MOST_CONTROLS * rest) return undefined;
  return { text: text.replaceAll('\0', ''), notes: [{ kind: 'nothing', count: nothing }] };
}

/** Where only some lines end with a carriage return alone, they end all the same. */
function withOneLineEnd(text: string): string {
  if (!text.includes('\n') || !/\r(?!\n)/.test(text)) return text;
  return text.replaceAll('\r\r\n', '\n').replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}
