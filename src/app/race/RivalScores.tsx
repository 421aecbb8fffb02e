/** The hidden and gradient lanes of the rivals under the lead's score: the same example, time axis and playhead. */
import { useMemo, type CSSProperties } from 'react';
import { findModel } from '../../models/index.ts';
import { lanesOf } from '../../models/model.ts';
import type { Lane, ScoreShape } from '../score/lanes/lane.ts';
import { Lanes } from '../score/Lanes.tsx';
import { useScoreLanes } from '../score/useScoreLanes.ts';
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

const NOTHING = () => undefined;
/** About how high a hidden lane is, whatever the units, and how high a gradient lane, in CSS pixels. */
const HIDDEN_HEIGHT = 64;
const GRADIENT_HEIGHT = 56;

/** The lanes that are stacked: the hidden state of the top layer, and the gradient. */
function stacked(lanes: readonly Lane[], { layers, units, modelLanes }: ScoreShape): readonly Lane[] {
  const hidden = modelLanes.find(({ kind }) => kind === 'state')?.lane.id;
  const heights = new Map([
    [`${layers - 1}/${hidden}`, units * Math.max(1, Math.floor(HIDDEN_HEIGHT / units))],
    ['gradient', GRADIENT_HEIGHT],
  ]);
  return lanes.flatMap((lane) => {
    const height = heights.get(lane.key);
    // What is chosen at the lead's lane holds for all.
    const { choice: _, tall: __, compact: ___, ...rest } = lane;
    return height === undefined ? [] : [{ ...rest, height }];
  });
}

function RivalScore({ network }: { readonly network: NetworkOnPage }) {
  const { scoreView } = useSession();
  const { series, name, lineStyle } = network;
  const experiment = usePage(({ runs }) => runs.find(({ id }) => id === network.id)?.experiment);
  const info = usePage(({ runs }) => runs.find(({ id }) => id === network.id)?.info);
  const timeSteps = usePage((state) => state.info?.problem.timeSteps) ?? 50;
  const { hiddenSize: units = 32, layers = 1, cell = 'rnn' } = experiment ?? {};
  // Before the worker has answered, the model itself says which lanes there will be.
  const modelLanes = useMemo(() => lanesOf(findModel(cell)!), [cell]);
  const own = useMemo(() => withoutPinned(scoreView), [scoreView]);
  const { color } = styleOf(lineStyle);
  const room = { layers, units, heads: 0, timeSteps, modelLanes, color };
  const { root, shape, lanes, scrollerWidth, onFix } = useScoreLanes(
    series,
    own,
    info,
    room,
    NOTHING,
    stacked,
  );
  return (
    <section className="rival-score" aria-label={`${name} on the same example`}>
      <h3 style={{ color }}>{name}</h3>
      <div className="score-body" ref={root} style={{ '--accent': color } as CSSProperties}>
        <Lanes
          id={`rival${network.id}-`}
          lanes={lanes}
          timeSteps={shape.timeSteps}
          scrollerWidth={scrollerWidth}
          onFold={NOTHING}
          onView={NOTHING}
          onFix={onFix}
        />
      </div>
    </section>
  );
}
