/** Why there is nothing to show of a source, in words; undefined where there is something. */
import { noTextSentence, type Wish } from '../../../ownData/noText.ts';
import { refusalSentence } from '../../../ownData/noteText.ts';
import type { Answer, Source } from '../../../ownData/worker/protocol.ts';
import type { RefusedWorkbook } from '../../../ownData/workbook/refusal.ts';

const WORKBOOKS: Readonly<Record<RefusedWorkbook['why'], string>> = {
  'too large':
    'This workbook is too large to be unpacked here. Save the sheet that is meant as CSV, and open that file.',
  broken:
    'This workbook is damaged, or not all of it is there. Open it in a spreadsheet program, save the sheet as CSV, and open that file here.',
  'no sheet':
    'This workbook has no sheet to read. Open it in a spreadsheet program, save the sheet that is meant as CSV, and open that file here.',
};

export function failureSentence(answer: Answer, source: Source, wish: Wish): string | undefined {
  const name = source.kind === 'file' ? source.file.name : '';
  switch (answer.kind) {
    case 'no text':
      return noTextSentence(answer.what, wish);
    case 'refused workbook':
      return WORKBOOKS[answer.why];
    case 'too large':
      return `“${name}” has ${Math.ceil(answer.bytes / 1e6)} MB; up to 50 MB can be read. Cut it down and try again.`;
    case 'unreadable':
      return `“${name}” could not be read. Open it again, or paste what is in it.`;
    case 'failed':
      return 'It could not be read: a part of this page did not arrive, or failed. Look at the connection and try again; nothing is lost.';
    case 'series':
      return answer.reading.kind === 'refused' ? refusalSentence(answer.reading.why) : undefined;
    case 'text':
      return undefined;
  }
}
