/** The colours of networks are written in their models alone, and reach the page from there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { models } from '../../../src/models/index.ts';

const src = path.resolve(import.meta.dirname, '../../../src');
/** The page's accent and the colours of classes are from the same palette, and have names of their own. */
const PALETTE = 'app/styles/tokens.css';

test('no colour of a network is written anywhere else', () => {
  const colors = models.flatMap(({ color }) => [color.light, color.dark]);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.(tsx?|css)$/.test(file) && !file.startsWith(`models${path.sep}`) && file !== path.normalize(PALETTE),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(src, file), 'utf8').toLowerCase();
    return colors.filter((color) => text.includes(color)).map((color) => `${file}: ${color}`);
  });
  expect(found).toEqual([]);
});
