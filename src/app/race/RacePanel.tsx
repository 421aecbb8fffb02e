/** Who races with the page's network, and what all have equal. */
import { useId } from 'react';
import { settings, withValue } from '../../config/index.ts';
import { useHelp } from '../../ui/help.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useLock } from '../classroom/useLock.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { Swatch } from './Swatch.tsx';
import { RivalCard } from './RivalCard.tsx';
import { styleOf } from './lineStyle.ts';
import { computingTimeText } from './raceText.ts';
import { useNetworks } from './useNetworks.ts';
import './race.css';

const pace = settings.find((setting) => setting.id === 'pace')!;

export function RacePanel() {
  const id = useId();
  const networks = useNetworks();
  const [lead, ...rivals] = networks;
  if (!lead || rivals.length === 0) return null;
  return (
    <section className="panel race-panel" aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>Race</h2>
        <span>{networks.length} networks, same batches</span>
      </div>
      <Pace />
      <p className="race-lead">
        <Swatch lineStyle={lead.lineStyle} />
        <b style={styleOf(lead.lineStyle)}>{lead.name}</b>
        <span>yours</span>
      </p>
      {rivals.map((network) => (
        <RivalCard key={network.id} network={network} />
      ))}
    </section>
  );
}

function Pace() {
  const session = useSession();
  const id = useId();
  const value = usePage(({ experiment }) => experiment.pace);
  const help = useHelp(pace.help);
  const lock = useLock(pace.link, pace.label);
  const attention = usePage(({ runs }) => runs.some(({ experiment }) => experiment.cell === 'attention'));
  const device = usePage(({ info }) => info?.device);
  const cost = value === 'time' && attention ? computingTimeText(device) : undefined;
  return (
    <div className="race-pace" {...help.handlers}>
      <Segmented
        label={pace.label}
        choices={pace.choices}
        value={value}
        describedBy={lock ? `${lock.id} ${id}-help` : `${id}-help`}
        disabled={lock !== undefined}
        onChange={(next) => {
          const { experiment } = session.store.getState();
          session.change(withValue(experiment, 'experiment', 'pace', next));
        }}
      />
      {lock?.sign}
      <p className="choice-help" id={`${id}-help`}>
        {pace.choices.find((choice) => choice.value === value)?.help}
        {cost && ` ${cost}`}
      </p>
    </div>
  );
}
