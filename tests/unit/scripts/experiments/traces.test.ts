/** Whatever the page asserts of learning rests on a claim, a source or a reason, and the examples on claims of their own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { claims, findClaim } from '../../../../scripts/experiments/claims/index.ts';
import { presetClaimId } from '../../../../scripts/experiments/claims/preset.ts';
import { elsewhere, traces } from '../../../../scripts/experiments/traces.ts';
import { root } from '../../../../scripts/lib/site.ts';
import { settings } from '../../../../src/config/index.ts';
import { presets } from '../../../../src/config/presets.ts';
import { models } from '../../../../src/models/index.ts';
import type { Option } from '../../../../src/options/option.ts';
import { tasks } from '../../../../src/tasks/index.ts';

/** Words by which a sentence is taken to say what happens, and not just what something is. */
const ASSERTS =
  /\b(hard because|fades?|grows?|explodes?|diverges?|crawls?|learn(s|ed|ing)|steadier|slower|faster|harder|easier|easily|sooner|forgotten|cannot|nobody can|never knows?|the way to|by heart|more can|single counter|one counter|no list|far back)\b/i;

const ofOption = (option: Option): string[] => [
  option.help,
  ...(option.kind === 'choice' ? option.choices.flatMap(({ help }) => help ?? []) : []),
];

const sentences = new Set([
  ...Object.values<Option>(settings).flatMap(ofOption),
  ...models.flatMap(({ sentence, options }) => [sentence, ...options.flatMap(ofOption)]),
  ...tasks.flatMap(({ sentence, whyHard, options }) => [sentence, whyHard, ...options.flatMap(ofOption)]),
]);

describe('a sentence that asserts', () => {
  it('is traced to what it rests on', () => {
    const asserting = [...sentences].filter((sentence) => ASSERTS.test(sentence));
    expect(asserting.length).toBeGreaterThan(20);
    expect(asserting.filter((sentence) => !traces.has(sentence))).toEqual([]);
  });

  it('stands among the traces as it does on the page', () => {
    expect([...traces.keys()].filter((sentence) => !sentences.has(sentence))).toEqual([]);
  });

  it('stands in the file that it is said to be from', () => {
    for (const [file, found] of Object.entries(elsewhere)) {
      const text = readFileSync(path.join(root, file), 'utf8').replaceAll(/\s+/g, ' ');
      for (const sentence of Object.keys(found)) expect(text).toContain(sentence);
    }
  });

  it('names claims that there are', () => {
    const all = [...traces.values(), ...Object.values(elsewhere).flatMap((found) => Object.values(found))];
    const named = all.flatMap((basis) => ('claims' in basis ? basis.claims : []));
    expect(named.filter((id) => !findClaim(id))).toEqual([]);
  });
});

describe('an example', () => {
  it.each(presets.map(({ id, sentence }) => [id, sentence]))('%s is guarded by a claim', (id, sentence) => {
    expect(findClaim(presetClaimId(id!))?.sentence).toBe(sentence);
  });

  it('is there for every claim of one', () => {
    const known = new Set(presets.map(({ id }) => presetClaimId(id)));
    const claimed = claims.map(({ id }) => id).filter((id) => id.startsWith(presetClaimId('')));
    expect(claimed.filter((id) => !known.has(id))).toEqual([]);
  });
});
