/**
 * A drawing whose points can be picked, by pointer or by arrow keys, and say in words what they are. Drawn outside React, at
 * most once a frame.
 */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { prepare, type Surface } from '../../../charts/canvas.ts';
import type { Theme } from '../../../charts/theme.ts';
import { useCanvas, type Source } from '../../../charts/useCanvas.ts';
import { indexAfterKey } from '../../../ui/roving.ts';
import './pick.css';

/** Where a point stands in the drawing, in CSS pixels, and which it is. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

export interface PickPictureProps {
  readonly source: Source;
  /** What the picture is. */
  readonly label: string;
  /** The id of the sentence that says what it shows. */
  readonly describedBy?: string;
  /** Gives the picture its height, by the panel's style sheet. */
  readonly className?: string;
  /** How many points can be picked now. */
  readonly count: () => number;
  /** Draws the source as it is now, one point picked, and says where the points stand. */
  readonly draw: (surface: Surface, theme: Theme, picked: number | undefined) => readonly Spot[];
  /** A point in words. */
  readonly say: (index: number) => string;
  /** What to do, while nothing is picked. */
  readonly hint: string;
  /** Enter, or a click on a point. */
  readonly onChoose?: (index: number) => void;
}

/** How near the pointer must come, in CSS pixels. */
const REACH = 28;

function nearest(spots: readonly Spot[], x: number, y: number): number | undefined {
  let best: Spot | undefined;
  let least = REACH;
  for (const spot of spots) {
    const distance = Math.hypot(spot.x - x, spot.y - y);
    if (distance < least) [best, least] = [spot, distance];
  }
  return best?.index;
}

export function PickPicture(props: PickPictureProps) {
  const { source, label, describedBy, className, count, say, hint, onChoose } = props;
  const spots = useRef<readonly Spot[]>([]);
  const [picked, setPicked] = useState<number>();
  const at = picked !== undefined && picked < count() ? picked : undefined;
  const canvas = useCanvas((element, theme) => {
    const surface = prepare(element);
    if (surface) spots.current = props.draw(surface, theme, at);
  }, source);

  const onPointer = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return nearest(spots.current, event.clientX - box.x, event.clientY - box.y);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && at !== undefined) onChoose?.(at);
    else if (event.key === 'Escape' && at !== undefined) setPicked(undefined);
    else {
      const next = indexAfterKey(event, at, count(), 'both');
      if (next === undefined) return;
      setPicked(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const words = at === undefined ? hint : say(at);
  return (
    <div className="pick">
      <canvas
        ref={canvas}
        className={`pick-canvas ${className ?? ''}`}
        role="slider"
        aria-roledescription="chart"
        tabIndex={0}
        aria-label={label}
        aria-describedby={describedBy}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, count())}
        aria-valuenow={at === undefined ? 0 : at + 1}
        aria-valuetext={words}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setPicked(onPointer(event))}
        onPointerLeave={() => setPicked(undefined)}
        onBlur={() => setPicked(undefined)}
        onClick={(event) => {
          const index = onPointer(event as unknown as PointerEvent);
          setPicked(index);
          if (index !== undefined) onChoose?.(index);
        }}
      />
      <p className="pick-words" aria-hidden="true" data-not-in-picture={at === undefined ? 'row' : undefined}>
        {words}
      </p>
    </div>
  );
}
