import { describe, expect, it } from 'vitest';
import {
  classCode,
  classFragment,
  presenterFragment,
  withoutLesson,
  type Draft,
} from '../../../../src/app/classroom/draft.ts';
import { longLink } from '../../../../src/app/classroom/longLink.ts';
import { keysToChange, neededParts } from '../../../../src/app/classroom/needs.ts';
import { decodeLink, encodeLink, lessonPlaceIn, pageViewIn } from '../../../../src/config/index.ts';
import { isShown } from '../../../../src/config/shownParts.ts';
import { presets } from '../../../../src/config/presets.ts';
import { ourLessons } from '../../../../scripts/lessons/read.ts';

const DRAFT: Draft = {
  lesson: '',
  at: 0,
  show: 'everything',
  shown: ['play'],
  lock: 'usual',
  locked: [],
  handIn: true,
  list: [],
};
const PRESENT = 'task=adding&length=50&cell=rnn&lr=0.005';

describe('the links for a class', () => {
  it('hold the experiment of the page, and what was chosen', () => {
    expect(classFragment(DRAFT, [], PRESENT)).toBe(`lock=task,cell&handin=1&${PRESENT}`);
    const chosen: Draft = { ...DRAFT, show: 'chosen', lock: 'everything', handIn: false };
    expect(classFragment(chosen, [], PRESENT)).toBe(`show=play&lock=all&${PRESENT}`);
  });

  it('hold the lesson in its place', () => {
    const lesson: Draft = { ...DRAFT, lesson: 'fading', at: 2, show: 'needed' };
    const needed = ['play', 'lane:gradient'];
    expect(classFragment(lesson, needed, PRESENT)).toBe(
      'show=play,lane:gradient&lock=task,cell&handin=1&lesson=fading&at=3',
    );
    expect(presenterFragment(lesson, needed, PRESENT)).toBe(
      'view=present&show=play,lane:gradient&lesson=fading&at=3',
    );
    const listed = { list: ['adding-gru', 'parity-gru'] };
    expect(presenterFragment({ ...DRAFT, ...listed }, needed, PRESENT)).toBe(
      `view=present&list=adding-gru,parity-gru&${PRESENT}`,
    );
    expect(presenterFragment({ ...lesson, ...listed }, needed, PRESENT)).not.toContain('list=');
    expect(classFragment({ ...DRAFT, ...listed }, [], PRESENT)).not.toContain('list=');
    expect(withoutLesson(`lesson=fading&at=3&${PRESENT}`)).toBe(PRESENT);
  });

  it('have a short address where it is a lesson or an example, and else none', () => {
    expect(classCode({ ...DRAFT, lesson: 'fading' }, PRESENT)).toMatch(/^fading-/);
    expect(classCode({ ...DRAFT, lesson: 'own.abc' }, PRESENT)).toBeUndefined();
    expect(classCode(DRAFT, PRESENT)).toMatch(/^adding-rnn-/);
    expect(classCode(DRAFT, `${PRESENT}&seed=7`)).toBeUndefined();
    expect(classCode(DRAFT, `${PRESENT}&vs=cell:gru`)).toBeUndefined();
  });

  it('are the same long and short', async () => {
    const chosen = { show: 'chosen', lock: 'chosen', locked: ['lr', 'seed'], handIn: false } as const;
    const ofExamples = presets.flatMap(({ fragment }) => {
      const { experiment, rivals } = decodeLink(fragment);
      const present = encodeLink(experiment, undefined, rivals);
      return [DRAFT, { ...DRAFT, ...chosen }].map((draft) => ({ draft, present, needed: [] }));
    });
    const ofLessons = ourLessons().flatMap((lesson) => {
      const draft: Draft = { ...DRAFT, lesson: lesson.id };
      const later: Draft = { ...draft, at: 3, show: 'needed', lock: 'nothing' };
      return [draft, { ...draft, ...chosen }, later].map((each) => ({
        draft: each,
        present: PRESENT,
        needed: neededParts(lesson),
      }));
    });
    expect(
      new Set([...ofExamples, ...ofLessons].map(({ draft, present }) => classCode(draft, present))).size,
    ).toBe(ofExamples.length + ofLessons.length);
    for (const { draft, present, needed } of [...ofExamples, ...ofLessons]) {
      const { fragment, sentence } = await longLink(classCode(draft, present)!);
      expect(sentence).toBeUndefined();
      const long = classFragment(draft, needed, present);
      expect(pageViewIn(fragment)).toEqual(pageViewIn(long));
      expect(lessonPlaceIn(fragment)).toEqual(lessonPlaceIn(long));
      expect(decodeLink(fragment)).toEqual(decodeLink(long));
    }
  });

  it('are not made of a mistyped address, which is said', async () => {
    expect(await longLink('c=fading-48rg')).toMatchObject({ fragment: '' });
    expect((await longLink('fadimg-48rf')).sentence).toMatch(
      /^The short address “fadimg-48rf” is mistyped: compare it/,
    );
    expect((await longLink('%E0%A4%A')).sentence).toMatch(/mistyped/);
    expect((await longLink('C=FADING%20-%2048RF')).fragment).toBe(
      'lock=task,cell&handin=1&lesson=fading&at=1',
    );
  });
});

describe('what a lesson needs', () => {
  it.each(ourLessons().map((lesson) => [lesson.id, lesson] as const))(
    'shows every place that %s points at, and what it waits for',
    (_id, lesson) => {
      const shown = neededParts(lesson);
      expect(isShown(shown, 'play')).toBe(true);
      for (const place of lesson.steps.flatMap(({ look }) => look)) {
        const [kind, name] = place.split(':') as [string, string];
        if (kind === 'lane') expect(shown).toContain(place);
        else if (kind === 'chart' || kind === 'control') expect(shown).toContain(name);
        else if (kind === 'panel') expect(shown).toContain('instruments');
      }
      // It is less than everything, or nobody would choose it.
      expect(shown.length).toBeLessThan(24);
    },
  );

  it('names what students are to change', () => {
    const keys = ourLessons().map((lesson) => [lesson.id, keysToChange(lesson)] as const);
    expect(keys.some(([, found]) => found.length > 0)).toBe(true);
  });
});
