/** The results of the run, with what is shown beside it: rivals, the kept curves of the last run, and what was changed under way. */
import { LossLine } from '../results/LossLine.tsx';
import { Results } from '../results/Results.tsx';
import { useDarkPrint } from '../results/useDarkPrint.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { useOverlay } from './useNetworks.ts';

export function RaceResults() {
  useDarkPrint();
  const session = useSession();
  const info = usePage((state) => state.info);
  const cell = usePage((state) => state.experiment.cell);
  const clipNorm = usePage((state) => state.experiment.clipNorm);
  const overlay = useOverlay();
  const shown = usePage(({ classPlan }) => classPlan?.show);
  const able = usePage(
    ({ status: { state } }) => state === 'ready' || state === 'running' || state === 'paused',
  );
  return (
    <Results
      series={session.series}
      info={info}
      cell={cell}
      clipNorm={clipNorm}
      lengths={{ able }}
      overlay={overlay}
      shown={shown}
    />
  );
}

/** The loss alone, small. */
export function RaceLossLine() {
  const { series } = useSession();
  const problem = usePage((state) => state.info?.problem);
  const overlay = useOverlay();
  return problem && <LossLine series={series} problem={problem} overlay={overlay} />;
}
