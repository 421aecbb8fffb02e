/** Text that the network wrote by itself: what it was given to begin with is dimmer. */
import { useCallback, useId, useSyncExternalStore } from 'react';
import { formatCount } from '../../text/numbers.ts';
import type { RunSeries } from '../../store/series.ts';
import './results.css';

export interface SampleTextProps {
  readonly series: RunSeries;
}

export function SampleText({ series }: SampleTextProps) {
  const id = useId();
  const subscribe = useCallback((listener: () => void) => series.subscribe(listener), [series]);
  const sample = useSyncExternalStore(subscribe, () => series.sample);
  const steps = sample && `${formatCount(sample.step)} ${sample.step === 1 ? 'step' : 'steps'}`;
  return (
    <section className="results-chart" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>The network writes</h2>
      </div>
      <p className="results-when">
        {sample
          ? `after ${steps}, temperature ${sample.temperature}`
          : 'nothing yet: it begins with the training'}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="results-sample" aria-label="Text by the network" tabIndex={0}>
        {sample && (
          <>
            <span className="results-prompt">{sample.prompt}</span>
            {sample.text}
          </>
        )}
      </section>
    </section>
  );
}
