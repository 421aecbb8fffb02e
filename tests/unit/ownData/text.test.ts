import { describe, expect, it } from 'vitest';
import { licenceIn, withoutStretches } from '../../../src/ownData/licence.ts';
import { readOwnText, runsRightToLeft, textSentences } from '../../../src/ownData/text.ts';

const BOOK = `CHAPTER I\n\n${'It was a bright cold day, and the clocks were striking.\n'.repeat(40)}`;
const END_OF_BOOK = 'THE END';
const book = `${BOOK}\n${END_OF_BOOK}`;

/** What is left of a text that a licence stands around. */
const left = (text: string) => withoutStretches(text, licenceIn(text));

const HEADERS = {
  'of today': `\uFEFFThe Project Gutenberg eBook of A Book\n    \nThis ebook is for the use of anyone anywhere.\n\nTitle: A Book\n\n*** START OF THE PROJECT GUTENBERG EBOOK A BOOK ***\n`,
  'of today, with thanks': `Title: A Book\n\n*** START OF THIS PROJECT GUTENBERG EBOOK A BOOK ***\n\n\n\n\nProduced by Somebody and the\nOnline Distributed Proofreading Team\n\n\n`,
  'with a mark over two lines': `*** START OF THE PROJECT GUTENBERG EBOOK A BOOK WITH A TITLE THAT\nIS VERY LONG INDEED ***\n\n`,
  'without blanks': `The Project Gutenberg EBook\n\n***START OF THE PROJECT GUTENBERG EBOOK A BOOK***\n\n`,
  'of the nineties': `**Welcome To The World of Free Plain Vanilla Electronic Texts**\n\n***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***\nWhy is this "Small Print!" statement here?\n${'You know: lawyers.\n'.repeat(30)}*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n\n`,
  'that is made up': `The Somebody eBook\n\n*** START OF THE PROJECT EBOOK A BOOK ***\n\n`,
  none: '',
} as const;

const FOOTERS = {
  'of today': `\n\n*** END OF THE PROJECT GUTENBERG EBOOK A BOOK ***\n\nUpdated editions will replace the previous one.\n${'License. '.repeat(300)}\n`,
  'with a line before the mark': `\n\nEnd of the Project Gutenberg EBook of A Book, by Somebody\n\n*** END OF THIS PROJECT GUTENBERG EBOOK A BOOK ***\n\n***** This file should be named 99-0.txt *****\n`,
  'of the nineties': `\n\nEnd of the Project Gutenberg Etext of A Book\n`,
  'of a possessive': `\n\nEnd of Project Gutenberg's A Book, by Somebody\n\nMore about it.\n`,
  German: `\n\nEnde dieses Projekt Gutenberg Etextes A Book, von Somebody\n`,
  French: `\n\nFin de ce Project Gutenberg Etext de A Book\n`,
  'that is made up': `\n\n*** END OF THE PROJECT EBOOK A BOOK ***\nlicence\n`,
  none: '',
} as const;

describe('the licence of Project Gutenberg', () => {
  for (const [head, header] of Object.entries(HEADERS))
    for (const [foot, footer] of Object.entries(FOOTERS))
      it(`is left out: header ${head}, footer ${foot}`, () => {
        for (const end of ['\n', '\r\n']) {
          const text = `${header}${book}${footer}`.replaceAll('\n', end);
          expect(left(text).replaceAll('\r\n', '\n')).toBe(book);
        }
      });

  it('is left out between books that were joined', () => {
    const one = `${HEADERS['of today']}${book}${FOOTERS['of today']}`;
    expect(left(one + one)).toBe(`${book}\n\n${book}`);
  });

  it.each([
    [
      'a story that only speaks of it',
      `He said: "*** the end of the world ***" and read on Project Gutenberg.\n${BOOK}`,
    ],
    ['chapters between asterisks', `*** START ***\n${BOOK}*** END OF CHAPTER ***\n${BOOK}`],
    ['nothing', ''],
    ['nothing but licence', '*** START OF THE PROJECT GUTENBERG EBOOK A BOOK ***\n\n'],
  ])('is not seen in %s', (_what, text) => {
    expect(licenceIn(text)).toEqual([]);
    expect(left(text)).toBe(text);
  });

  it('is looked for in time that grows with the text', () => {
    const before = process.cpuUsage();
    for (const unit of [
      '*** START OF GUTENBERG\n',
      '**',
      '\n',
      'gutenberg ',
      '*** START OF THE PROJECT EBOOK\n\n \n',
    ])
      licenceIn(unit.repeat(2_000_000 / unit.length));
    expect(process.cpuUsage(before).user).toBeLessThan(5e6);
  });
});

describe('what is found in a text', () => {
  it('says the share of a licence, and leaves it out unless told otherwise', () => {
    const given = `${HEADERS['of today']}${book}${FOOTERS['of today']}`;
    const { text, findings } = readOwnText(given);
    expect(text).toBe(book);
    expect(findings).toMatchObject({
      characters: book.length,
      licence: { leftOut: true },
      rightToLeft: false,
    });
    expect(findings.licence!.share).toBeCloseTo(1 - book.length / given.length, 2);
    expect(textSentences(findings)[0]).toMatch(
      /^The licence of Project Gutenberg around the book, 5\d\.\d % of the file, is left out/,
    );
    const kept = readOwnText(given, true);
    expect(kept.text).toBe(given);
    expect(textSentences(kept.findings)[0]).toMatch(/is learned with the book/);
  });

  it('says how much of a text is outside of what can be learned', () => {
    const times = (k: number) => 1 + Math.floor((1500 - k) / 10);
    const all = Array.from({ length: 1500 }, (_, k) => String.fromCodePoint(0x4e00 + k).repeat(times(k)));
    const outside = all.slice(1024).join('').length;
    const { findings } = readOwnText(all.join(''));
    expect(findings).toMatchObject({ different: 1500, learned: 1024, outside });
    expect(textSentences(findings)).toEqual([
      'The text has 1,500 different characters, and the 1,024 most common are learned. The rest, 10 % of the text, is read as “�”: the network never has to predict it and never writes it.',
    ]);
  });

  it.each([
    ['Arabic', 'مِنَ الوَلَدُ صَدِيقِي الطُّيُورُ البَاكِرِ', true],
    ['Hebrew with a name in Latin letters', 'שלום עולם Unroll שלום', true],
    ['English with a word of Hebrew', 'She said שלום and went on reading.', false],
    ['Chinese', '他画了蓝色的钥匙', false],
    ['no letters', '123 456', false],
  ])('tells the direction of %s', (_what, text, rightToLeft) => {
    expect(runsRightToLeft(text)).toBe(rightToLeft);
    expect(textSentences(readOwnText(text).findings).some((s) => s.includes('from right to left'))).toBe(
      rightToLeft,
    );
  });
});
