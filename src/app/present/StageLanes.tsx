/** Chooses the lanes of the score that fit the stage. */
import { useEffect, useLayoutEffect, useState } from 'react';
import type { ChooseLanes } from '../score/Score.tsx';
import { fitLanes, type Room } from './fit.ts';
import { useStageView } from './useStage.ts';

export interface StageLanesProps {
  /** Told what to show; nothing any more when this goes. */
  readonly onChoose: (choose: (() => ChooseLanes) | undefined) => void;
}

/** Between what stands in the column, in pixels: nothing is to scroll by a rounding. */
const SPARE = 2;

/** What the column has for the lanes, whatever stands there now. */
function roomIn(column: HTMLElement): Room | undefined {
  const lanes = column.querySelector('.score-lanes');
  if (!lanes) return undefined;
  const heightOf = (selector: string) => {
    const element = lanes.querySelector(selector);
    return element ? element.getBoundingClientRect().height : 0;
  };
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // Below each other they scroll with the page.
  if (matchMedia('(max-width: 44em)').matches) return { height: innerHeight, rem };
  const { rowGap } = getComputedStyle(lanes);
  const gap = Number.parseFloat(rowGap) || 0;
  const { bottom } = column.getBoundingClientRect();
  const { paddingBottom } = getComputedStyle(column);
  const product = heightOf('.score-product');
  const height =
    bottom -
    Number.parseFloat(paddingBottom) -
    lanes.getBoundingClientRect().top -
    column.scrollTop -
    heightOf('.score-axis') -
    (product > 0 ? product + gap : 0) -
    SPARE;
  return { height: Math.round(height), rem };
}

function useRoom(): Room | undefined {
  const [room, setRoom] = useState<Room>();
  useLayoutEffect(() => {
    const column = document.querySelector<HTMLElement>('.column-score')!;
    const measure = () => {
      const next = roomIn(column);
      setRoom((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    for (const each of [column, ...column.querySelectorAll('.score-lanes, .score-values')])
      sizes.observe(each);
    return () => sizes.disconnect();
  }, []);
  return room;
}

export function StageLanes({ onChoose }: StageLanesProps) {
  const { lanes: places } = useStageView();
  const room = useRoom();
  useEffect(() => {
    if (!room) return;
    onChoose(() => (lanes) => fitLanes(lanes, places, room));
    return () => onChoose(undefined);
  }, [onChoose, places, room]);
  return null;
}
