/** All of what the task produces: what the strip under the output lane shows the newest of. */
import { ownInUse } from '../../store/state.ts';
import { usePage } from '../sessionContext.ts';
import { AskPanel } from './ask/AskPanel.tsx';
import { FreeRunPanel } from './freeRun/FreeRunPanel.tsx';
import { HearPanel } from './hear/HearPanel.tsx';
import { SamplePanel } from './sample/SamplePanel.tsx';

export function ResultPanel() {
  const task = usePage(({ experiment }) => experiment.task);
  const problem = usePage(({ info }) => info?.problem);
  const own = usePage((state) => ownInUse(state) !== undefined);
  if (!problem) return null;
  const { ask, freeRun, generate, input, output } = problem;
  if (ask) return <AskPanel ask={ask} task={task} />;
  if (generate) return <SamplePanel task={task} own={own} />;
  if (freeRun) return <FreeRunPanel freeRun={freeRun} own={own} />;
  if (input.kind === 'spectrogram' && output.kind === 'classes')
    return <HearPanel classes={output.classes} task={task} />;
  return null;
}
