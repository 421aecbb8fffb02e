/** The network: its cell, how many units it has, and who races with it. */
import { useId } from 'react';
import { settings } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import { RaceButtons } from '../race/RaceButtons.tsx';
import { usePage } from '../sessionContext.ts';
import { SeedsRow } from '../study/SeedsRow.tsx';
import { useSeedsOutside } from '../study/seedsOutside.ts';
import { useBeside } from '../useBeside.ts';
import { CellSelect } from './CellSelect.tsx';
import { OptionControl } from './OptionControl.tsx';

const units = settings.find(({ id }) => id === 'hiddenSize')!;

export function NetworkPanel() {
  const id = useId();
  const beside = useBeside();
  const experiment = usePage((state) => state.experiment);
  const model = findModel(experiment.cell)!;
  const seeds = useSeedsOutside();
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Network</h2>
      {beside && <CellSelect describedBy={`${id}-cell`} />}
      <p className="sentence" id={`${id}-cell`}>
        {model.sentence}
      </p>
      <OptionControl owner="experiment" option={units} value={experiment.hiddenSize} />
      <RaceButtons />
      {seeds && <SeedsRow />}
    </section>
  );
}
