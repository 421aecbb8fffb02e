/** The rivals' hidden states under the lead's score, unfolded on demand: the same example, time axis and playhead. */
import { useId, useMemo, useState, type CSSProperties } from 'react';
import { findModel } from '../../models/about/index.ts';
import { lanesOf } from '../../models/model.ts';
import type { Lane, ScoreShape } from '../score/lanes/lane.ts';
import { Lanes } from '../score/Lanes.tsx';
import { useScoreLanes } from '../score/useScoreLanes.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';
import { scoreRaceOf } from './scoreRace.ts';
import { withoutPinned } from './withoutPinned.ts';
import './race.css';

export function RivalScores({ networks }: { readonly networks: readonly NetworkOnPage[] }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className="score rivals" aria-label="Rivals on the same example">
      <button
        type="button"
        className="score-fold rivals-fold"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="score-name">Hidden states of the other networks</span>
      </button>
      <div className="rivals-lanes" id={id}>
        {open &&
          networks
            .slice(1)
            .map((network) => <RivalScore key={network.id} network={network} networks={networks} />)}
      </div>
    </section>
  );
}

const NOTHING = () => undefined;
/** About how high a hidden lane is, whatever the units, in CSS pixels. */
const HEIGHT = 64;

/** The lane that is shown: the hidden state of the top layer. */
function hiddenLane(lanes: readonly Lane[], { layers, units, modelLanes }: ScoreShape): readonly Lane[] {
  const hidden = modelLanes.find(({ kind }) => kind === 'state')?.lane.id;
  const height = units * Math.max(1, Math.floor(HEIGHT / units));
  return lanes.flatMap((lane) => {
    if (lane.key !== `${layers - 1}/${hidden}`) return [];
    const { tall: _, compact: __, ...rest } = lane;
    return [{ ...rest, height }];
  });
}

interface RivalScoreProps {
  readonly network: NetworkOnPage;
  readonly networks: readonly NetworkOnPage[];
}

function RivalScore({ network, networks }: RivalScoreProps) {
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
  // All share one colour scale.
  const race = useMemo(
    () => scoreRaceOf([network, ...networks.filter(({ id }) => id !== network.id)]),
    [network, networks],
  );
  const room = { layers, units, heads: 0, timeSteps, modelLanes, color, race };
  const { root, shape, lanes, scrollerWidth, onFix } = useScoreLanes(
    series,
    own,
    info,
    room,
    NOTHING,
    hiddenLane,
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
