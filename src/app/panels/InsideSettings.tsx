/** What is behind “More settings”: the rest of the task's, the network's and the training's. */
import { useId, useState, type ReactNode } from 'react';
import { settings, settingApplies, withValue } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import { choice } from '../../options/make.ts';
import { applies, type NumberOption } from '../../options/option.ts';
import { findTask } from '../../tasks/index.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { useLock } from '../classroom/useLock.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { SeedsRow } from '../study/SeedsRow.tsx';
import { useSeedsOutside } from '../study/seedsOutside.ts';
import { inSight, NETWORK_SETTINGS, TRAINING_SETTINGS } from './groups.ts';
import { OptionControl } from './OptionControl.tsx';
import { ParameterCount } from './ParameterCount.tsx';

/** A choice of the visitor's for this browser, and no part of the experiment. */
const background = choice('background', {
  label: 'out of sight',
  help: 'What happens while this page cannot be seen, in another tab or behind another window: after a minute training waits until you come back, or it goes on. This browser remembers it.',
  choices: [
    { value: 'wait', label: 'wait' },
    { value: 'on', label: 'train on' },
  ],
});
const seedOption = settings.find(({ id }) => id === 'seed') as NumberOption;

export function InsideSettings() {
  return (
    <>
      <MoreOnTask />
      <MoreOnNetwork />
      <MoreOnTraining />
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

function Group({ title, aside, children }: GroupProps) {
  const id = useId();
  return (
    <div role="group" className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </div>
  );
}

function MoreOnTask() {
  const { task: id, taskOptions } = usePage((state) => state.experiment);
  const task = findTask(id)!;
  const inside = task.options.filter((option) => !inSight(task, option.id) && applies(option, taskOptions));
  if (inside.length === 0) return null;
  return (
    <Group title="Task">
      {inside.map((option) => (
        <OptionControl key={option.id} owner="task" option={option} value={taskOptions[option.id]!} />
      ))}
    </Group>
  );
}

function MoreOnNetwork() {
  const experiment = usePage((state) => state.experiment);
  const model = findModel(experiment.cell)!;
  return (
    <Group title="Network" aside={<ParameterCount />}>
      {model.options.map((option) => (
        <OptionControl
          key={`${model.id}/${option.id}`}
          owner="cell"
          option={option}
          value={experiment.cellOptions[option.id]!}
        />
      ))}
      {settings
        .filter(({ id }) => NETWORK_SETTINGS.includes(id) && settingApplies(experiment, id))
        .map((setting) => (
          <OptionControl
            key={setting.id}
            owner="experiment"
            option={setting}
            value={experiment[setting.id]}
          />
        ))}
    </Group>
  );
}

function MoreOnTraining() {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const inBackground = usePage((state) => state.background);
  // What is chosen here may bring the same control among the others in sight; this one stays, as the focus is on it.
  const [seedsHere] = useState(!useSeedsOutside());
  const lock = useLock('seed', 'seed');
  const setSeed = (seed: number) => session.change(withValue(experiment, 'experiment', 'seed', seed));
  return (
    <Group title="Training">
      {settings
        .filter(({ id }) => TRAINING_SETTINGS.includes(id) && settingApplies(experiment, id))
        .map((setting) => (
          <OptionControl
            key={setting.id}
            owner="experiment"
            option={setting}
            value={experiment[setting.id]}
          />
        ))}
      <OptionControl
        owner="experiment"
        option={background}
        value={inBackground ? 'on' : 'wait'}
        onChange={(value) => session.preferences.setBackground(value === 'on')}
      />
      <NumberField
        option={seedOption}
        value={experiment.seed}
        onChange={setSeed}
        lock={lock}
        instead={
          <Button className="new-seed" onClick={() => setSeed(newSeed(experiment.seed))}>
            new seed
          </Button>
        }
      />
      {seedsHere && <SeedsRow />}
    </Group>
  );
}

/** A seed that is not the present one, short enough to be said aloud. */
function newSeed(present: number): number {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  const seed = 1 + (drawn! % 999);
  return seed === present ? seed + 1 : seed;
}
