import { expect, test } from 'vitest';
import { visit } from '../../fixtures/fakeSession.ts';

test('what is so in several places is said once, and put away with the last of them', () => {
  const { session } = visit();
  const said = () => session.store.getState().notices.map(({ text, times }) => [text, times]);
  const [first, second] = [session.notices.sayWhile('It rains.'), session.notices.sayWhile('It rains.')];
  expect(said()).toEqual([['It rains.', 1]]);
  first();
  expect(said()).toHaveLength(1);
  second();
  expect(said()).toEqual([]);
  const again = session.notices.sayWhile('It rains.');
  expect(said()).toEqual([['It rains.', 1]]);
  session.notices.dismiss(session.store.getState().notices[0]!.id);
  again();
  expect(said()).toEqual([]);
  session.dispose();
});
