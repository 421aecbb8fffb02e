/** What is shown of a series is its last state, also where that came before anybody could hear of it. */
import { act, useLayoutEffect } from 'react';
import { expect, test } from 'vitest';
import { Throttled } from '../../src/app/results/Throttled.tsx';
import { RunSeries } from '../../src/store/series.ts';
import { frame } from '../fixtures/fakeSession.ts';
import { mountEach } from './mounted.ts';

const mounted = mountEach('Throttled', 300);

function Late({ series }: { readonly series: RunSeries }) {
  // After the first rendering, before its effects.
  useLayoutEffect(() => series.append(frame(0, 0.5, [])), [series]);
  return (
    <Throttled source={series} pace={20}>
      {() => `${series.heldOutLosses.length} results`}
    </Throttled>
  );
}

test('what comes between the first rendering and the subscription is shown', async () => {
  const series = new RunSeries();
  await act(async () => mounted.root.render(<Late series={series} />));
  await expect.poll(() => mounted.host.textContent).toBe('1 results');
});
