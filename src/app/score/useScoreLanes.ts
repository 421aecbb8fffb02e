/** Lanes that follow a run: which there are, how wide they are, and the stage that draws them. */
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ScoreView, ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { RunInfo } from '../../worker/protocol.ts';
import type { InputEdits } from './edit/inputEdits.ts';
import type { Lane, ScoreShape } from './lanes/lane.ts';
import { differenceEnds, differenceLanes, shownBeside } from './pinned/lens.ts';
import { headingOf, scoreLanes } from './scoreLanes.ts';
import type { StageContent, StageEvents } from './stageParts.ts';
import { timeScrollerWidth } from './timeScroller.ts';
import { useStage } from './useStage.ts';

/** What to keep room for until the run says it itself: nothing shall jump when the first reading comes. */
export type ScoreRoom = Pick<ScoreShape, 'layers' | 'units' | 'heads' | 'timeSteps' | 'modelLanes'> &
  Partial<Pick<StageContent, 'color' | 'race'>> & { readonly edits?: InputEdits | undefined };

/** Keeps the old value while the new one says the same, so that React renders nothing anew. */
function keepIfSame<T>(old: T, next: T): T {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}

const all = (lanes: readonly Lane[]) => lanes;

/**
 * @param onLane told which lane the person is on; must keep its identity, as must `choose`
 * @param choose which of the lanes are shown
 * @returns `root` the element around the lanes; `width` that of the lanes with names and scale, and `scrollerWidth` that of all
 *   time steps where they scroll, in rem; `heading` undefined before the first reading
 */
export function useScoreLanes(
  series: RunSeries,
  scoreView: ScoreViewStore,
  info: RunInfo | undefined,
  { layers, units, heads, modelLanes, color, race, edits, ...room }: ScoreRoom,
  onLane: (key: string | undefined) => void,
  choose: (lanes: readonly Lane[], shape: ScoreShape) => readonly Lane[] = all,
) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [fixed, setFixed] = useState<ReadonlyMap<string, number>>(new Map());
  const [heading, setHeading] = useState(() => info && series.score && headingOf(info, series.score));
  const [size, setSize] = useState({ width: 40, narrow: false });
  const timeSteps = heading?.timeSteps ?? info?.problem.timeSteps ?? room.timeSteps;
  const ends = useStore(scoreView, differenceEnds);
  const followed = useStore(scoreView, (view) => view.followed);
  const unit = useStore(scoreView, (view) => view.unit);
  const compared = useStore(scoreView, (view) => shownBeside(view) !== undefined);
  const shape = useMemo(
    (): ScoreShape => ({
      problem: info?.problem,
      modelLanes: info?.lanes ?? modelLanes,
      recurrent: info?.recurrent ?? true,
      layers: heading?.layers ?? layers,
      units: heading?.units ?? units,
      heads: heading?.heads || heads,
      timeSteps,
      racing: race !== undefined,
      followed,
      unit,
      compared,
      editable: edits !== undefined,
      open,
      fixed,
    }),
    [
      info,
      heading,
      modelLanes,
      layers,
      units,
      heads,
      timeSteps,
      race,
      followed,
      unit,
      compared,
      edits,
      open,
      fixed,
    ],
  );
  const lanes = useMemo(
    () => differenceLanes(choose(scoreLanes(shape, heading?.fits), shape), ends),
    [shape, heading, choose, ends],
  );
  const content = useMemo(
    () => info && { info, lanes, timeSteps, color, race },
    [info, lanes, timeSteps, color, race],
  );
  const events = useMemo(
    (): StageEvents => ({
      onReading: (shown, readout, rivals) =>
        setHeading((old) => keepIfSame(old, readout && headingOf(shown, readout, old, rivals))),
      onResize: (rem, narrow) => setSize((old) => keepIfSame(old, { width: Math.round(rem), narrow })),
      onLane,
    }),
    [onLane],
  );
  const onFold = useCallback((key: string) => {
    setOpen((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const onView = useCallback((view: Partial<ScoreView>) => scoreView.setState(view), [scoreView]);
  const onFix = useCallback((key: string, end: number | undefined) => {
    setFixed((old) => {
      const next = new Map(old);
      if (end === undefined) next.delete(key);
      else next.set(key, end);
      return next;
    });
  }, []);
  const root = useStage(series, scoreView, events, content, edits);
  const scrollerWidth = size.narrow ? timeScrollerWidth(size.width, timeSteps) : undefined;
  return { root, heading, shape, lanes, width: size.width, scrollerWidth, onFold, onView, onFix };
}
