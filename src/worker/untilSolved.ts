/** Brings a run to rest where its task counts as solved: at the very step, so that what is asked of its network there is always the same. */
import { solvedInARow, type SolvedLine } from '../tasks/contract/measures.ts';
import type { LoopSink } from '../training/run/loopParts.ts';

/** The sink, which also hears when to rest. @param rest is given the step after which nothing more is to be trained */
export function untilSolved(sink: LoopSink, solved: SolvedLine, rest: (step: number) => void): LoopSink {
  let inARow = 0;
  return {
    ...sink,
    evaluation(step, judgement, seconds) {
      sink.evaluation(step, judgement, seconds);
      inARow = step > 0 && judgement.loss <= solved.loss ? inARow + 1 : 0;
      if (inARow >= solvedInARow(solved)) rest(step);
    },
  };
}
