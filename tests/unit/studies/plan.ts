/** Studies of links, and outcomes that nobody trained. */
import { parseLink } from '../../../src/config/parse.ts';
import type { RunOutcome } from '../../../src/studies/outcome.ts';
import type { Study, StudyRun } from '../../../src/studies/study.ts';

export function studyOf(link: string): Study {
  const parsed = parseLink(link);
  if (!parsed.ok || !parsed.study) throw new Error('This link holds no study.');
  return { base: parsed.experiment, rivals: parsed.rivals, plan: parsed.study };
}

/** @param solvedAt Infinity for one that never solved it */
export function outcomeOf(
  { link, steps }: StudyRun,
  solvedAt: number,
  part: Partial<RunOutcome> = {},
): RunOutcome {
  const solved = Number.isFinite(solvedAt);
  return {
    link,
    ending: solved ? 'solved' : 'steps',
    ...(solved && { solvedAt }),
    steps: solved ? solvedAt : steps,
    heldOutLoss: solved ? 0.009 : 0.2,
    metric: solved ? 1 : 0.1,
    history: [
      { step: 0, loss: null, heldOutLoss: 0.3, metric: 0.1 },
      { step: 20, loss: 0.25, heldOutLoss: 0.2, metric: 0.2 },
    ],
    backend: 'wasm',
    form: 'wasm',
    stepsPerSecond: 500,
    seconds: 2,
    ...part,
  };
}

export const outcomesOf = (all: readonly RunOutcome[]) => new Map(all.map((each) => [each.link, each]));
