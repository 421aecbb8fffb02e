/** Ties a `ScoreStage` to the element it draws into: made with it, told of what React has rendered, ended with it. */
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { RunInfo, Readout } from '../../worker/protocol.ts';
import { followTimeScroller } from './followTimeScroller.ts';
import { listen } from './gestures.ts';
import { ScoreStage, type StageContent } from './stage.ts';

/** What a stage reports; each must keep its identity. */
export interface StageEvents {
  /** Called before drawing, with what is about to be drawn. */
  readonly onReading: (info: RunInfo, score: Readout | undefined) => void;
  /** Called with the width of the lanes in rem, and whether they are narrow. */
  readonly onResize: (rem: number, narrow: boolean) => void;
  /** Which lane the person is on. */
  readonly onLane: (key: string | undefined) => void;
}

/**
 * @param content what React has rendered; undefined before there is anything to draw
 * @returns the element around the lanes, and the stage, which is there from the first layout on
 */
export function useStage(
  series: RunSeries,
  scoreView: ScoreViewStore,
  { onReading, onResize, onLane }: StageEvents,
  content: StageContent | undefined,
): { readonly root: RefObject<HTMLDivElement | null>; readonly stage: RefObject<ScoreStage | undefined> } {
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<ScoreStage>(undefined);
  const newest = useRef<StageContent>(undefined);
  useLayoutEffect(() => {
    const element = root.current!;
    const made = new ScoreStage(element, series, scoreView, onReading, onResize);
    stage.current = made;
    if (newest.current) made.show(newest.current);
    const stops = [made.start(), listen(element, made, onLane), followTimeScroller(element, made)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [series, scoreView, onReading, onResize, onLane]);
  useLayoutEffect(() => {
    if (!content) return;
    newest.current = content;
    stage.current?.show(content);
  }, [content]);
  return { root, stage };
}
