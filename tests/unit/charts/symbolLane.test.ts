import { expect, test } from 'vitest';
import type { Surface } from '../../../src/charts/canvas.ts';
import { drawSymbols, type SymbolRow } from '../../../src/charts/symbolLane.ts';
import type { Theme } from '../../../src/charts/theme.ts';

/** What is written, and where blocks stand, by a brush that only takes notes. */
function drawn(rows: readonly SymbolRow[], mask: readonly number[], width: number) {
  const words: string[] = [];
  const blocks: number[] = [];
  const brush = {
    measureText: () => ({ width: 8 }),
    fillText: (text: string, x: number) => words.push(`${text}@${x}`),
    fillRect: (x: number) => blocks.push(x),
    strokeRect: () => undefined,
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => undefined,
    rect: () => undefined,
    clip: () => undefined,
  };
  const surface = { brush, width, height: 60, ratio: 1 } as unknown as Surface;
  const lane = { rows, symbols: ['x', 'y'], timeSteps: mask.length, mask, playhead: 0 };
  drawSymbols(surface, lane, { rem: 16 } as Theme);
  return { words, blocks };
}

const read = { indices: [0, 1, 0] };
const right = { indices: [0, 0, 1], onlyWhereAsked: true };

test('what is right is written only where it is asked for', () => {
  expect(drawn([right], [0, 0, 1], 60).words).toEqual(['y@50']);
  expect(drawn([read], [0, 0, 1], 60).words).toEqual(['x@10', 'y@30', 'x@50']);
});

test('so are its blocks, where letters have no room', () => {
  const own = (row: SymbolRow) => drawn([row], [0, 0, 1], 6).blocks.filter((x) => x >= 0);
  expect(own(right).length).toBeLessThan(own(read).length);
});
