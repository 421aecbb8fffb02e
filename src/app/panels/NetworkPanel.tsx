/** The network: its cell, how many units it has, and who races with it. */
import { useId } from 'react';
import { settings } from '../../config/index.ts';
import { findModel, models } from '../../models/index.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { RaceButtons } from '../race/RaceButtons.tsx';
import { usePage } from '../sessionContext.ts';
import { OptionControl } from './OptionControl.tsx';
import { useChooseCell } from './useChooseCell.ts';

const choices = models.map(({ id, label, sentence }) => ({ value: id, label, help: sentence }));
const units = settings.find(({ id }) => id === 'hiddenSize')!;
/** From here on a list is clearer than a row. */
const MOST_IN_A_ROW = 4;

export function NetworkPanel() {
  const id = useId();
  const experiment = usePage((state) => state.experiment);
  const model = findModel(experiment.cell)!;
  const cells = { choices, value: model.id, onChange: useChooseCell() };
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Network</h2>
      {choices.length <= MOST_IN_A_ROW ? (
        <Segmented label="Cell" describedBy={`${id}-cell`} {...cells} />
      ) : (
        <Select className="select-main" aria-label="Cell" aria-describedby={`${id}-cell`} {...cells} />
      )}
      <p className="sentence" id={`${id}-cell`}>
        {model.sentence}
      </p>
      <OptionControl owner="experiment" option={units} value={experiment.hiddenSize} />
      <RaceButtons />
    </section>
  );
}
