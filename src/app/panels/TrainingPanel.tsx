/** How the network is trained. */
import { useId } from 'react';
import { settings, withValue } from '../../config/index.ts';
import { choice } from '../../options/make.ts';
import type { NumberOption } from '../../options/option.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { NETWORK_SETTINGS, SETTINGS_APART } from './groups.ts';
import { OptionControl } from './OptionControl.tsx';

const trainingSettings = settings.filter(
  ({ id }) => !NETWORK_SETTINGS.includes(id) && !SETTINGS_APART.includes(id),
);
/** A choice of the visitor's for this browser, and no part of the experiment. */
const background = choice('background', {
  label: 'out of sight',
  help: 'What happens while this page cannot be seen, in another tab or behind another window: after a minute training waits until you come back, or it goes on. This browser remembers it.',
  choices: [
    { value: 'wait', label: 'wait' },
    { value: 'on', label: 'train on' },
  ],
});
const seedOption: NumberOption = settings.find(({ id }) => id === 'seed') as NumberOption;

export function TrainingPanel() {
  const session = useSession();
  const id = useId();
  const experiment = usePage((state) => state.experiment);
  const inBackground = usePage((state) => state.background);
  const setSeed = (seed: number) => session.change(withValue(experiment, 'experiment', 'seed', seed));
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Training</h2>
      {trainingSettings.map((setting) => (
        <OptionControl key={setting.id} owner="experiment" option={setting} value={experiment[setting.id]} />
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
        instead={
          <Button className="new-seed" onClick={() => setSeed(newSeed(experiment.seed))}>
            new seed
          </Button>
        }
      />
    </section>
  );
}

/** A seed that is not the present one, short enough to be said aloud. */
function newSeed(present: number): number {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  const seed = 1 + (drawn! % 999);
  return seed === present ? seed + 1 : seed;
}
