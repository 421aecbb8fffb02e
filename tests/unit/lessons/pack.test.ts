import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MOST_PACKED } from '../../../src/config/index.ts';
import { packLesson, unpackLesson } from '../../../src/lessons/pack.ts';
import { LONGEST_TEXT } from '../../../src/lessons/parse.ts';
import { createRandom } from '../../../src/math/random.ts';
import { LESSON } from '../../fixtures/lesson.ts';

const link = (bytes: Buffer) => deflateRawSync(bytes, { level: 9 }).toString('base64url');

function noise(length: number): string {
  const random = createRandom(3, 1);
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random.next() * 9000))).join(
    '',
  );
}

describe('a lesson in a link', () => {
  it.each([
    ['a lesson', LESSON],
    ['other letters', '## Ça va? 隐藏状态 🧠\n'],
    ['nothing', ''],
  ])('comes out as it went in: %s', async (_, text) => {
    const packed = await packLesson(text);
    if (!packed.ok) throw new Error(packed.sentence);
    expect(packed.packed).toMatch(/^[\w-]*$/);
    expect(await unpackLesson(packed.packed)).toEqual({ ok: true, text });
  });

  it('is refused with a sentence where it is too long, and the file is offered', async () => {
    const packed = await packLesson(noise(4000));
    expect(packed).toEqual({ ok: false, sentence: expect.stringMatching(/too long.*8,192.*file/) as string });
  });

  it('stops inflating at the most that a lesson may have', async () => {
    const most = link(Buffer.alloc(LONGEST_TEXT, 'a'));
    expect(await unpackLesson(most)).toEqual({ ok: true, text: 'a'.repeat(LONGEST_TEXT) });
    const bomb = link(Buffer.alloc(6_000_000, 'a'));
    expect(bomb.length).toBeLessThan(MOST_PACKED);
    expect(await unpackLesson(bomb)).toEqual({
      ok: false,
      sentence: expect.stringMatching(/longer/) as string,
    });
  });

  it.each([
    ['cut off', link(Buffer.from(LESSON)).slice(0, 100)],
    ['changed', `A${link(Buffer.from(LESSON)).slice(1)}`],
    ['no base64', '!!!'],
    ['empty', ''],
    ['no UTF-8', link(Buffer.from([0xff, 0xfe, 0x80]))],
  ])('says so where it was %s', async (_, packed) => {
    expect(await unpackLesson(packed)).toEqual({
      ok: false,
      sentence: expect.stringMatching(/cut off or changed/) as string,
    });
  });

  it('throws nothing and waits for nothing, whatever stands there', async () => {
    const random = createRandom(3, 2);
    for (let k = 0; k < 200; k++) {
      const bytes = Buffer.from(Array.from({ length: 1 + random.integer(300) }, () => random.integer(256)));
      const found = await unpackLesson(bytes.toString('base64url'));
      expect(found.ok ? found.text.length : found.sentence.length).toBeLessThanOrEqual(LONGEST_TEXT);
    }
  });
});
