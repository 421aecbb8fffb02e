/** The choice of the cell: at the head of its panel, or in the bar where the panel is far down the page. */
import { models } from '../../models/about/index.ts';
import { usePage } from '../sessionContext.ts';
import { MainSelect, type MainSelectProps } from './MainSelect.tsx';
import { useChooseCell } from './useChooseCell.ts';

const choices = models.map(({ id, label }) => ({ value: id, label }));

export function CellSelect(props: MainSelectProps) {
  const cell = usePage((state) => state.experiment.cell);
  const choose = useChooseCell();
  return <MainSelect name="cell" label="Cell" choices={choices} value={cell} onChange={choose} {...props} />;
}
