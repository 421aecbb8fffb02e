/** The hidden lanes of the rivals under the lead's score: the same example, time axis and playhead. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { findModel } from '../../models/index.ts';
import { lanesOf } from '../../models/model.ts';
import type { RunInfo } from '../../worker/protocol.ts';
import { listen } from '../score/gestures.ts';
import { Lane } from '../score/Lane.tsx';
import { framesOf, rangesOf, type LaneFrame, type ScoreShape } from '../score/lanes.ts';
import { ScoreStage, type StageContent } from '../score/stage.ts';
import { usePage, useSession } from '../session.ts';
import { styleOf } from './look.ts';
import type { NetworkOnPage } from './overlay.ts';
import { withoutHeld } from './withoutHeld.ts';
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
const HEIGHT = 64;

/** The lanes that are stacked: the hidden state of the top layer. */
function stacked(info: RunInfo, shape: ScoreShape, name: string): readonly LaneFrame[] {
  const hidden = info.lanes.find(({ kind }) => kind === 'state')?.lane.id;
  return framesOf(info, shape, NONE_OPEN)
    .filter((frame) => frame.kind === 'map' && frame.lane.id === hidden && frame.layer === shape.layers - 1)
    .map((frame) => ({
      ...frame,
      name,
      layerName: '',
      sub: `${frame.name.toLowerCase()}, ${frame.sub}`,
      height: shape.units * Math.max(1, Math.floor(HEIGHT / shape.units)),
    }));
}

function RivalScore({ network }: { readonly network: NetworkOnPage }) {
  const { looking } = useSession();
  const { series, name, look } = network;
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<ScoreStage>(undefined);
  const content = useRef<StageContent>(undefined);
  const rival = usePage(({ rivals }) => rivals.find(({ id }) => id === network.id));
  const problem = usePage(({ info }) => info?.problem);
  const info = rival?.run.info;
  const [steps, setSteps] = useState<number>();
  const { hiddenSize: units = 32, layers = 1, cell = 'rnn' } = rival?.entrant ?? {};
  const timeSteps = steps ?? problem?.timeSteps ?? 50;

  const frames = useMemo(() => {
    // Before the worker has answered, the model itself says which lanes there will be.
    const known = info ?? (problem && { problem, lanes: lanesOf(findModel(cell)!) });
    if (!known) return [];
    const shape: ScoreShape = { layers, units, timeSteps, ...rangesOf(known.problem, undefined) };
    return stacked(known as RunInfo, shape, name);
  }, [info, problem, cell, layers, units, timeSteps, name]);

  useLayoutEffect(() => {
    const element = root.current!;
    const made = new ScoreStage(
      element,
      series,
      withoutHeld(looking),
      (_, reading) => setSteps(reading?.timeSteps),
      () => undefined,
    );
    stage.current = made;
    if (content.current) made.show(content.current);
    const stops = [made.start(), listen(element, made, () => undefined)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [series, looking]);

  useLayoutEffect(() => {
    if (!info) return;
    const shape: ScoreShape = { layers, units, timeSteps, ...rangesOf(info.problem, undefined) };
    content.current = { info, frames, shape };
    stage.current?.show(content.current);
  }, [info, frames, layers, units, timeSteps]);

  return (
    <div className="score-body rival-score" ref={root} style={styleOf(look)}>
      <div className="score-lanes">
        {frames.map((frame) => (
          <Lane
            key={frame.key}
            frame={frame}
            id={`rival${network.id}-${frame.key.replace('/', '-')}`}
            timeSteps={timeSteps}
            units={units}
            onFold={() => undefined}
          />
        ))}
        <div className="score-overlay" aria-hidden="true">
          <div className="score-playhead" />
        </div>
        <div className="score-tip" aria-hidden="true" hidden />
      </div>
    </div>
  );
}
