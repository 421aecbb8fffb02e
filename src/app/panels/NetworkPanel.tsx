/** The network: its cell, how many units it has, and who races with it. */
import { useId } from 'react';
import { settings } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import { RaceButtons } from '../race/RaceButtons.tsx';
import { usePage } from '../sessionContext.ts';
import { SeedsRow } from '../study/SeedsRow.tsx';
import { useSeedsOutside } from '../study/seedsOutside.ts';
import { useBeside } from '../useBeside.ts';
import { useShown } from '../useClassPlan.ts';
import { CellSelect } from './CellSelect.tsx';
import { OptionControl } from './OptionControl.tsx';

const units = settings.find(({ id }) => id === 'hiddenSize')!;

export function NetworkPanel() {
  const id = useId();
  const beside = useBeside();
  const experiment = usePage((state) => state.experiment);
  const model = findModel(experiment.cell)!;
  const seeds = useSeedsOutside();
  const cell = useShown('cell');
  const own = useShown('settings');
  const race = useShown('race');
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Network</h2>
      {cell && beside && <CellSelect describedBy={`${id}-cell`} />}
      {cell && (
        <p className="sentence" id={`${id}-cell`}>
          {model.sentence}
        </p>
      )}
      {own && <OptionControl owner="experiment" option={units} value={experiment.hiddenSize} />}
      {race && <RaceButtons />}
      {own && seeds && <SeedsRow />}
    </section>
  );
}
