/** One rival: what it is, how it fares, and all it has of its own. */
import { useId } from 'react';
import { ownSettings, settingApplies, withCell, withValue, type Experiment } from '../../config/index.ts';
import { findModel, models } from '../../models/about/index.ts';
import { failureText } from '../../store/statusText.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { formatCount, formatLoss } from '../../text/numbers.ts';
import { OptionControl } from '../panels/OptionControl.tsx';
import { useLock } from '../classroom/useLock.tsx';
import { useLocked } from '../useClassPlan.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { Swatch } from './Swatch.tsx';
import { styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';
import { usePaced } from '../useRenewals.ts';
import { fareOf, sinceText } from './raceText.ts';

const cells = models.map(({ id, label, sentence }) => ({ value: id, label, help: sentence }));
/** Always in sight; all else is folded. */
const MAIN: ReadonlySet<keyof Experiment> = new Set(['hiddenSize', 'layers']);

export function RivalCard({ network }: { readonly network: NetworkOnPage }) {
  const id = useId();
  const session = useSession();
  const experiment = usePage(({ runs }) => runs.find((run) => run.id === network.id)?.experiment);
  const stays = useLocked('vs');
  const lock = useLock('cell', 'cell');
  if (!experiment) return null;
  const change = (next: Experiment, entry?: 'push') => session.change(next, entry, network.id);
  const model = findModel(experiment.cell)!;
  const equal = experiment.equal === 'on';
  const control = (setting: (typeof ownSettings)[number]) => (
    <OptionControl
      key={setting.id}
      owner="experiment"
      option={setting}
      value={experiment[setting.id]}
      onChange={(value) => change(withValue(experiment, 'experiment', setting.id, value))}
    />
  );
  const applies = ownSettings.filter((setting) => settingApplies(experiment, setting.id));
  return (
    <section className="rival" aria-labelledby={`${id}-name`}>
      <div className="rival-head">
        <Swatch lineStyle={network.lineStyle} />
        <h3 id={`${id}-name`} style={styleOf(network.lineStyle)}>
          {network.name}
        </h3>
        {!stays && (
          <Button
            look="quiet"
            aria-label={`Remove ${network.name}`}
            title={`Remove ${network.name}`}
            onClick={() => session.removeRival(network.id)}
          >
            ×
          </Button>
        )}
      </div>
      <Select
        aria-label={`Cell of rival ${network.name}`}
        choices={cells}
        value={model.id}
        disabled={lock !== undefined}
        aria-describedby={lock?.id}
        onChange={(cell) => change(withCell(experiment, cell), 'push')}
      />
      {lock?.sign}
      {applies
        .filter((setting) => MAIN.has(setting.id))
        .map((setting) =>
          equal && setting.id === 'hiddenSize' ? (
            <p className="choice-help" key={setting.id}>
              {experiment.hiddenSize} units, for as many parameters as the first network.
            </p>
          ) : (
            control(setting)
          ),
        )}
      <details className="rival-more">
        <summary>more settings</summary>
        <div className="rival-settings">
          {model.options.map((option) => (
            <OptionControl
              key={`${model.id}/${option.id}`}
              owner="cell"
              option={option}
              value={experiment.cellOptions[option.id]!}
              onChange={(value) => change(withValue(experiment, 'cell', option.id, value))}
            />
          ))}
          {applies.filter((setting) => !MAIN.has(setting.id)).map(control)}
        </div>
      </details>
      <Fare network={network} />
    </section>
  );
}

/** Steps and losses are read a few times a second. */
const PACE = 250;

function Fare({ network }: { readonly network: NetworkOnPage }) {
  const state = usePaced(PACE);
  const run = state.runs.find(({ id }) => id === network.id);
  if (!run) return <p className="rival-fare" />;
  const most = Math.max(...state.runs.map(({ step }) => step));
  const fare = fareOf(run, most, state.experiment.pace === 'steps');
  const loss = network.series.heldOutLosses.values.at(-1);
  const parts = [
    run.info && `${formatCount(run.info.parameterCount)} parameters`,
    `step ${formatCount(run.step)}`,
    loss !== undefined && `loss ${formatLoss(loss)}`,
    sinceText(run),
    fare,
  ];
  return (
    <p className="rival-fare" data-state={run.status.state}>
      {parts.filter(Boolean).join(' · ')}
      {run.status.state === 'failed' && <span className="rival-failed">{failureText(run.status.why)}</span>}
    </p>
  );
}
