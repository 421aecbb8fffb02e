/** What the page says of the mark of a curve. */
import { expect, test } from 'vitest';
import { markText } from '../../../src/app/mark/markText.ts';

test.each([
  ['wasm-fma', /rounds product and sum as one, as here/],
  ['wasm', /rounds product and sum apart, as here/],
  ['wasm-reference', /rounds product and sum apart, as here/],
  ['js', /in JavaScript, in all browsers that were tried/],
  ['webgl', /only on this very card/],
  ['webgl-reference', /only on this very card/],
])('the mark of a curve that was computed by %s is said with those who have the same', (by, who) => {
  const { letters, name, help } = markText({ letters: 'RNMB', by }, false);
  expect([letters, name]).toEqual(['RNMB', 'Mark of the curve: RNMB, spelled R N M B']);
  expect(help).toMatch(
    /^The mark of this curve: four letters made of the training losses of its first 100 steps\./,
  );
  expect(help).toMatch(who);
  expect(help).toMatch(/once in 38,416 times\.$/);
});

test('a curve that was steered later leads elsewhere, and one without a mark says why', () => {
  expect(markText({ letters: 'RNMB', by: 'js' }, true).help).toMatch(/leads to another curve\.$/);
  expect(markText('steered', true)).toEqual({
    letters: '–',
    name: 'No mark of the curve',
    help: 'This curve has no mark: a setting was changed within the first 100 steps.',
  });
  expect(markText('moved', false).help).toMatch(/in two places/);
  expect(markText('unknown', false).help).toMatch(/not all losses/);
});
