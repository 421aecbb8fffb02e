/** What stands under the score in a race: the rivals' lanes, and the standings. */
import { RivalScores } from './RivalScores.tsx';
import { Standings } from './Standings.tsx';
import { useNetworks } from './useNetworks.ts';

export function RaceScores() {
  const networks = useNetworks();
  return (
    <>
      <RivalScores networks={networks} />
      <Standings networks={networks} />
    </>
  );
}
