/** The lanes under each other, with the playhead through all of them; on a phone they scroll along time. */
import { Fragment, type CSSProperties, type ReactNode } from 'react';
import type { ScoreView } from '../../store/scoreView.ts';
import type { Lane } from './lanes/lane.ts';
import { LaneView, type LaneViewProps } from './LaneView.tsx';
import { TickLines, TimeAxis } from './TimeAxis.tsx';
import './timeScroller.css';

export interface LanesProps {
  /** Begins the ids of all lanes. */
  readonly id: string;
  readonly lanes: readonly Lane[];
  readonly timeSteps: number;
  /** In rem, where the lanes scroll. */
  readonly scrollerWidth: number | undefined;
  readonly onFold: (key: string) => void;
  readonly onView: (view: Partial<ScoreView>) => void;
  readonly onFix: LaneViewProps['onFix'];
  /** Steps to mark on a time axis, from 1; without them there is none, and the playhead has no name. */
  readonly ticks?: readonly number[] | undefined;
  /** There is nothing for the playhead to stand on yet. */
  readonly unread?: boolean;
  /** What the task produces, right under the output. */
  readonly product?: ReactNode;
  /** Stands beside the first lane whose rows are units: how they are ordered. */
  readonly besideUnits?: ReactNode;
}

export function Lanes(props: LanesProps) {
  const { id, lanes, timeSteps, scrollerWidth, onFold, onView, onFix, ticks, unread } = props;
  const { product, besideUnits } = props;
  const firstOfUnits = lanes.find(({ unitsOf, folded }) => unitsOf !== undefined && folded === undefined);
  const produced = product !== undefined && <div className="score-product">{product}</div>;
  const label = ticks && <span className="score-playhead-label" />;
  return (
    <div className="score-frame">
      <div
        className="score-scroller"
        data-scrolls={scrollerWidth !== undefined || undefined}
        style={
          scrollerWidth === undefined
            ? undefined
            : ({
                '--steps': `${scrollerWidth}rem`,
              } as CSSProperties)
        }
      >
        <div className="score-lanes">
          {ticks && <TickLines timeSteps={timeSteps} ticks={ticks} />}
          {lanes.map((lane) => (
            <Fragment key={lane.key}>
              <LaneView
                lane={lane}
                id={`${id}${lane.key.replace('/', '-')}`}
                timeSteps={timeSteps}
                onFold={onFold}
                onView={onView}
                onFix={onFix}
                beside={lane === firstOfUnits ? besideUnits : undefined}
              />
              {lane.kind === 'output' && produced}
            </Fragment>
          ))}
          {!lanes.some(({ kind }) => kind === 'output') && produced}
          {ticks && <TimeAxis timeSteps={timeSteps} ticks={ticks} />}
          <div className="score-overlay" aria-hidden="true">
            <div className="score-playhead" hidden={unread}>
              {label}
            </div>
          </div>
        </div>
      </div>
      <div className="score-tip" aria-hidden="true" hidden />
    </div>
  );
}
