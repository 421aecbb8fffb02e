/**
 * The area on which a wave is drawn: with mouse, pen or finger, or by the arrow keys, which move a pen as on a drawing toy.
 */
import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { drawPath } from '../../charts/axes.ts';
import type { Surface } from '../../charts/canvas.ts';
import type { Theme } from '../../charts/theme.ts';
import { Emitter } from '../../store/emitter.ts';
import { Picture } from '../results/Picture.tsx';
import { COLUMNS, drawTo, type Heights, type Place } from './wave.ts';
import './wave.css';

interface WaveBoardProps {
  readonly heights: Heights;
  /** True where the last fifth is held out: a dotted line shows where it begins. */
  readonly endHeldOut: boolean;
  /** Told after the heights were drawn into. */
  readonly onDraw: () => void;
  readonly describedBy: string;
}

/** How far an arrow key moves the pen. */
const STEP = { x: 1 / 60, y: 1 / 20 } as const;
const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -STEP.x, y: 0 },
  ArrowRight: { x: STEP.x, y: 0 },
  ArrowUp: { x: 0, y: STEP.y },
  ArrowDown: { x: 0, y: -STEP.y },
};

const within = (value: number) => Math.min(1, Math.max(0, value));

/** The line and the pen on it, drawn outside React. */
class Sketch extends Emitter {
  pen: Place = { x: 0, y: 0.5 };

  constructor(public heights: Heights) {
    super();
  }

  take(heights: Heights): void {
    this.heights = heights;
    this.emit();
  }

  /** Puts the pen somewhere without a line. */
  lift(to: Place): void {
    this.pen = to;
    this.emit();
  }

  drawTo(to: Place): void {
    drawTo(this.heights, this.pen, to);
    this.lift(to);
  }
}

/** Room around the line, so that it is whole at the very top and bottom. */
const ROOM = 6;

function drawBoard(
  { brush, width, height }: Surface,
  { heights, pen }: Sketch,
  endHeldOut: boolean,
  theme: Theme,
): void {
  const x = (share: number) => share * width;
  const y = (share: number) => height - ROOM - share * (height - 2 * ROOM);
  brush.fillStyle = theme.hairline;
  brush.fillRect(0, Math.round(y(0.5)), width, 1);
  if (endHeldOut) {
    brush.setLineDash([2, 3]);
    brush.strokeStyle = theme.inkSoft;
    brush.lineWidth = 1;
    brush.beginPath();
    brush.moveTo(x(0.8), 0);
    brush.lineTo(x(0.8), height);
    brush.stroke();
  }
  brush.setLineDash([]);
  const points = Array.from(heights, (value, k) => [x((k + 0.5) / COLUMNS), y(value)] as const);
  drawPath({ brush, width, height, ratio: 1 }, points, theme.accent, 2.5);
  brush.strokeStyle = theme.ink;
  brush.lineWidth = 1.5;
  brush.beginPath();
  brush.arc(x(pen.x), y(pen.y), 4, 0, 2 * Math.PI);
  brush.stroke();
}

export function WaveBoard({ heights, endHeldOut, onDraw, describedBy }: WaveBoardProps) {
  const board = useRef<HTMLDivElement>(null);
  const drawing = useRef(false);
  const [sketch] = useState(() => new Sketch(heights));
  const [pen, setPen] = useState(sketch.pen);
  useLayoutEffect(() => sketch.take(heights), [sketch, heights]);
  const draw = useCallback(
    (surface: Surface, theme: Theme) => drawBoard(surface, sketch, endHeldOut, theme),
    [sketch, endHeldOut],
  );

  const show = () => {
    setPen(sketch.pen);
    onDraw();
  };
  const placeOf = (event: Pick<globalThis.PointerEvent, 'clientX' | 'clientY'>): Place => {
    const box = board.current!.getBoundingClientRect();
    return {
      x: within((event.clientX - box.left) / box.width),
      y: within((box.bottom - ROOM - event.clientY) / (box.height - 2 * ROOM)),
    };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    drawing.current = true;
    board.current!.setPointerCapture(event.pointerId);
    sketch.lift(placeOf(event));
    sketch.drawTo(placeOf(event));
    show();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drawing.current) return;
    // What came between two frames belongs to the line, too.
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const place of [...passed.map(placeOf), placeOf(event)]) sketch.drawTo(place);
    show();
  };
  const stop = () => (drawing.current = false);
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const { x, y } = sketch.pen;
    if (event.key === 'Home') sketch.lift({ x: 0, y });
    else if (arrow) sketch.drawTo({ x: within(x + arrow.x), y: within(y + arrow.y) });
    else return;
    show();
    event.preventDefault();
  };
  return (
    <div
      ref={board}
      className="wave-board"
      role="slider"
      tabIndex={0}
      data-first
      aria-label="Drawing area"
      aria-describedby={describedBy}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * pen.x)}
      aria-valuetext={`pen at ${Math.round(100 * pen.x)} % of the width, ${Math.round(100 * pen.y)} % of the height`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={onKeyDown}
    >
      <Picture source={sketch} draw={draw} />
    </div>
  );
}
