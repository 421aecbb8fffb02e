/** What trains the runs of a study on the page, one after another. */
import { failureText } from '../../store/statusText.ts';
import { ClientExecutor, type RunProgress } from '../../studies/executor.ts';
import type { RunOutcome } from '../../studies/outcome.ts';
import type { Executor } from '../../studies/pool.ts';
import type { Study, StudyRun } from '../../studies/study.ts';

export function openExecutor({ own }: Study): Executor<StudyRun, RunOutcome, RunProgress> {
  return new ClientExecutor({ own, failureText });
}
