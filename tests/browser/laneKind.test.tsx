/** A lane is one file and one line: a kind that only this test knows is on the score with all that a lane has. */
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { Score } from '../../src/app/score/Score.tsx';
import { createScoreView } from '../../src/store/scoreView.ts';
import { mountEach, openLaneTable } from './mounted.ts';
import { fakeInfo, fakeSeries } from './scoreFakes.ts';

// The one line in the registry.
vi.mock(import('../../src/app/score/lanes/index.ts'), async (original) => {
  const [{ laneKinds }, { counted }] = await Promise.all([original(), import('./countedLane.ts')]);
  return { laneKinds: [...laneKinds, counted] };
});

const mounted = mountEach('A lane of its own', 900);

it('is drawn, named, read out, told and tabulated, without another edit', async () => {
  const scoreView = createScoreView();
  const info = fakeInfo({ task: 'parity', timeSteps: 8 });
  const series = fakeSeries({ task: 'parity', timeSteps: 8 }, 200);
  const onExample = vi.fn<(example: number) => void>();
  const score = (
    <Score scoreView={scoreView} series={series} info={info} title="Parity" onExample={onExample} />
  );
  await act(async () => mounted.root.render(score));
  await act(async () => {
    scoreView.setState({ playhead: 4 });
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  const find = (selector: string) => mounted.host.querySelector<HTMLElement>(selector)!;
  const names = [...mounted.host.querySelectorAll('.score-name')].map(({ textContent }) => textContent);
  expect(names.at(-1)).toBe('Counted');
  // In its first two steps nothing counts.
  const canvas = find('[data-lane="counted"] canvas') as HTMLCanvasElement;
  const strength = (step: number) => {
    const x = Math.floor(((step + 0.5) * canvas.width) / 8);
    return canvas.getContext('2d')!.getImageData(x, canvas.height - 1, 1, 1).data[3];
  };
  expect([0, 1, 2, 7].map(strength)).toEqual([0, 0, 255, 255]);
  expect(find('[data-read="counted"]').textContent).toBe('3');
  expect(find('[data-say="counted"]').textContent).toBe('6 of 8 steps count.');
  const box = find('[data-lane="counted"]').getBoundingClientRect();
  const at = { clientX: box.left + box.width * 0.99, clientY: box.top + 1, bubbles: true };
  await act(
    async () => void find('[data-lane="counted"]').dispatchEvent(new PointerEvent('pointermove', at)),
  );
  expect(find('.score-tip').textContent).toBe('step 8, 6 counted so far');
  expect(find('.score-help').textContent).toBe('How many steps have counted up to each.');
  await openLaneTable(mounted, 'Counted');
  const cells = [...mounted.host.querySelectorAll('.lane-table td')].map(({ textContent }) => textContent);
  expect(cells).toEqual(['0', '0', '1', '2', '3', '4', '5', '6']);
});
