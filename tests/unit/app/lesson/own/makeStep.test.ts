import { afterEach, describe, expect, it, vi } from 'vitest';
import { draftOf, writeDraft } from '../../../../../src/app/lesson/own/draft.ts';
import { looksLikeLesson, openLessonFile } from '../../../../../src/app/lesson/own/files.ts';
import { makeStep } from '../../../../../src/app/lesson/own/makeStep.ts';
import { blocksOf } from '../../../../../src/lessons/blocks.ts';
import { EXAMPLE } from '../../../../../src/lessons/example.ts';
import { parseOwnLesson } from '../../../../../src/lessons/own.ts';
import { readStepDraft } from '../../../../../src/lessons/stepDraft.ts';
import { visit } from '../../../../fixtures/fakeSession.ts';

afterEach(() => void vi.unstubAllGlobals());

const FIRST = 'task=adding&length=30&cell=rnn';

describe('a step made from here', () => {
  it('sets the whole experiment at first, then what was changed since, with the playhead and what is looked at', () => {
    const { session } = visit(FIRST);
    const steps = () => blocksOf(draftOf(session).getState().text).steps.map(readStepDraft);
    makeStep(session);
    expect(steps()).toMatchObject([{ title: 'Step 1', set: FIRST, playhead: '', look: '' }]);
    expect(session.store.getState().dialog).toBe('ownLesson');
    const { experiment } = session.store.getState();
    session.change({ ...experiment, hiddenSize: 7 }, 'push');
    session.scoreView.setState({ playhead: 11 });
    session.openInstrument('eigenvalues');
    makeStep(session);
    expect(steps()[1]).toMatchObject({ set: 'units=7', playhead: '12', look: 'panel:eigenvalues' });
    makeStep(session);
    expect(steps()[2]).toMatchObject({ title: 'Step 3', set: '' });
    expect(parseOwnLesson(draftOf(session).getState().text).kind).toBe('lesson');
    expect(draftOf(session).getState().step).toBe(2);
  });

  it('says nothing of the device, and nothing of the lesson that is open', () => {
    const { session } = visit(`lesson=own&at=2&${FIRST}&backend=wasm&cores=2`);
    writeDraft(session, EXAMPLE);
    makeStep(session);
    expect(blocksOf(draftOf(session).getState().text).steps.at(-1)).toContain(
      '\nset: length=30&cell=rnn&lr=0.003\n',
    );
  });
});

describe('a file with a lesson', () => {
  const file = (text: string, name = 'mine.md') => new File([text], name);

  it('opens beside the score, with its line ends as here, and starts nothing', async () => {
    const { session, client, address } = visit(FIRST);
    await openLessonFile(session, file(`\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}`));
    expect(draftOf(session).getState().text).toBe(EXAMPLE);
    expect(session.store.getState().lesson).toMatchObject({ id: 'own', at: 0 });
    expect(address.read()).toBe(`lesson=own&at=1&${FIRST}`);
    expect(client.calls).not.toContain('play');
  });

  it('is left alone with a sentence where it is too large or cannot be read', async () => {
    const { session } = visit(FIRST);
    await openLessonFile(session, file('a'.repeat(300_000), 'large.md'));
    const gone = Object.assign(file('a', 'gone.md'), { text: () => Promise.reject(new Error('gone')) });
    await openLessonFile(session, gone);
    expect(session.store.getState().notices.map(({ text }) => text)).toEqual([
      expect.stringMatching(/“large.md” is no lesson: .*64 KB/),
      expect.stringMatching(/“gone.md” could not be read/),
    ]);
    expect(session.store.getState().lesson).toBeUndefined();
  });

  it.each([
    [EXAMPLE, true],
    [`\uFEFF${EXAMPLE}`, true],
    ['id: a\ntitle: A\n', true],
    ['# Notes\n\ntitle: not here', false],
    ['', false],
  ])('is known by its beginning', async (text, expected) => {
    expect(await looksLikeLesson(file(text))).toBe(expected);
  });
});

describe('a link to a lesson of one’s own', () => {
  it('is for this tab where the lesson is, and leaves it out for others', () => {
    const { session, address } = visit(`lesson=own&at=2&${FIRST}`);
    expect(address.read()).toBe(`lesson=own&at=2&${FIRST}`);
    expect(session.link(false)).toBe(`https://example.test/#${FIRST}`);
  });

  it('keeps what it holds, and holds nothing that could not stand there', () => {
    const { session } = visit(`lesson=own.aB-_9%20<b>&at=2&${FIRST}`);
    expect(session.store.getState().lesson).toEqual({ id: 'own.aB-_920b', at: 1, asItIs: true });
    expect(session.link(false)).toBe(`https://example.test/#lesson=own.aB-_920b&at=2&${FIRST}`);
  });

  it('is looked at no further than a lesson may be long', () => {
    const { session } = visit(`lesson=own.${'a'.repeat(20_000)}`);
    expect(session.store.getState().lesson!.id).toHaveLength(4 + 8193);
  });
});
