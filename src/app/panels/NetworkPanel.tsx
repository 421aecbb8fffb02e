/** The network: its cell, its size, and how its recurrent weights begin. */
import { useId } from 'react';
import { settings, settingApplies } from '../../config/index.ts';
import { findModel, models } from '../../models/index.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { RaceButtons } from '../race/RaceButtons.tsx';
import { usePage } from '../sessionContext.ts';
import { NETWORK_SETTINGS } from './groups.ts';
import { ParameterCount } from './ParameterCount.tsx';
import { OptionControl } from './OptionControl.tsx';
import { useChooseCell } from './useChooseCell.ts';

const choices = models.map(({ id, label, sentence }) => ({ value: id, label, help: sentence }));
/** From here on a list is clearer than a row. */
const MOST_IN_A_ROW = 4;

export function NetworkPanel() {
  const id = useId();
  const experiment = usePage((state) => state.experiment);
  const model = findModel(experiment.cell)!;
  const cells = { choices, value: model.id, onChange: useChooseCell() };
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>Network</h2>
        <ParameterCount />
      </div>
      {choices.length <= MOST_IN_A_ROW ? (
        <Segmented label="Cell" describedBy={`${id}-cell`} {...cells} />
      ) : (
        <Select className="select-main" aria-label="Cell" aria-describedby={`${id}-cell`} {...cells} />
      )}
      <p className="sentence" id={`${id}-cell`}>
        {model.sentence}
      </p>
      <RaceButtons />
      {model.options.map((option) => (
        <OptionControl
          key={`${model.id}/${option.id}`}
          owner="cell"
          option={option}
          value={experiment.cellOptions[option.id]!}
        />
      ))}
      {settings
        .filter(
          ({ id: setting }) => NETWORK_SETTINGS.includes(setting) && settingApplies(experiment, setting),
        )
        .map((setting) => (
          <OptionControl
            key={setting.id}
            owner="experiment"
            option={setting}
            value={experiment[setting.id]}
          />
        ))}
    </section>
  );
}
