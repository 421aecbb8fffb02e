/** Step count and speed, a few times a second; nothing around them is drawn again with them. */
import { useEffect, useState } from 'react';
import { formatCount, formatRate } from '../text/numbers.ts';
import type { RunState } from '../store/state.ts';
import { part } from './parts/part.tsx';
import { usePage } from './sessionContext.ts';
import { usePaced } from './useRenewals.ts';

/** Only who races by equal steps waits for somebody. */
const WaitsFor = part(
  'Who waits for whom',
  () => import('./race/WaitsFor.tsx'),
  (module) => module.WaitsFor,
  { place: 'line' },
);

const REFRESH_MS = 200;
/** A rate is old once nothing has been heard for so long, and for that many steps as it says. */
const OLD_MS = 3000;
const OLD_STEPS = 3;

/** The speed, or a dash where nothing new was heard of it for a while. @param now as `performance.now()` says */
export function rateText(
  { stepsPerSecond, heardAt, status }: Pick<RunState, 'stepsPerSecond' | 'heardAt' | 'status'>,
  now: number,
): string {
  const patience = Math.max(OLD_MS, (OLD_STEPS * 1000) / (stepsPerSecond || 1));
  return status.state === 'running' && now - heardAt > patience ? '–' : formatRate(stepsPerSecond);
}

export function StepCount() {
  const { step } = usePaced(REFRESH_MS);
  return <span className="count">{step === 1 ? '1 step' : `${formatCount(step)} steps`}</span>;
}

export function Rate() {
  const [now, setNow] = useState(() => performance.now());
  // Silence is no news that the page would hear of.
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), OLD_MS / 3);
    return () => clearInterval(timer);
  }, []);
  const state = usePaced(REFRESH_MS);
  const paced = usePage(({ runs, experiment }) => runs.length > 1 && experiment.pace === 'steps');
  return (
    <span className="rate" data-known={state.stepsPerSecond > 0}>
      {`${rateText(state, now)} steps/s`}
      {paced && <WaitsFor />}
    </span>
  );
}
