/**
 * The score: the network reading one held-out example, as lanes under each other on one time axis, with one playhead
 * through all of them. React renders the frames; `ScoreStage` draws into them.
 */
import { useCallback, useEffect, useId, useMemo, useState, type CSSProperties, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { timeTicks } from '../../charts/ticks.ts';
import type { ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { RunInfo, Readout as Reading } from '../../worker/protocol.ts';
import { PinnedChip } from './pinned/PinnedChip.tsx';
import { differenceEnds, differenceFrames } from './pinned/lens.ts';
import { decadesFor, type Decades } from './gradientLane.ts';
import { emptyFrames, framesOf, rangesOf, type ScoreShape } from './lanes.ts';
import { Lane } from './Lane.tsx';
import { LaneTables } from './LaneTables.tsx';
import { ReadOut } from './ReadOut.tsx';
import { ScoreHeader } from './ScoreHeader.tsx';
import { UnitOrder, type UnitOrderProps } from './UnitOrder.tsx';
import { timeScrollerWidth } from './timeScroller.ts';
import { TickLines, TimeAxis } from './TimeAxis.tsx';
import { useStage } from './useStage.ts';
import './score.css';
import './gradientLane.css';
import './timeScroller.css';

export interface ScoreProps {
  readonly series: RunSeries;
  readonly scoreView: ScoreViewStore;
  readonly info: RunInfo | undefined;
  readonly title: string;
  /** What to keep room for until the run says it itself: nothing shall jump when the first reading comes. */
  readonly layers?: number;
  readonly units?: number;
  readonly timeSteps?: number;
  readonly lanes?: RunInfo['lanes'];
  /** Heads of each layer, where the network has attention. */
  readonly heads?: number;
  readonly onExample: (example: number) => void;
  readonly onTypeOwn?: (() => void) | undefined;
  /** What stands at the end of the header. */
  readonly tools?: ReactNode;
  /** A colour of its own, as CSS has it, where it stands beside others. */
  readonly accent?: string | undefined;
  /** Without it the units stand as they are. */
  readonly onOrder?: UnitOrderProps['onOrder'];
  /** Stands under the time axis. */
  readonly children?: ReactNode;
}

/** What of a reading decides how the frames look. */
interface Heading {
  readonly layers: number;
  readonly units: number;
  readonly timeSteps: number;
  readonly example: number;
  readonly examples: number;
  readonly inputRange: readonly [number, number];
  readonly outputRange: readonly [number, number];
  readonly heads: number;
  readonly decades: Decades;
}

function headingOf(
  info: RunInfo | undefined,
  reading: Reading | undefined,
  before?: Heading,
): Heading | undefined {
  if (!info || !reading) return undefined;
  const { units, timeSteps, example, examples } = reading;
  const layers = reading.lanes.reduce((most, { layer }) => Math.max(most, layer + 1), 1);
  const heads = reading.attention[0]?.heads ?? 0;
  const decades = decadesFor(reading, before?.decades);
  return { layers, units, timeSteps, example, examples, heads, decades, ...rangesOf(info.problem, reading) };
}

/** Keeps the old value while the new one says the same, so that React renders nothing anew. */
function keepIfSame<T>(old: T, next: T): T {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}

/** The last info there was: while a new run loads, the old frames keep their places, and nothing jumps. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

const HOW_TO = 'Drag over the lanes to move the playhead; point at a lane to read how it works.';
const NO_READING = 'No reading yet: it comes as soon as the network is ready.';

const NO_LANES: RunInfo['lanes'] = [];
const SOME_RANGE = [0, 1] as const;

export function Score(props: ScoreProps) {
  const {
    series,
    scoreView,
    info: newest,
    title,
    onExample,
    onTypeOwn,
    onOrder,
    tools,
    accent,
    children,
    ...room
  } = props;
  const id = useId();
  const { layers = 1, units = 32, heads = 0, lanes: expected = NO_LANES } = room;
  const info = useLast(newest);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [heading, setHeading] = useState(() => headingOf(info, series.score));
  const [width, setWidth] = useState(40);
  const [narrow, setNarrow] = useState(false);
  const [on, setOn] = useState<string>();

  const timeSteps = heading?.timeSteps ?? info?.problem.timeSteps ?? room.timeSteps ?? 50;
  const shape = useMemo((): ScoreShape => {
    const ranges = info
      ? rangesOf(info.problem, undefined)
      : { inputRange: SOME_RANGE, outputRange: SOME_RANGE };
    return { layers, units, ...ranges, ...heading, heads: heading?.heads || heads, timeSteps };
  }, [info, heading, layers, units, heads, timeSteps]);
  const held = useStore(scoreView, (now) => now.pinned !== undefined);
  const ends = useStore(scoreView, differenceEnds);
  const frames = useMemo(
    () => differenceFrames(info ? framesOf(info, shape, open) : emptyFrames(expected, shape), ends),
    [info, shape, open, expected, ends],
  );
  const strip = narrow ? timeScrollerWidth(width, timeSteps) : undefined;
  const ticks = useMemo(() => {
    const fitting = strip === undefined ? Math.min(10, Math.floor((width - 9) / 2.5)) : Math.floor(strip / 3);
    return timeTicks(timeSteps, Math.max(3, fitting));
  }, [timeSteps, width, strip]);

  const content = useMemo(() => info && { info, frames, shape }, [info, frames, shape]);
  const onReading = useCallback(
    (shown: RunInfo, reading: Reading | undefined) =>
      setHeading((old) => keepIfSame(old, headingOf(shown, reading, old))),
    [],
  );
  const onResize = useCallback((rem: number, small: boolean) => {
    setWidth(Math.round(rem));
    setNarrow(small);
  }, []);
  const { root, stage } = useStage(series, scoreView, { onReading, onResize, onLane: setOn }, content);

  useEffect(() => {
    const slider = root.current!.querySelector<HTMLInputElement>('.score-slider')!;
    const move = () => stage.current?.movePlayhead(slider.valueAsNumber - 1);
    slider.addEventListener('input', move);
    return () => slider.removeEventListener('input', move);
  }, [root, stage]);

  const onFold = useCallback((key: string) => {
    setOpen((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);

  const help = frames.find((frame) => frame.key === on)?.help ?? HOW_TO;
  return (
    <section className="score" aria-label="Score">
      <ScoreHeader
        title={title}
        example={heading?.example}
        examples={heading?.examples}
        onExample={onExample}
        onTypeOwn={onTypeOwn}
      >
        {onOrder && <UnitOrder scoreView={scoreView} layers={shape.layers} onOrder={onOrder} />}
        {tools && <div className="score-tools">{tools}</div>}
      </ScoreHeader>
      <PinnedChip scoreView={scoreView} />
      <div
        className="score-body"
        data-held={held || undefined}
        style={accent === undefined ? undefined : ({ '--accent': accent } as CSSProperties)}
        ref={root}
      >
        <div className="score-frame">
          <div
            className="score-strip"
            data-strip={strip !== undefined || undefined}
            style={
              strip === undefined
                ? undefined
                : ({ '--strip': `${strip}rem`, '--step': `${strip / timeSteps}rem` } as React.CSSProperties)
            }
          >
            <div className="score-lanes">
              <TickLines timeSteps={timeSteps} ticks={ticks} />
              {frames.map((frame) => (
                <Lane
                  key={frame.key}
                  frame={frame}
                  id={`${id}${frame.key.replace('/', '-')}`}
                  timeSteps={timeSteps}
                  units={shape.units}
                  onFold={onFold}
                />
              ))}
              <TimeAxis timeSteps={timeSteps} ticks={ticks} />
              <div className="score-overlay" aria-hidden="true">
                <div className="score-playhead" hidden={!heading}>
                  <span className="score-playhead-label" />
                </div>
              </div>
            </div>
          </div>
          <div className="score-playhead score-fixed" aria-hidden="true" hidden={!heading}>
            <span className="score-playhead-label" />
          </div>
          <div className="score-tip" aria-hidden="true" hidden />
        </div>
        {children}
        <ReadOut help={heading ? help : NO_READING} />
        <LaneTables frames={frames} problem={info?.problem} series={series} scoreView={scoreView} />
      </div>
    </section>
  );
}
