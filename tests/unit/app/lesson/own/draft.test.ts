import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beginDraft,
  bringBack,
  changeDraft,
  draftOf,
  markSaved,
  newDraft,
  takeLesson,
  writeDraft,
} from '../../../../../src/app/lesson/own/draft.ts';
import { EXAMPLE } from '../../../../../src/lessons/example.ts';
import { FakeShelf, visit } from '../../../../fixtures/fakeSession.ts';

let tab: FakeShelf;
beforeEach(() => {
  tab = new FakeShelf();
  vi.stubGlobal('sessionStorage', tab);
});
afterEach(() => void vi.unstubAllGlobals());

/** As the page is after it was loaded again in the same tab. */
const loaded = () => visit().session;
const textIn = (session: ReturnType<typeof loaded>) => draftOf(session).getState().text;

describe('the lesson of one’s own', () => {
  it('is there again when the page is loaded again, letter by letter', () => {
    const session = loaded();
    beginDraft(session);
    writeDraft(session, 'title: A');
    expect(textIn(loaded())).toBe('title: A');
    expect(draftOf(session).getState().kept).toBe(true);
  });

  it('can be brought back when another takes its place, now or after the page was loaded again', () => {
    const session = loaded();
    writeDraft(session, 'mine');
    takeLesson(session, EXAMPLE);
    newDraft(session);
    const later = loaded();
    bringBack(later);
    expect(textIn(later)).toBe(EXAMPLE);
    bringBack(later);
    expect(textIn(later)).toBe('mine');
    bringBack(later);
    expect(textIn(later)).toBe('mine');
  });

  it('is not kept twice where a file has it, and is when it was changed since', () => {
    const session = loaded();
    writeDraft(session, 'mine');
    markSaved(session);
    takeLesson(session, 'other', 'other');
    expect(draftOf(session).getState().earlier).toEqual([]);
    writeDraft(session, 'other, changed');
    takeLesson(session, 'third');
    expect(draftOf(session).getState().earlier).toEqual(['other, changed']);
  });

  it('keeps what a removed step was in', () => {
    const session = loaded();
    writeDraft(session, 'two steps');
    changeDraft(session, 'one step');
    bringBack(session);
    expect(textIn(session)).toBe('two steps');
  });

  it('is there without a tab that keeps anything, and says so', () => {
    vi.stubGlobal('sessionStorage', undefined);
    const session = loaded();
    writeDraft(session, 'mine');
    expect(draftOf(session).getState()).toMatchObject({ text: 'mine', kept: false });
  });

  it.each(['', '{', '[]', 'null', '{"text":1}', '{"text":"a","saved":"","earlier":[1]}'])(
    'is none where the tab holds something else: %s',
    (stored) => {
      tab.setItem('unroll.lesson', stored);
      expect(textIn(loaded())).toBe('');
    },
  );
});
