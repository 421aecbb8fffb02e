/** docs/textbook.md, written from the textbook's data. */
import type { Paragraph } from '../../src/lessons/lesson.ts';
import { sources, type Source, type SourceId } from '../../src/textbook/sources.ts';
import type { Chapter, Statement, Textbook } from '../../src/textbook/textbook.ts';

const HEAD = `# What a recurrent network is

In the order of the lessons. Under each paragraph stands where it can be seen (put it behind the address of the page), by what runs of ours it was tested, and who found it out. A figure is the median of five runs with seeds that nobody chose; [experiments.md](experiments.md) has them all. The same text is in the page, under Learn. \`npm run docs\` writes this file from \`src/textbook\` and from the claims, and \`npm run screenshots\` takes the pictures.
`;

const MARKS = { bold: '**', italic: '*', code: '`' } as const;

const inline = (text: Paragraph) =>
  text.map(({ text: run, look }) => (look ? `${MARKS[look]}${run}${MARKS[look]}` : run)).join('');

const shortOf = (id: SourceId) => {
  const { short, address }: Source = sources[id];
  return address === undefined ? short : `[${short}](${address})`;
};

function statement({ text, places, claims, sources: cited }: Statement): string {
  const rests = [
    ...places.map(({ lesson, at }) => `\`#lesson=${lesson}&at=${at + 1}\``),
    ...claims.map((claim) => `[${claim}](experiments.md#${claim})`),
    ...cited.map(shortOf),
  ];
  return `${inline(text)}\n\n> ${rests.join(' · ')}\n`;
}

function chapter({ number, title, pictures, statements }: Chapter): string {
  const shown = pictures.map(({ file, caption }) => `![${caption}](${file})\n\n*${caption}*\n\n`);
  return `## ${number}. ${title}\n\n${shown.join('')}${statements.map(statement).join('\n')}`;
}

function list(textbook: Textbook): string {
  const cited = new Set(textbook.flatMap(({ statements }) => statements.flatMap((each) => each.sources)));
  const all = Object.entries(sources) as [SourceId, Source][];
  return all
    .filter(([id]) => cited.has(id))
    .map(([, { authors, year, title, where, address }]) => {
      const found = address === undefined ? '' : ` <${address}>`;
      return `- ${authors} (${year}): “${title}”, ${where}.${found}`;
    })
    .join('\n');
}

export function textbookPage(textbook: Textbook): string {
  return `${HEAD}\n${textbook.map(chapter).join('\n')}\n## Sources\n\n${list(textbook)}\n`;
}
