/** How long a study takes on this device, from a speed that was measured here: on the page, or for a second when it is asked for. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { coresHere, type StudyPlan } from '../../config/index.ts';
import { solvedSteps } from '../../config/solvedSteps.ts';
import type { Session } from '../../store/session.ts';
import type { PageState } from '../../store/state.ts';
import { expectedSeconds, type Speed } from '../../studies/estimate.ts';
import { distinct, expand } from '../../studies/study.ts';
import { usePage } from '../sessionContext.ts';
import { studyOf } from './studyFor.ts';

/** A network is measured for so long, once it trains, in ms; and waited for no longer than that. */
const MEASURE_MS = 1200;
const PATIENCE_MS = 20_000;

export interface Estimate {
  /** Undefined where no speed is known. */
  readonly seconds: number | undefined;
  readonly measuring: boolean;
  readonly measure: () => void;
}

/** As the page has measured it, where it trained with one core as the runs of a study do. */
function speedOnPage({ experiment, info, speeds, coresAtWork }: PageState): Speed | undefined {
  const stepsPerSecond = info && coresAtWork === 1 ? speeds[info.device.backend] : undefined;
  return stepsPerSecond === undefined ? undefined : { experiment, stepsPerSecond };
}

/** Trains the page's experiment for a moment beside it; ends by what is returned. */
function measureSpeed(session: Session, done: (speed: Speed | undefined) => void): () => void {
  const { experiment } = session.store.getState();
  let begun: { at: number; step: number } | undefined;
  const client = session.runs.createClient({
    status: () => undefined,
    info: () => undefined,
    begin: () => undefined,
    rewind: () => undefined,
    frame: ({ step }) => {
      const now = performance.now();
      begun ??= { at: now, step };
      if (now - begun.at < MEASURE_MS) return;
      end({ experiment, stepsPerSecond: (1000 * (step - begun.step)) / (now - begun.at) });
    },
  });
  const timer = setTimeout(() => end(undefined), PATIENCE_MS);
  const end = (speed: Speed | undefined) => {
    clearTimeout(timer);
    client.dispose();
    done(speed);
  };
  client.limitCores(1);
  client.load({ experiment, play: true });
  return () => {
    clearTimeout(timer);
    client.dispose();
  };
}

/** @param idle true where there is nothing to estimate */
export function useEstimate(session: Session, plan: StudyPlan, idle: boolean): Estimate {
  const onPage = speedOnPage(usePage((state) => state));
  const [measured, setMeasured] = useState<Speed>();
  const [measuring, setMeasuring] = useState(false);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const runs = useMemo(() => (idle ? [] : distinct(expand(studyOf(session, plan)))), [idle, session, plan]);
  const speed = measured ?? onPage;
  return {
    seconds: speed && expectedSeconds(runs, solvedSteps, speed, coresHere()),
    measuring,
    measure() {
      if (measuring) return;
      setMeasuring(true);
      stop.current = measureSpeed(session, (found) => {
        setMeasuring(false);
        setMeasured(found);
      });
    },
  };
}
