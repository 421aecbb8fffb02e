import { describe, expect, it } from 'vitest';
import { isShown, partAt } from '../../../src/config/shownParts.ts';
import { SHOW_ORDER } from '../../../src/app/classroom/showOrder.ts';
import { PLACES } from '../../../src/lessons/places.ts';

describe('what a lesson points at in a class link', () => {
  it.each(Object.keys(PLACES))('belongs to a part that the link can name: %s', (place) => {
    expect(SHOW_ORDER).toContain(partAt(place));
  });

  it('is left out where its part is', () => {
    const show = ['play', 'loss', 'lane:gradient'];
    const places = [
      'lane:input',
      'lane:gradient',
      'chart:loss',
      'standings',
      'panel:oneUnit',
      'control:play',
    ];
    expect(places.filter((place) => isShown(show, partAt(place)))).toEqual([
      'lane:gradient',
      'chart:loss',
      'standings',
      'control:play',
    ]);
    expect(isShown(undefined, partAt('panel:oneUnit'))).toBe(true);
  });
});
