/** The hidden and gradient lanes of the rivals under the lead's score: the same example, time axis and playhead. */
import { useCallback, useMemo, useState, type CSSProperties } from 'react';
import { findModel } from '../../models/index.ts';
import { lanesOf } from '../../models/model.ts';
import type { RunInfo, Readout } from '../../worker/protocol.ts';
import { decadesFor, type Decades } from '../score/gradientLane.ts';
import { Lane } from '../score/Lane.tsx';
import { emptyFrames, framesOf, rangesOf, type LaneFrame, type ScoreShape } from '../score/lanes.ts';
import { timeScrollerWidth } from '../score/timeScroller.ts';
import { useStage } from '../score/useStage.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';
import { withoutPinned } from './withoutPinned.ts';
import './race.css';

export function RivalScores({ networks }: { readonly networks: readonly NetworkOnPage[] }) {
  return (
    <section className="score rivals" aria-label="Rivals on the same example">
      {networks.slice(1).map((network) => (
        <RivalScore key={network.id} network={network} />
      ))}
    </section>
  );
}

const NONE_OPEN: ReadonlySet<string> = new Set();
const NOTHING = () => undefined;
const SOME_RANGE = [0, 1] as const;
/** About how high a hidden lane is, whatever the units, and how high a gradient lane, in CSS pixels. */
const HIDDEN_HEIGHT = 64;
const GRADIENT_HEIGHT = 56;

/** The lanes that are stacked: the hidden state of the top layer, and the gradient. */
function stacked(
  frames: readonly LaneFrame[],
  hidden: string | undefined,
  { layers, units }: ScoreShape,
): readonly LaneFrame[] {
  return frames.flatMap((frame): LaneFrame[] => {
    if (frame.kind === 'gradient') return [{ ...frame, height: GRADIENT_HEIGHT }];
    if (frame.kind !== 'map' || frame.lane.id !== hidden || frame.layer !== layers - 1) return [];
    const height = units * Math.max(1, Math.floor(HIDDEN_HEIGHT / units));
    return [{ ...frame, height }];
  });
}

/** What of a reading decides how the lanes look. */
interface Heading {
  readonly timeSteps: number;
  readonly units: number;
  readonly decades: Decades;
}

function headingOf(reading: Readout | undefined, before: Heading | undefined): Heading | undefined {
  if (!reading) return before;
  const { timeSteps, units } = reading;
  const decades = decadesFor(reading, before?.decades);
  const same = before?.timeSteps === timeSteps && before.units === units && before.decades === decades;
  return same ? before : { timeSteps, units, decades };
}

function RivalScore({ network }: { readonly network: NetworkOnPage }) {
  const { scoreView } = useSession();
  const { series, name, lineStyle } = network;
  const experiment = usePage(({ runs }) => runs.find(({ id }) => id === network.id)?.experiment);
  const info = usePage(({ runs }) => runs.find(({ id }) => id === network.id)?.info);
  const leadSteps = usePage((state) => state.info?.problem.timeSteps);
  const [heading, setHeading] = useState<Heading>();
  const [size, setSize] = useState({ width: 40, narrow: false });
  const { hiddenSize = 32, layers = 1, cell = 'rnn' } = experiment ?? {};
  const timeSteps = heading?.timeSteps ?? leadSteps ?? 50;

  const shape = useMemo((): ScoreShape => {
    const ranges = info
      ? rangesOf(info.problem, undefined)
      : { inputRange: SOME_RANGE, outputRange: SOME_RANGE };
    return { layers, units: hiddenSize, ...ranges, ...heading, timeSteps };
  }, [info, layers, hiddenSize, heading, timeSteps]);
  const frames = useMemo(() => {
    // Before the worker has answered, the model itself says which lanes there will be.
    const lanes = info?.lanes ?? lanesOf(findModel(cell)!);
    const hidden = lanes.find(({ kind }) => kind === 'state')?.lane.id;
    return stacked(info ? framesOf(info, shape, NONE_OPEN) : emptyFrames(lanes, shape), hidden, shape);
  }, [info, cell, shape]);
  const strip = size.narrow ? timeScrollerWidth(size.width, timeSteps) : undefined;

  const own = useMemo(() => withoutPinned(scoreView), [scoreView]);
  const content = useMemo(() => info && { info, frames, shape }, [info, frames, shape]);
  const onReading = useCallback(
    (_: RunInfo, reading: Readout | undefined) => setHeading((before) => headingOf(reading, before)),
    [],
  );
  const onResize = useCallback(
    (rem: number, narrow: boolean) => setSize({ width: Math.round(rem), narrow }),
    [],
  );
  const { root } = useStage(series, own, { onReading, onResize, onLane: NOTHING }, content);

  return (
    <section className="rival-score" aria-label={`${name} on the same example`}>
      <h3 style={styleOf(lineStyle)}>{name}</h3>
      <div
        className="score-body"
        ref={root}
        style={{ '--accent': styleOf(lineStyle).color } as CSSProperties}
      >
        <div className="score-frame">
          <div
            className="score-strip"
            data-strip={strip !== undefined || undefined}
            style={
              strip === undefined
                ? undefined
                : ({ '--strip': `${strip}rem`, '--step': `${strip / timeSteps}rem` } as CSSProperties)
            }
          >
            <div className="score-lanes">
              {frames.map((frame) => (
                <Lane
                  key={frame.key}
                  frame={frame}
                  id={`rival${network.id}-${frame.key.replace('/', '-')}`}
                  timeSteps={timeSteps}
                  units={shape.units}
                  onFold={NOTHING}
                />
              ))}
              <div className="score-overlay" aria-hidden="true">
                <div className="score-playhead" />
              </div>
            </div>
          </div>
          <div className="score-playhead score-fixed" aria-hidden="true" />
          <div className="score-tip" aria-hidden="true" hidden />
        </div>
      </div>
    </section>
  );
}
