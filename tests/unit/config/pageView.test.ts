import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../src/config/link.ts';
import { encodePageView, pageViewIn, VIEW_KEYS } from '../../../src/config/pageView.ts';

describe('what a link says of the page', () => {
  it('is the page as ever where it says nothing', () => {
    expect(pageViewIn('task=adding&cell=gru')).toEqual({
      view: 'page',
      keys: false,
      classPlan: undefined,
      unlocked: false,
    });
    expect(encodePageView(pageViewIn(''))).toBe('');
  });

  it('names what is shown, what is locked, whether it is handed in, and the examples', () => {
    const fragment =
      'view=present&show=play,loss,lane:gradient&lock=task,cell&handin=1&list=adding-lstm,adding-rnn&';
    const read = pageViewIn(fragment);
    expect(read).toEqual({
      view: 'present',
      keys: false,
      classPlan: {
        show: ['play', 'loss', 'lane:gradient'],
        lock: ['task', 'cell'],
        handIn: true,
        list: ['adding-lstm', 'adding-rnn'],
      },
      unlocked: false,
    });
    expect(pageViewIn(encodePageView(read))).toEqual(read);
  });

  it('shows nothing but what always stands there where the list is empty', () => {
    expect(pageViewIn('show=').classPlan?.show).toEqual([]);
    expect(pageViewIn(encodePageView(pageViewIn('show='))).classPlan?.show).toEqual([]);
  });

  it('never throws, passes over what is no name, and comes back the same', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (view, show, lock) => {
        const read = pageViewIn(`view=${view}&show=${show}&lock=${lock}&keys=on`);
        for (const name of read.classPlan?.lock ?? []) expect(name).toMatch(/^[\w:-]+$/);
        expect(pageViewIn(encodePageView(read))).toEqual(read);
      }),
    );
  });

  it('is nothing that a link would complain of', () => {
    const fragment = VIEW_KEYS.map((key) => `${key}=on`).join('&');
    expect(decodeLink(`task=adding&cell=lstm&${fragment}`).notices).toEqual([]);
  });
});
