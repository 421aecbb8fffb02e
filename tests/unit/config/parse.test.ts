import { describe, expect, it } from 'vitest';
import { fragmentOf } from '../../../src/config/fragment.ts';
import { decodeLink } from '../../../src/config/link.ts';
import { models } from '../../../src/models/index.ts';
import { parseLink } from '../../../src/config/parse.ts';

describe('the fragment of what a person hands over', () => {
  it.each([
    ['https://unroll.example/app/?x=1#task=adding', 'task=adding'],
    ['localhost:5173/#task=adding', 'task=adding'],
    ['  #task=adding\n', 'task=adding'],
    ['task=adding&lr=0.01', 'task=adding&lr=0.01'],
    ['https://unroll.example/?task=adding', null],
    ['https://unroll.example/#', null],
    ['adding', null],
    ['', null],
  ])('of %j is %j', (text, fragment) => {
    expect(fragmentOf(text)).toBe(fragment);
  });
});

describe('a link on the command line', () => {
  it('is read as on the page', () => {
    const fragment = 'task=adding&length=50&cell=gru&units=9000';
    expect(parseLink(`https://unroll.example/#${fragment}`)).toEqual({ ok: true, ...decodeLink(fragment) });
  });

  it.each([
    ['', '"" holds no experiment; give a link such as #task=adding&length=50&cell=lstm.'],
    [
      'train please',
      '"train please" holds no experiment; give a link such as #task=adding&length=50&cell=lstm.',
    ],
    [
      '#foo=1',
      '"foo=1" holds no setting that is known here; give a link such as #task=adding&length=50&cell=lstm.',
    ],
    [
      '#__proto__=1',
      '"__proto__=1" holds no setting that is known here; give a link such as #task=adding&length=50&cell=lstm.',
    ],
  ])('that makes no sense is an error with a sentence: %j', (text, sentence) => {
    expect(parseLink(text)).toEqual({ ok: false, sentence });
  });

  it('with an unknown task or cell is an error that names what there is', () => {
    expect(parseLink('#task=juggling')).toMatchObject({
      sentence: expect.stringMatching(/^There is no task "juggling"; there is adding,/),
    });
    expect(parseLink('#cell=%zz')).toMatchObject({
      sentence: `There is no cell "%zz"; there is ${models.map(({ id }) => id).join(', ')}.`,
    });
  });

  it('that asks for own data without holding it is an error', () => {
    expect(parseLink('#task=text&text=own')).toEqual({
      ok: false,
      sentence:
        'This link asks for data of your own that it does not hold; copy it from the page with the data in it.',
    });
  });
});
