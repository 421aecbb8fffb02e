import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode, writeCode, type ClassCode } from '../../../../src/app/classroom/code.ts';
import { CODE_NAMES } from '../../../../src/app/classroom/draft.ts';
import { LOCK_KEYS } from '../../../../src/app/classroom/lockKeys.ts';
import { SHOW_ORDER } from '../../../../src/app/classroom/showOrder.ts';
import { SHOWN_PARTS } from '../../../../src/config/shownParts.ts';
import { PLACES } from '../../../../src/lessons/places.ts';
import { cases } from '../../../fixtures/effort.ts';

const CHARACTERS = '0123456789abcdefghjkmnpqrstvwxyz';

const codes = fc.record({
  name: fc.constantFrom(...CODE_NAMES),
  at: fc.integer({ min: 0, max: 29 }),
  show: fc.oneof(fc.constantFrom('everything' as const, 'needed' as const), fc.subarray([...SHOW_ORDER])),
  lock: fc.oneof(fc.constant(['all']), fc.subarray([...LOCK_KEYS])),
  handIn: fc.boolean(),
}) satisfies fc.Arbitrary<ClassCode>;

const FADING: ClassCode = { name: 'fading', at: 0, show: 'everything', lock: ['task', 'cell'], handIn: true };

describe('a short address', () => {
  it('is short', () => {
    expect(writeCode(FADING, CODE_NAMES)).toBe('fading-48rf');
    expect(writeCode({ ...FADING, at: 2, show: 'needed', lock: ['all'] }, CODE_NAMES)).toBe('fading-5m277');
    const most = { ...FADING, at: 29, show: SHOW_ORDER, lock: LOCK_KEYS };
    expect(writeCode(most, CODE_NAMES)!.length).toBeLessThan(40);
  });

  it('holds all that it stands for', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const written = writeCode(code, CODE_NAMES);
        expect(written).toMatch(/^[a-z0-9-]+$/);
        expect(readCode(written!, CODE_NAMES)).toEqual(code);
      }),
      { numRuns: cases(200, 5000) },
    );
  });

  it('is read in capitals, with other spaces and hyphens, and with O for 0, I and L for 1', () => {
    const disguises = [
      (text: string) => text.toUpperCase(),
      (text: string) => text.replaceAll('-', ''),
      (text: string) => text.replaceAll(/(.{3})/g, '$1 - '),
      (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'l'),
      (text: string) => text.replaceAll('0', 'o').replaceAll('1', 'I'),
    ];
    fc.assert(
      fc.property(codes, fc.constantFrom(...disguises), (code, disguise) => {
        expect(readCode(disguise(writeCode(code, CODE_NAMES)!), CODE_NAMES)).toEqual(code);
      }),
      { numRuns: cases(200, 5000) },
    );
  });

  it('is refused where one character is another, or two neighbours have changed places', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const written = writeCode(code, CODE_NAMES)!.replaceAll('-', '');
        for (let k = 0; k < written.length; k++) {
          for (const other of CHARACTERS) {
            if (
              other === written[k] ||
              (other === '0' && written[k] === 'o') ||
              (other === '1' && /[il]/.test(written[k]!))
            )
              continue;
            expect(readCode(written.slice(0, k) + other + written.slice(k + 1), CODE_NAMES)).toBeUndefined();
          }
          const [a, b] = [written[k], written[k + 1]];
          if (b === undefined || a === b) continue;
          const exchanged = written.slice(0, k) + b + a + written.slice(k + 2);
          const alike = /^[il1]{2}$|^[o0]{2}$/.test(`${a}${b}`);
          if (!alike) expect(readCode(exchanged, CODE_NAMES)).toBeUndefined();
        }
      }),
      { numRuns: cases(15, 300) },
    );
  });

  it('is nothing where it is something else, and never throws', () => {
    for (const text of ['', 'fading', 'fading-', 'fading-0000', 'nonsense-48rf', '∂', 'fading-48rf48rf'])
      expect(readCode(text, CODE_NAMES), text).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(readCode(text, CODE_NAMES)).toBeUndefined();
      }),
      { numRuns: cases(200, 5000) },
    );
  });

  it('is said to be newer, where a later version has written it', () => {
    // What a page writes that knows one name more at each end.
    const later = { ...FADING, lock: ['vary'] };
    const written = writeCode(later, CODE_NAMES)!;
    expect(readCode(written, CODE_NAMES)).toEqual(later);
    // The head of another version, with its check.
    const found = CHARACTERS.split('').flatMap((a) =>
      CHARACTERS.split('').flatMap((b) => readCode(`fadingc8${a}${b}`, CODE_NAMES) ?? []),
    );
    expect(found).toEqual(['newer']);
  });

  it('names lessons and examples that nobody takes for each other', () => {
    const plain = CODE_NAMES.map((name) =>
      name.replaceAll('-', '').replaceAll('o', '0').replaceAll(/[il]/g, '1'),
    );
    expect(new Set(plain).size).toBe(CODE_NAMES.length);
    for (const name of CODE_NAMES) expect(name).toMatch(/^[a-z0-9-]+$/);
  });

  it('counts through lists whose order is frozen: old addresses live on', () => {
    expect(SHOW_ORDER.join()).toBe(
      'play,step,phases,reset,task,cell,settings,more,race,headline,product,loss,metric,norm,lengths,instruments,lessons,examples,share,' +
        'lane:input,lane:hidden,lane:cell,lane:gates,lane:attention,lane:output,lane:gradient',
    );
    expect([...SHOW_ORDER].toSorted()).toEqual(
      [...SHOWN_PARTS, ...Object.keys(PLACES).filter((place) => place.startsWith('lane:'))].toSorted(),
    );
    expect(LOCK_KEYS.join()).toBe(
      'task,cell,vs,own,length,units,lr,seed,lesson,backend,cores,speed,seeds,sweep,steps,layers,batch,optimizer,clip,truncate,init,gain,' +
        'equal,race,solved,from,text,series,lag,symbols,items,answer,word,depth,digits,order,temperature,asked,typos,formats,waves,noise,' +
        'draw,judged,vary,activation,forget,reset,heads,position,window',
    );
    const old: ClassCode = {
      name: 'adding-lstm',
      at: 0,
      show: ['play', 'loss', 'lane:gradient'],
      lock: ['vs', 'window'],
      handIn: false,
    };
    expect(readCode('adding-lstm-2rhg-rggg-2mgg-gggg-gggg-g40f', CODE_NAMES)).toEqual(old);
  });
});
