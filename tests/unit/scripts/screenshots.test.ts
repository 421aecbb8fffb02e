import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/site.ts';
import { scenes } from '../../../scripts/screenshots/scenes.ts';
import { decodeLink, encodeLink } from '../../../src/config/index.ts';

const docs = path.join(root, 'docs');
const texts = ['README.md', 'docs/instruments.md', 'docs/textbook.md'].map((file) => ({
  folder: path.dirname(path.join(root, file)),
  text: readFileSync(path.join(root, file), 'utf8'),
}));
const pictures = texts.flatMap(({ folder, text }) =>
  [...text.matchAll(/!\[[^\]]+\]\(([^)]+\.png)\)/g)].map(([, file]) =>
    path.relative(docs, path.join(folder, file!)),
  ),
);

/** Some are shown twice. */
const shown = [...new Set(pictures)];

describe('the pictures of the documentation', () => {
  it('are all made by the script, and all shown', () => {
    expect(shown.toSorted()).toEqual(scenes.map(({ file }) => file).toSorted());
    for (const file of shown) expect(existsSync(path.join(docs, file)), file).toBe(true);
  });

  it.each(scenes)('$file shows an experiment that the link says in full', ({ fragment }) => {
    const { notices } = decodeLink(fragment.slice(1));
    expect(notices).toEqual([]);
    expect(encodeLink(decodeLink(fragment.slice(1)).experiment)).not.toBe('');
  });
});
