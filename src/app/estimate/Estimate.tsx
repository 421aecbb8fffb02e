/** Beside Play: after how long this experiment counts as solved. Only said where it is one that was measured. */
import { useEffect, useState } from 'react';
import { measuredAs } from '../../config/measured.ts';
import { solvedSteps } from '../../config/solvedSteps.ts';
import type { PageState } from '../../store/state.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { estimateBasis, estimateText, solvedText } from './estimateText.ts';

/** A speed is measured once a run has played for so long. */
const MEASURED_AFTER_MS = 1000;
const LOOK_MS = 500;
/** A speed that changes less is the same, so that the text rests. */
const SAME = 0.2;

/** The same network on the same device, at the same limit of speed. */
const placeOf = ({ experiment, info }: PageState) =>
  `${measuredAs(experiment)} ${info?.device.backend ?? ''} ${experiment.speed}`;

/** Steps a second of the network on the page, as they were measured while the page is open. */
function useSpeed(): number | undefined {
  const { store } = useSession();
  const [speeds, setSpeeds] = useState<Readonly<Record<string, number>>>({});
  useEffect(() => {
    let playedSince: number | undefined;
    const timer = setInterval(() => {
      const state = store.getState();
      const { status, stepsPerSecond, runs } = state;
      if (status.state !== 'running' || runs.length > 1) playedSince = undefined;
      else playedSince ??= performance.now();
      if (playedSince === undefined || !(stepsPerSecond > 0)) return;
      if (performance.now() - playedSince < MEASURED_AFTER_MS) return;
      const place = placeOf(state);
      setSpeeds((before) => {
        const known = before[place];
        return known !== undefined && Math.abs(stepsPerSecond / known - 1) < SAME
          ? before
          : { ...before, [place]: stepsPerSecond };
      });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [store]);
  const place = usePage(placeOf);
  return speeds[place];
}

export function Estimate() {
  const speed = useSpeed();
  const steps = usePage(({ experiment, runs }) =>
    runs.length > 1 ? undefined : solvedSteps[measuredAs(experiment)],
  );
  const text = usePage(({ step, solvedAt, knownFrom }) => {
    // Of a network that was saved it is not known how far it is.
    if (!steps || knownFrom > 0) return '';
    return solvedAt === undefined ? estimateText(steps, step, speed) : solvedText(solvedAt);
  });
  if (!steps || text === '') return null;
  return <span title={estimateBasis(steps)}>{text}</span>;
}
