/** The time axis under the lanes: the playhead's handle, a native slider, and the ticks that all lanes share. */
import type { CSSProperties } from 'react';

export interface TimeAxisProps {
  readonly timeSteps: number;
  /** Steps to mark, from 1. */
  readonly ticks: readonly number[];
}

const centerOf = (step: number, timeSteps: number) => `${(100 * (step - 0.5)) / timeSteps}%`;

/** Hairlines behind all lanes at the ticks. */
export function TickLines({ timeSteps, ticks }: TimeAxisProps) {
  return (
    <div className="score-ticks" aria-hidden="true">
      {ticks.map((step) => (
        <span key={step} style={{ left: centerOf(step, timeSteps) }} />
      ))}
    </div>
  );
}

export function TimeAxis({ timeSteps, ticks }: TimeAxisProps) {
  return (
    <div className="score-lane score-axis">
      <div className="score-label" aria-hidden="true">
        <span className="score-sub">time step</span>
      </div>
      <div className="score-track">
        <input
          type="range"
          className="score-slider"
          aria-label="Playhead, time step"
          min={1}
          max={timeSteps}
          step={1}
          defaultValue={timeSteps}
          style={{ '--score-steps': timeSteps } as CSSProperties}
        />
        <div className="score-tick-labels" aria-hidden="true">
          {ticks.map((step) => (
            <span key={step} data-step={step} style={{ left: centerOf(step, timeSteps) }}>
              {step}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
