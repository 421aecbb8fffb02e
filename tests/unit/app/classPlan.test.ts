import { describe, expect, it } from 'vitest';
import { commands, isOffered } from '../../../src/app/commands.ts';
import { placeOf } from '../../../src/app/score/lanePlace.ts';
import { isShown, SHOWN_PARTS } from '../../../src/config/shownParts.ts';
import { PLACES } from '../../../src/lessons/places.ts';

const planOf = (...show: string[]) => ({ classPlan: { show, lock: [], handIn: false, list: [] } });

describe('what a class link shows', () => {
  it('is everything where it names nothing, and nothing where its list is empty', () => {
    for (const part of SHOWN_PARTS) {
      expect(isShown(undefined, part)).toBe(true);
      expect(isShown([], part)).toBe(false);
      expect(isShown(['nonsense', part], part)).toBe(true);
    }
  });

  it('is what has any of its parts', () => {
    expect(isShown(['metric'], 'loss', 'metric')).toBe(true);
    expect(isShown(['play'], 'loss', 'metric')).toBe(false);
  });

  it('decides on every command of its name, and on no other', () => {
    for (const command of commands) {
      expect(isOffered({ classPlan: undefined }, command)).toBe(true);
      expect(isOffered(planOf(command.id), command)).toBe(true);
      // What stays has no name there, and what has a name does not stay.
      const named = (SHOWN_PARTS as readonly string[]).includes(command.id);
      expect(isOffered(planOf(), command)).toBe(!named);
    }
  });

  it('names lanes as lessons do', () => {
    const places = [
      placeOf({ kind: 'map', key: '0/h' }),
      placeOf({ kind: 'map', key: '1/c' }),
      placeOf({ kind: 'map', key: '0/f', folded: true }),
      ...['input', 'attention', 'output', 'gradient'].map((kind) => placeOf({ kind, key: kind })),
    ];
    expect(places.toSorted()).toEqual(
      Object.keys(PLACES)
        .filter((id) => id.startsWith('lane:'))
        .toSorted(),
    );
  });
});
