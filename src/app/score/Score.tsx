/**
 * The score: the network reading one validation example, as lanes under each other on one time axis, with one playhead
 * through all of them. React renders the frames; `ScoreStage` draws into them.
 */
import { useCallback, useId, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { timeTicks } from '../../charts/timeTicks.ts';
import type { ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { RunInfo } from '../../worker/protocol.ts';
import { lanesAt } from './lanePlace.ts';
import { Lanes } from './Lanes.tsx';
import type { Lane } from './lanes/lane.ts';
import { part } from '../parts/part.tsx';
import { LaneTables } from './LaneTables.tsx';
import type { InputEdits } from './edit/inputEdits.ts';
import { PlayheadValues } from './PlayheadValues.tsx';
import { ScoreHeader } from './ScoreHeader.tsx';
import type { UnitOrderProps } from './UnitOrder.tsx';
import type { ScoreRace } from './rivals.ts';
import { useLast } from './useLast.ts';
import { useScoreLanes } from './useScoreLanes.ts';
import './score.css';

/** Only while a reading is shown in place of the newest. */
const ShownBar = part(
  'What is shown',
  () => import('./pinned/ShownBar.tsx'),
  (module) => module.ShownBar,
  { pending: <p className="score-help" /> },
);

/** Nobody puts units in another order before there is something to be seen of them. */
const UnitOrder = part(
  'Order of the units',
  () => import('./UnitOrder.tsx'),
  (module) => module.UnitOrder,
  { place: 'tool', pending: <span className="score-units-to-come" /> },
);

export type ChooseLanes = (lanes: readonly Lane[]) => readonly Lane[];

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
  /** Which of the lanes are shown, and how high; must keep its identity. All, as they are, without it. */
  readonly choose?: ChooseLanes | undefined;
  /** Who races with it, once that is known. */
  readonly race?: ScoreRace | undefined;
  readonly onExample: (example: number) => void;
  /** What stands at the end of the header. */
  readonly tools?: ReactNode;
  /** Without it the units stand as they are. */
  readonly onOrder?: UnitOrderProps['onOrder'];
  /** What the task produces, such as a written text: it stands right under the output lane, no wider than the lanes. */
  readonly product?: ReactNode;
  /** The places of the lanes that are shown, where a class link leaves some out. */
  readonly shown?: readonly string[] | undefined;
  /** Takes what a person changes of the input, and has the network read it; without it nothing can be changed. */
  readonly edits?: InputEdits;
}

const HOW_TO = 'Time runs from left to right. Choose a lane to read what it shows.';
const NO_READING = 'No reading yet: it comes as soon as the network is ready.';

const NO_EDITS: InputEdits = {
  store: createStore(() => ({ edit: undefined, sentence: undefined })),
  change: () => undefined,
};

const NO_LANES: RunInfo['lanes'] = [];

export function Score(props: ScoreProps) {
  const { series, scoreView, title, race, choose, onExample, onOrder, tools, product, shown, edits } = props;
  const { layers = 1, units = 32, heads = 0, timeSteps: expected = 50, lanes: modelLanes = NO_LANES } = props;
  const id = useId();
  const info = useLast(props.info);
  const [on, setOn] = useState<string>();
  const pinned = useStore(scoreView, (view) => view.pinned);
  const refusal = useStore((edits ?? NO_EDITS).store, ({ sentence }) => sentence);
  const chosen = useCallback(
    (all: readonly Lane[]) => {
      const allowed = lanesAt(all, shown);
      return choose?.(allowed) ?? allowed;
    },
    [shown, choose],
  );
  const room = { layers, units, heads, timeSteps: expected, modelLanes, race, edits };
  const { root, heading, shape, lanes, width, scrollerWidth, onFold, onView, onFix } = useScoreLanes(
    series,
    scoreView,
    info,
    room,
    setOn,
    chosen,
  );
  const { timeSteps } = shape;
  const ticks = useMemo(() => {
    const fitting =
      scrollerWidth === undefined
        ? Math.min(10, Math.floor((width - 9) / 2.5))
        : Math.floor(scrollerWidth / 3);
    return timeTicks(timeSteps, Math.max(3, fitting));
  }, [timeSteps, width, scrollerWidth]);

  const help = heading ? (lanes.find(({ key }) => key === on)?.help ?? HOW_TO) : NO_READING;
  return (
    <section className="score" aria-label="Score">
      <ScoreHeader
        title={title}
        example={heading?.example}
        examples={heading?.examples}
        timeSteps={heading && timeSteps}
        onExample={onExample}
      >
        {tools && <div className="score-tools">{tools}</div>}
      </ScoreHeader>
      <div className="score-body" data-pinned={pinned !== undefined || undefined} ref={root}>
        <PlayheadValues lanes={lanes}>
          {pinned ? (
            <ShownBar scoreView={scoreView} pinned={pinned} refusal={refusal} />
          ) : (
            <p className="score-help" title={help}>
              {refusal ?? help}
            </p>
          )}
        </PlayheadValues>
        <Lanes
          id={id}
          lanes={lanes}
          timeSteps={timeSteps}
          scrollerWidth={scrollerWidth}
          onFold={onFold}
          onView={onView}
          onFix={onFix}
          ticks={lanes.length > 0 ? ticks : undefined}
          unread={!heading}
          product={product}
          besideUnits={onOrder && <UnitOrder scoreView={scoreView} layers={shape.layers} onOrder={onOrder} />}
        />
        {lanes.length > 0 && <LaneTables lanes={lanes} series={series} scoreView={scoreView} />}
      </div>
    </section>
  );
}
