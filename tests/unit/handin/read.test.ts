/** What becomes of a hand-in on its way through mails, chats and strangers' hands. */
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { base32 } from '../../../src/handin/base32.ts';
import { handInOf, type HandIn } from '../../../src/handin/handIn.ts';
import { LONGEST_WORDS } from '../../../src/handin/limits.ts';
import { packHandIn } from '../../../src/handin/pack.ts';
import { readHandIns, type Found } from '../../../src/handin/read.ts';
import { withShortKeys } from '../../../src/handin/shortKeys.ts';
import { crc32 } from '../../../src/math/crc32.ts';
import { createRandom } from '../../../src/math/random.ts';
import { blockFor, HAND_IN, RUN } from '../../fixtures/handIns.ts';

const BLOCK = await blockFor(HAND_IN);
const OTHER: HandIn = { ...HAND_IN, name: 'Émile', runs: [{ ...RUN, link: `${RUN.link}&seed=7` }] };
const OTHERS = await blockFor(OTHER);
const whole: Found = { kind: 'handIn', handIn: HAND_IN };
const other: Found = { kind: 'handIn', handIn: OTHER };

/** A run with all that a run may have. */
const EVERYTHING = {
  ...RUN,
  metricSaid: '',
  solvedAt: 20,
  mark: 'BDJL',
  device: '',
  settled: [1],
  steered: true,
  own: true,
  resumed: true,
  moved: true,
};

const found = async (text: string) => (await readHandIns(text)).found;
const lines = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

/** Wrapped anew at a width, wherever that is. */
const wrapped = (text: string, width: number, end = '\n') =>
  lines(text, (line) => line.replaceAll(new RegExp(`.{${width}}`, 'g'), (part) => part + end));

/** Packed by somebody who can, whatever the bytes. */
function packed(body: Uint8Array, check = crc32([body])): string {
  const bytes = new Uint8Array(6 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, body.length);
  view.setUint32(2, check);
  bytes.set(body, 6);
  return `UNROLL1HANDIN${base32(bytes)}`;
}
const json = (value: unknown) => packed(deflateRawSync(JSON.stringify(value)));

describe('a hand-in', () => {
  it.each<[string, string]>([
    ['as it was sent', BLOCK],
    ['with Windows’ line ends', BLOCK.replaceAll('\n', '\r\n')],
    ['in one line', BLOCK.replaceAll('\n', '')],
    ['in one line with spaces', BLOCK.replaceAll('\n', ' ')],
    ['wrapped within words', wrapped(BLOCK, 11)],
    ['quoted', lines(BLOCK, (line) => `> ${line}`)],
    ['quoted three times', lines(wrapped(BLOCK, 40), (line) => `>> > ${line}`)],
    ['quoted with initials', lines(BLOCK, (line) => `AL> ${line}`)],
    ['quoted with bars', lines(BLOCK, (line) => `| ${line}`)],
    ['quoted in HTML', lines(BLOCK, (line) => `&gt;&nbsp;${line}`)],
    ['as quoted-printable', wrapped(BLOCK, 30, '=\r\n')],
    ['with other spaces', BLOCK.replaceAll(' ', '\u00A0').replaceAll('\n', '\u2028')],
    ['with spaces everywhere', BLOCK.replaceAll(/(?<=[A-Z0-9]{6})(?=[A-Z0-9])/g, '\u200B')],
    ['in small letters', BLOCK.toLowerCase()],
    ['as code of a chat', `\`\`\`\n${BLOCK}\`\`\`\n_sent from my phone_`],
    ['without the lines for people', BLOCK.slice(BLOCK.indexOf('UNROLL1'))],
    ['within a mail', `Subject: Unroll hand-in\n\nDear Ms Turing,\n\n${BLOCK}\nKind regards\nAda`],
    ['with text right behind it', `${BLOCK.trim()}Kind regards`],
  ])('is read %s', async (_way, text) => {
    expect(await found(text)).toEqual([whole]);
  });

  it('is found among others, in their order', async () => {
    expect(await found(`Hello,\n${BLOCK}\n-- \nAda\n\n> ${lines(OTHERS, (line) => `> ${line}`)}`)).toEqual([
      whole,
      other,
    ]);
    expect(await found((BLOCK + OTHERS + BLOCK).replaceAll('\n', ''))).toEqual([whole, other, whole]);
  });

  it('that was cut off, changed or lost is told with its name, and takes no other along', async () => {
    const cut = BLOCK.trim().slice(0, -3);
    const changed = BLOCK.replace(/(UNROLL1HANDIN.{20})(.)/, (_all, before: string, letter: string) =>
      before.concat(letter === 'A' ? 'B' : 'A'),
    );
    const gone = BLOCK.replace(/UNROLL1HANDIN[^]*/, '');
    const newer = BLOCK.replace('UNROLL1', 'UNROLL2');
    const broken = (why: string) => ({ kind: 'broken', why, who: 'Ada Lovelace' });
    expect(await found(`${cut}\n${OTHERS}${changed}${gone}${OTHERS}${newer}`)).toEqual([
      broken('damaged'),
      other,
      broken('damaged'),
      broken('missing'),
      other,
      broken('version'),
    ]);
    expect(await found(gone)).toEqual([broken('missing')]);
  });

  it('is none in a text without one', async () => {
    for (const text of ['', 'Dear Ada, where is your Unroll hand-in?', 'UNROLL HANDIN', '\u0000'.repeat(99)])
      expect(await found(text)).toEqual([]);
  });
});

describe('what is packed by a stranger', () => {
  const why = async (text: string) => (await found(text)).map((each) => each.kind === 'broken' && each.why);

  it('is no hand-in unless it has its form', async () => {
    const { name: _name, ...nameless } = HAND_IN;
    const senseless = [
      json(nameless),
      json({ ...HAND_IN, name: ' \u202E ' }),
      json({ ...HAND_IN, name: '\u200B\u200E\uFEFF' }),
      json({ ...HAND_IN, runs: [{ ...RUN, link: `${RUN.link}\u202E` }] }),
      json({ ...HAND_IN, name: 'a'.repeat(1000) }),
      json({ ...HAND_IN, minutes: -1 }),
      json({ ...HAND_IN, runs: [{ ...RUN, steps: 1e300 }] }),
      json({ ...HAND_IN, runs: Array.from({ length: 99 }, () => RUN) }),
      json({ ...HAND_IN, answers: [{ step: 1, kind: 'say', said: 'a'.repeat(LONGEST_WORDS + 1) }] }),
      json({ ...HAND_IN, lesson: { ...HAND_IN.lesson, id: '../..' } }),
      json([]),
      json(null),
      packed(deflateRawSync('{"name":"Ada","runs":[{"loss":1e999}]}')),
      packed(deflateRawSync(Buffer.alloc(8_000_000, '['))),
      packed(new Uint8Array([255, 255, 255])),
    ];
    for (const text of senseless) expect(await why(text)).toEqual(['senseless']);
  });

  it('is read without what has no place in it, and without what turns a table’s text around', async () => {
    const text = JSON.stringify({ ...HAND_IN, name: '\u202E<b>Ada</b>\u0007\n', more: 1 });
    const given = packed(deflateRawSync(text.replace('{', '{"__proto__":{"polluted":1},')));
    const [first] = await found(given);
    expect(first).toEqual({ kind: 'handIn', handIn: { ...HAND_IN, name: '<b>Ada</b>' } });
    expect('polluted' in {}).toBe(false);
  });

  it('keeps each figure to the last bit, and what was none as none', async () => {
    const random = createRandom(5, 1);
    for (let k = 0; k < 200; k++) {
      const loss = Math.fround((random.next() - 0.3) * 10 ** Math.floor(60 * random.next() - 30));
      const handIn = handInOf({ ...HAND_IN, runs: [{ ...RUN, loss, metric: loss }] })!;
      expect(await found(await packHandIn(handIn))).toEqual([{ kind: 'handIn', handIn }]);
    }
    const diverged = handInOf({ ...HAND_IN, runs: [{ ...RUN, loss: null }] })!;
    const endless = { ...diverged, runs: [{ ...RUN, loss: NaN }] };
    expect(await found(await packHandIn(endless))).toEqual([{ kind: 'handIn', handIn: diverged }]);
  });

  it('is looked at as far as it may be long', async () => {
    const many = (await packHandIn(HAND_IN)).repeat(1001);
    const reading = await readHandIns(many);
    expect(reading.cut).toBe(true);
    expect(reading.found).toHaveLength(1000);
    const lost = await readHandIns('Unroll hand-in\nName: x\n'.repeat(5000));
    expect([lost.cut, lost.found.length]).toEqual([true, 1000]);
    const started = performance.now();
    const { cut } = await readHandIns('UNROLL1HANDIN'.concat('> A '.repeat(2_100_000)));
    expect(cut).toBe(true);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

it('throws nothing, whatever is changed, and never reads what was changed as whole', async () => {
  const random = createRandom(11, 1);
  const at = (length: number) => Math.floor(random.next() * length);
  const clean = BLOCK + OTHERS;
  const packedFrom = BLOCK.indexOf('UNROLL1');
  for (let k = 0; k < 2000; k++) {
    let text = clean;
    for (let changes = 1 + at(3); changes > 0; changes--) {
      const place = packedFrom + at(text.length - packedFrom);
      const other = String.fromCharCode(random.next() < 0.7 ? 32 + at(95) : at(0x10000));
      const length = at(4);
      text = text.slice(0, place) + other.repeat(at(3)) + text.slice(place + length);
    }
    for (const each of await found(text))
      if (each.kind === 'handIn') expect([HAND_IN, OTHER]).toContainEqual(each.handIn);
  }
});

it('is described as it is', () => {
  const docs = readFileSync('docs/hand-in.md', 'utf8');
  const packed = new Set(
    [...JSON.stringify(withShortKeys({ ...HAND_IN, runs: [EVERYTHING] })).matchAll(/"(\w+)":/g)].map(
      ([, key]) => key!,
    ),
  );
  const whole = new Set(
    [...JSON.stringify({ ...HAND_IN, runs: [EVERYTHING] }).matchAll(/"(\w+)":/g)].map(([, key]) => key!),
  );
  for (const key of [...packed, ...whole]) expect(docs).toContain(`\`${key}\``);
});
