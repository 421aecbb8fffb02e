/** What stands under the score in a race: the rivals' lanes, and the standings. */
import type { NetworkOnPage } from './overlay.ts';
import { RivalScores } from './RivalScores.tsx';
import { Standings } from './Standings.tsx';

export function RaceScores({ networks }: { readonly networks: readonly NetworkOnPage[] }) {
  return (
    <>
      <RivalScores networks={networks} />
      <Standings networks={networks} />
    </>
  );
}
