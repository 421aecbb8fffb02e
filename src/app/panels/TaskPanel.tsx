/** What the network is to learn: the task, what makes it harder, and the visitor's own data. */
import { useId } from 'react';
import { charactersIn, withValue } from '../../config/index.ts';
import type { OptionValue } from '../../options/option.ts';
import { findTask } from '../../tasks/index.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount } from '../../text/numbers.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { useLock } from '../classroom/useLock.tsx';
import { useBeside } from '../useBeside.ts';
import { useLocked, useShown } from '../useClassPlan.ts';
import { inSight } from './groups.ts';
import { OptionControl } from './OptionControl.tsx';
import { TaskSelect } from './TaskSelect.tsx';

export function TaskPanel() {
  const session = useSession();
  const id = useId();
  const beside = useBeside();
  const experiment = usePage((state) => state.experiment);
  const own = usePage((state) => state.own);
  const task = findTask(experiment.task)!;
  const choice = useShown('task');
  const settings = useShown('settings');

  const change = (option: string, value: OptionValue) => {
    const asksForOwn = option === task.own?.option && value === task.own.value;
    if (asksForOwn && !own[task.own!.kind]) return session.show('own');
    session.change(withValue(experiment, 'task', option, value));
  };
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Task</h2>
      {choice && beside && <TaskSelect describedBy={`${id}-task`} />}
      {choice && (
        <p className="sentence" id={`${id}-task`}>
          {`${task.sentence} ${task.whyHard}`}
        </p>
      )}
      {task.options
        .filter((option) => settings && inSight(task, option.id))
        .map((option) => (
          <OptionControl
            key={option.id}
            owner="task"
            option={option}
            value={experiment.taskOptions[option.id]!}
            onChange={(value) => change(option.id, value)}
          />
        ))}
      {settings && task.own && (
        <OwnDataRow kind={task.own.kind} option={task.own.option} data={own[task.own.kind]} />
      )}
    </section>
  );
}

interface OwnDataRowProps {
  readonly kind: OwnData['kind'];
  /** The option that chooses the data. */
  readonly option: string;
  readonly data: OwnData | undefined;
}

function OwnDataRow({ kind, option, data }: OwnDataRowProps) {
  const session = useSession();
  const own = useLock('own', 'own data');
  const choice = useLocked(option);
  const what = kind === 'text' ? 'text' : 'series';
  return (
    <div className="own">
      <Button
        aria-disabled={own !== undefined || choice}
        aria-describedby={own?.id}
        onClick={() => session.show(own || choice ? 'locked' : 'own')}
      >
        {data ? `Change your ${what}…` : `Use a ${what} of your own…`}
      </Button>
      {own?.sign}
      {data && <p className="choice-help">{describe(data)}</p>}
    </div>
  );
}

function describe(data: OwnData): string {
  return data.kind === 'text'
    ? `Yours: ${formatCount(charactersIn(data.text))} characters.`
    : `Yours: ${data.name || 'a series'}, ${formatCount(data.values.length)} values.`;
}
