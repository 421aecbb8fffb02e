/** The figures of the claims as a lesson may name them, read from the document that the experiments write. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/site.ts';

/**
 * `adding-50-gru` is the claim's first figure, `adding-50-gru.2` its second: the median of the seeds, as it stands in the document.
 * @param document the text of `docs/experiments.md`
 */
export function figuresIn(document: string): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  for (const section of document.split('\n### ').slice(1)) {
    const id = section.slice(0, section.indexOf('\n')).trim();
    const rows = section.split('\n').filter((line) => line.startsWith('|'));
    // Head, rule, figures, and the row of verdicts.
    for (const [k, row] of rows.slice(2).entries()) {
      const cells = row.split('|').map((cell) => cell.trim());
      if (cells[1] === 'holds') break;
      const median = medianOf(cells.slice(3, -1));
      if (median === undefined) continue;
      figures.set(k === 0 ? id : `${id}.${k + 1}`, median);
    }
  }
  return figures;
}

/** The middle one as it is written; of those that never came about, none. */
function medianOf(cells: readonly string[]): string | undefined {
  const numbers = cells
    .map((text) => ({ text, value: Number.parseFloat(text.replaceAll(',', '')) }))
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((a, b) => a.value - b.value);
  return numbers.length === cells.length ? numbers[Math.floor(numbers.length / 2)]?.text : undefined;
}

export function readFigures(): ReadonlyMap<string, string> {
  return figuresIn(readFileSync(path.join(root, 'docs/experiments.md'), 'utf8'));
}
