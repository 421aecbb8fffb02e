/** Ties a `ScoreStage` to the element it draws into: made with it, told of what React has rendered, ended with it. */
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { InputEdits } from './edit/inputEdits.ts';
import { bringGestures } from './bringGestures.ts';
import { followTimeScroller } from './followTimeScroller.ts';
import { ScoreStage } from './stage.ts';
import type { StageContent, StageEvents } from './stageParts.ts';

/**
 * @param events must keep their identity
 * @param edits takes what a person changes of the input; must keep its identity, too
 * @param content what React has rendered; undefined before there is anything to draw
 * @returns the element around the lanes
 */
export function useStage(
  series: RunSeries,
  scoreView: ScoreViewStore,
  events: StageEvents,
  content: StageContent | undefined,
  edits?: InputEdits,
): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<ScoreStage>(undefined);
  const newest = useRef<StageContent>(undefined);
  useLayoutEffect(() => {
    const element = root.current!;
    const made = new ScoreStage(element, series, scoreView, events, edits);
    stage.current = made;
    if (newest.current) made.show(newest.current);
    const stops = [
      made.start(),
      bringGestures(element, made, events.onLane),
      followTimeScroller(element, made),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [series, scoreView, events, edits]);
  useLayoutEffect(() => {
    if (!content) return;
    newest.current = content;
    stage.current?.show(content);
  }, [content]);
  return root;
}
