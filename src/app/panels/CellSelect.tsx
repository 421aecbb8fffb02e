/** The choice of the cell: at the head of its panel, or in the bar where the panel is far down the page. */
import { models } from '../../models/about/index.ts';
import { Select } from '../../ui/Select.tsx';
import { useLock } from '../classroom/useLock.tsx';
import { usePage } from '../sessionContext.ts';
import type { MainSelectProps } from './TaskSelect.tsx';
import { useChooseCell } from './useChooseCell.ts';

const choices = models.map(({ id, label }) => ({ value: id, label }));

export function CellSelect({ describedBy }: MainSelectProps) {
  const cell = usePage((state) => state.experiment.cell);
  const choose = useChooseCell();
  const lock = useLock('cell', 'cell');
  return (
    <div className="locked-choice">
      <Select
        className="select-main"
        data-place="control:cell"
        aria-label="Cell"
        aria-describedby={lock?.id ?? describedBy}
        disabled={lock !== undefined}
        choices={choices}
        value={cell}
        onChange={choose}
      />
      {lock?.sign}
    </div>
  );
}
