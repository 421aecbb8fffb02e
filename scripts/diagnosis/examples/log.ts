/** The headlines of a recorded run, as the page gives them. */
import { headlineOf, type Told } from '../../../src/app/headlineText.ts';
import { chosenOf } from '../../../src/store/chosen.ts';
import type { Fault } from '../../../src/store/diagnosis/index.ts';
import type { RunInfo } from '../../../src/worker/protocol.ts';
import { replay, type Recorded } from '../replay.ts';

/** What a headline is, whatever its numbers. */
export type HeadlineId =
  Fault | 'begun' | 'guessing' | 'learning' | 'back' | 'solved' | 'better' | 'lost' | 'slow';

/** From that step on, up to the next. */
export interface Headline {
  readonly step: number;
  readonly id: HeadlineId;
  readonly headline: string;
  readonly text: string;
}

function idOf({ progressLevel, lostAt, overfit, info }: Told): HeadlineId {
  if (overfit) return 'overfit';
  if (progressLevel === 'untrained') return 'begun';
  if (progressLevel !== 'solved' || !info?.problem.solved.beats) return progressLevel;
  return lostAt === undefined ? 'better' : 'lost';
}

/** Every headline of a run, with the step of its evaluation; one is another where its words in bold are. */
export function headlinesOf(run: Recorded): Headline[] {
  const said: Headline[] = [];
  for (const { facts, said: progress, series, diagnosis } of replay(run)) {
    const told: Told = { ...facts, ...progress, info: { problem: run.problem } as RunInfo, rest: undefined };
    const { headline, text } = diagnosis ?? headlineOf(told, { chosen: chosenOf(series) });
    if (headline === said.at(-1)?.headline) continue;
    said.push({ step: facts.step, id: diagnosis?.id ?? idOf(told), headline, text });
  }
  return said;
}
