/** What the arrow keys do wherever nothing else has a use for them. */
import { expect, it } from 'vitest';
import { commandOf, type CommandId } from '../../../src/app/commands.ts';
import { createScoreView } from '../../../src/store/scoreView.ts';
import type { Session } from '../../../src/store/session.ts';

function opened(timeSteps: number | undefined) {
  const scoreView = createScoreView();
  const score = timeSteps === undefined ? undefined : { timeSteps };
  const session = { scoreView, series: { score } } as unknown as Session;
  return {
    scoreView,
    press: (...ids: readonly CommandId[]) => {
      for (const id of ids) commandOf(id).run(session);
      return scoreView.getState().playhead;
    },
  };
}

it('the playhead goes back and forth by one time step, and stops at both ends', () => {
  const { press } = opened(4);
  expect(press('back', 'back')).toBe(1);
  expect(press('back', 'back', 'back')).toBe(0);
  expect(press('forth')).toBe(1);
  expect(press('forth', 'forth', 'forth')).toBe(Infinity);
});

it('the playhead goes along what is shown in place of the newest reading', () => {
  const { press, scoreView } = opened(4);
  scoreView.setState({ pinned: { by: 'test', label: '', score: { timeSteps: 9 } as never } });
  expect(press('back')).toBe(7);
});

it('the playhead stays where there is nothing to read yet', () => {
  expect(opened(undefined).press('back')).toBe(Infinity);
});
