/** The choice of the task: at the head of its panel, or in the bar where the panel is far down the page. */
import { withTask } from '../../config/index.ts';
import { tasks } from '../../tasks/index.ts';
import { Select } from '../../ui/Select.tsx';
import { useLock } from '../classroom/useLock.tsx';
import { usePage, useSession } from '../sessionContext.ts';

const choices = tasks.map(({ id, label }) => ({ value: id, label }));

export interface MainSelectProps {
  /** The id of what explains the choice. */
  readonly describedBy?: string;
}

export function TaskSelect({ describedBy }: MainSelectProps) {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  const lock = useLock('task', 'task');
  return (
    <div className="locked-choice">
      <Select
        className="select-main"
        data-place="control:task"
        aria-label="Task"
        aria-describedby={lock?.id ?? describedBy}
        disabled={lock !== undefined}
        choices={choices}
        value={experiment.task}
        onChange={(next) => session.change(withTask(experiment, next), 'push')}
      />
      {lock?.sign}
    </div>
  );
}
