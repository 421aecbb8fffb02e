import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import { presets } from '../../../src/config/presets.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { findTask } from '../../../src/tasks/index.ts';

describe.each(presets)('the preset $id', ({ fragment, sentence, look }) => {
  it('is a link that needs no notice, no own data and no lowering', () => {
    const { notices, needsOwn } = decodeLink(fragment);
    expect({ notices, needsOwn }).toEqual({ notices: [], needsOwn: false });
  });

  it('is written as the page writes it', () => {
    const { experiment, rivals } = decodeLink(fragment);
    expect(encodeLink(experiment, undefined, rivals)).toBe(fragment);
  });

  it('has one sentence, and one on where to look', () => {
    for (const text of [sentence, look]) expect(text).toMatch(/^[A-Z][^.]*\.$/);
    expect(sentence.length).toBeLessThan(160);
    expect(look.length).toBeLessThan(90);
  });
});

describe('the presets', () => {
  it('have ids and labels of their own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(new Set(presets.map(({ label }) => label)).size).toBe(presets.length);
  });

  it('show tasks of every loss: values, bits and symbols', async () => {
    const shown = new Set(presets.map(({ fragment }) => decodeLink(fragment).experiment.task));
    const problems = await Promise.all(
      [...shown].map(async (id) => findTask(id)!.create(defaultsOf(findTask(id)!.options))),
    );
    expect(new Set(problems.map(({ loss }) => loss))).toEqual(new Set(['mse', 'binary', 'softmax']));
  });
});
