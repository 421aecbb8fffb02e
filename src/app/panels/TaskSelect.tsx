/** The choice of the task: at the head of its panel, or in the bar where the panel is far down the page. */
import { withTask } from '../../config/index.ts';
import { tasks } from '../../tasks/index.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { MainSelect, type MainSelectProps } from './MainSelect.tsx';

const choices = tasks.map(({ id, label }) => ({ value: id, label }));

export function TaskSelect(props: MainSelectProps) {
  const session = useSession();
  const experiment = usePage((state) => state.experiment);
  return (
    <MainSelect
      name="task"
      label="Task"
      choices={choices}
      value={experiment.task}
      onChange={(next) => session.change(withTask(experiment, next), 'push')}
      {...props}
    />
  );
}
