/** One word for one thing, and one format for one quantity: on the page and in code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/site.ts';

/** What was called so once, and what it is called now. */
const FORMER: Readonly<Record<string, RegExp>> = {
  'keep, kept curves; the original': /ghost/i,
  predict: /foret[eo]l/i,
  // The room is called so, as what is saved there leaves the page for good.
  save: /take[ -]?away(?!\/)/i,
  phases: /half[ -]?step|stepwise/i,
  intervene: /surgery/i,
  eigenvalues: /spectrumSentence|'Spectrum'/,
  'Longest T solved': /longest lag/i,
  'Change the input': /'Try it'/,
  dismiss: /['"`>]Put (all )?away/,
};

/** Where numbers become text for people. */
const FORMATS = ['src/text/numbers.ts'];
const FORMATTING = /\.toFixed\(|\.toLocaleString\(|Intl\.NumberFormat/;

const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => path.posix.join('src', file.replaceAll(path.sep, '/')))
  .filter((file) => /\.(tsx?|css)$/.test(file) && !/^src\/(tasks\/data|bench)\//.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

describe('the sources', () => {
  it.each(Object.entries(FORMER))('say %s', (_, former) => {
    expect(files.filter(({ text }) => former.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('write numbers for people in one place', () => {
    const found = files.filter(({ text }) => FORMATTING.test(text)).map(({ file }) => file);
    expect(found.toSorted()).toEqual(FORMATS.toSorted());
  });
});
