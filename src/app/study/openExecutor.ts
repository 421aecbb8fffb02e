/** What trains the runs of a study on the page, one after another. */
import { failureText } from '../../store/statusText.ts';
import { ClientExecutor } from '../../studies/executor.ts';
import type { RunExecutor } from '../../studies/runsControl.ts';
import type { Study } from '../../studies/study.ts';

export function openExecutor({ own }: Study): RunExecutor {
  return new ClientExecutor({ own, failureText });
}
