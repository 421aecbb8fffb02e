/** What the score shows of a race: the rivals' gradients over the lead's, and their hidden states, unfolded on demand. */
import { useEffect, useMemo } from 'react';
import type { ScoreRace } from '../score/rivals.ts';
import { useShown } from '../useClassPlan.ts';
import { RivalScores } from './RivalScores.tsx';
import { scoreRaceOf } from './scoreRace.ts';
import { useNetworks } from './useNetworks.ts';

export interface RaceScoresProps {
  /** Told who races; nobody any more when this goes. */
  readonly onRace: (race: ScoreRace | undefined) => void;
}

export function RaceScores({ onRace }: RaceScoresProps) {
  const networks = useNetworks();
  const race = useMemo(() => scoreRaceOf(networks), [networks]);
  useEffect(() => {
    onRace(race);
    return () => onRace(undefined);
  }, [race, onRace]);
  const shown = useShown('lane:hidden');
  return shown && <RivalScores networks={networks} />;
}
