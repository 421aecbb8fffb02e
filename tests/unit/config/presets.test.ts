import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import { presets } from '../../../src/config/presets.ts';
import { tasks } from '../../../src/tasks/index.ts';

describe.each(presets)('the preset $id', ({ fragment, sentence }) => {
  it('is a link that needs no notice, no own data and no lowering', () => {
    const { notices, needsOwn } = decodeLink(fragment);
    expect({ notices, needsOwn }).toEqual({ notices: [], needsOwn: false });
  });

  it('is written as the page writes it', () => {
    expect(encodeLink(decodeLink(fragment).experiment)).toBe(fragment);
  });

  it('has one sentence', () => {
    expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  });
});

describe('the presets', () => {
  it('have ids and labels of their own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(new Set(presets.map(({ label }) => label)).size).toBe(presets.length);
  });

  it('show every task', () => {
    const shown = new Set(presets.map(({ fragment }) => decodeLink(fragment).experiment.task));
    expect([...shown].toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
  });
});
