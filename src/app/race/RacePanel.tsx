/** Who races with the page's network: add, choose and remove rivals, and what they have equal. */
import { useId } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { classicRivals, MOST_RIVALS, nextRival, settings, withValue } from '../../config/index.ts';
import { Button } from '../../ui/Button.tsx';
import { useHelp } from '../../ui/help.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { usePage, useSession } from '../session.ts';
import { RivalCard } from './RivalCard.tsx';
import { useNetworks } from './useNetworks.ts';
import './race.css';

const pace = settings.find((setting) => setting.id === 'pace')!;
const ADD_HELP = 'Race another network: it trains beside yours on the same data, in the same order.';
const CLASSIC_HELP =
  'Race RNN, LSTM and GRU: adds those that are missing, like yours in all else, and starts them all.';

export function RacePanel() {
  const session = useSession();
  const id = useId();
  const networks = useNetworks();
  const ids = usePage(useShallow(({ rivals }) => rivals.map((rival) => rival.id)));
  const full = ids.length >= MOST_RIVALS;
  const add = useHelp(`${id}-add`, ADD_HELP);
  const classic = useHelp(`${id}-classic`, CLASSIC_HELP);

  const addOne = () => {
    if (full) return;
    const { experiment, rivals } = session.store.getState();
    session.addRival(
      nextRival(
        experiment,
        rivals.map(({ entrant }) => entrant),
      ),
    );
  };
  return (
    <section className="panel race-panel" aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>Race</h2>
        {ids.length > 0 && <span>{ids.length + 1} networks, same batches</span>}
      </div>
      {ids.length > 0 && <Pace />}
      {ids.map((rival) => {
        const network = networks.find((each) => each.id === rival);
        return network && <RivalCard key={rival} network={network} />;
      })}
      <div className="race-buttons">
        <Button aria-disabled={full} {...add.handlers} title={ADD_HELP} onClick={addOne}>
          + Race another network
        </Button>
        <Button
          {...classic.handlers}
          title={CLASSIC_HELP}
          onClick={() => session.startRace(classicRivals(session.store.getState().experiment))}
        >
          Race RNN, LSTM and GRU
        </Button>
      </div>
    </section>
  );
}

function Pace() {
  const session = useSession();
  const id = useId();
  const value = usePage(({ experiment }) => experiment.pace);
  const help = useHelp(id, `${pace.label}: ${pace.help}`);
  return (
    <div className="race-pace" {...help.handlers}>
      <Segmented
        label={pace.label}
        choices={pace.choices}
        value={value}
        describedBy={`${id}-help`}
        onChange={(next) => {
          const { experiment } = session.store.getState();
          session.change(withValue(experiment, 'experiment', 'pace', next));
        }}
      />
      <span id={`${id}-help`} hidden>
        {pace.help}
      </span>
    </div>
  );
}
