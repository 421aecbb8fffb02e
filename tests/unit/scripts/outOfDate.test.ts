import { expect, it } from 'vitest';
import { outOfDate } from '../../../scripts/lib/outOfDate.ts';
import { TESTED_IN } from '../../../src/app/dialogs/testedIn.ts';

it('says when tests run in a later version than the help names, and in no other', () => {
  const { Firefox: named } = TESTED_IN;
  expect(outOfDate('Firefox', `${named}.8.0`)).toEqual([]);
  expect(outOfDate('Firefox', `${Number(named) - 60}.9`)).toEqual([]);
  expect(outOfDate('Firefox', `${Number(named) + 7}.0`)).toEqual([
    `out of date: the help names Firefox ${named}, this is ${Number(named) + 7}.0 (src/app/dialogs/testedIn.ts)`,
  ]);
  expect(outOfDate('WebKitGTK', `${TESTED_IN.WebKitGTK}.6`)).toEqual([]);
  expect(outOfDate('WebKitGTK', '9.0')).toHaveLength(1);
});
