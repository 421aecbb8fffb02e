/** The score within a frame: as many lanes as it has room for, and no more of what stands around them than their names. */
import { useCallback, useId, useMemo } from 'react';
import { timeTicks } from '../../charts/timeTicks.ts';
import { findModel } from '../../models/about/index.ts';
import { lanesOf } from '../../models/model.ts';
import { findTask } from '../../tasks/index.ts';
import { lanesAt } from '../score/lanePlace.ts';
import { Lanes } from '../score/Lanes.tsx';
import type { Lane } from '../score/lanes/lane.ts';
import { useLast } from '../score/useLast.ts';
import { useScoreLanes } from '../score/useScoreLanes.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { useLanesShown } from '../useClassPlan.ts';
import { fittingLanes } from './fittingLanes.ts';
import { useSize } from './useSize.ts';
import '../score/score.css';

const NOTHING = () => undefined;
/** The time axis, in CSS pixels. */
const AXIS = 38;
/** Up to this width captions have two lines (score/lane.css), in CSS pixels. */
const NARROW = 576;

export function EmbedScore() {
  const session = useSession();
  const id = useId();
  const experiment = usePage((state) => state.experiment);
  const info = useLast(usePage((state) => state.info));
  const show = useLanesShown();
  const { layers, hiddenSize: units, cell, cellOptions } = experiment;
  const model = findModel(cell)!;
  const modelLanes = useMemo(() => lanesOf(model), [model]);
  const heads = model.heads?.(cellOptions) ?? 0;
  const { timeSteps: expected } = findTask(experiment.task)!.size(experiment.taskOptions);
  const [box, size] = useSize<HTMLDivElement>();
  const room = (size?.height ?? 0) - AXIS;
  const narrow = (size?.width ?? 0) <= NARROW;
  const choose = useCallback(
    (all: readonly Lane[]) => fittingLanes(lanesAt(all, show), room, narrow),
    [show, room, narrow],
  );
  const { root, heading, shape, lanes, width, scrollerWidth, onFold, onView, onFix } = useScoreLanes(
    session.series,
    session.scoreView,
    info,
    { layers, units, heads, timeSteps: expected, modelLanes },
    NOTHING,
    choose,
  );
  const { timeSteps } = shape;
  const ticks = useMemo(() => {
    const fitting = Math.min(10, Math.floor(((scrollerWidth ?? width) - 9) / 2.5));
    return timeTicks(timeSteps, Math.max(3, fitting));
  }, [timeSteps, width, scrollerWidth]);
  return (
    <section className="score embed-score" aria-label="Score" ref={box}>
      <div className="score-body" ref={root}>
        <Lanes
          id={id}
          lanes={lanes}
          timeSteps={timeSteps}
          scrollerWidth={scrollerWidth}
          onFold={onFold}
          onView={onView}
          onFix={onFix}
          ticks={ticks}
          unread={!heading}
        />
      </div>
    </section>
  );
}
