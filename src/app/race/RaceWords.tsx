/** The race in one sentence, renewed at a calm pace. */
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import { Throttled } from '../results/Throttled.tsx';
import { lastChange } from './changes.ts';
import type { Overlay } from './overlay.ts';
import { raceSentence } from './raceText.ts';

const PACE = 1000;

export function RaceWords({
  overlay,
  problem,
}: {
  readonly overlay: Overlay;
  readonly problem: ProblemInfo;
}) {
  return (
    <Throttled source={overlay.networks[0]!.series} pace={PACE}>
      {() => raceSentence(overlay, problem) + lastChange(overlay)}
    </Throttled>
  );
}
